/** A thousand requests over real sockets, in this process, where the garbage collector says what is still held. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { afterEach, beforeEach, expect, it } from "vitest";
import { createJsonRpcPeer } from "../../../src/client/jsonRpcPeer.ts";
import type { RpcPeer } from "../../../src/client/rpcPeer.ts";
import type { Engine, EngineModel } from "../../../src/core/engine.ts";
import { ModelServer } from "../../../src/server/server.ts";
import { silentLogger } from "../../../src/shared/logger.ts";
import * as protocol from "../../../src/shared/protocol.ts";
import { createScriptedEngine } from "../../support/scriptedEngine.ts";
import { seededRandom } from "../../support/seededRandom.ts";

setFlagsFromString("--expose_gc");
const collectGarbage = runInNewContext("gc") as () => void;

const WINDOWS = 5;

/** What the engine was given, each held by nobody but the server. */
const given: WeakRef<object>[] = [];

function watchedEngine(): Engine {
  const engine = createScriptedEngine();
  const watched = (model: EngineModel): EngineModel => ({
    ...model,
    renderPrompt: (messages, how) => {
      given.push(new WeakRef(messages));
      return model.renderPrompt(messages, how);
    },
    generate: (prompt, how) => {
      given.push(new WeakRef(prompt), new WeakRef(how));
      if (how.signal !== undefined) given.push(new WeakRef(how.signal));
      return model.generate(prompt, how);
    },
  });
  return { ...engine, loadModel: async (options) => watched(await engine.loadModel(options)) };
}

let folder: string;
let server: ModelServer;
let listener: net.Server;
let peers: RpcPeer[];

beforeEach(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), "sealion-leaks-"));
  writeFileSync(path.join(folder, "wide.gguf"), "GGUF");
  server = new ModelServer({
    createEngine: watchedEngine,
    dataDir: path.join(folder, "data"),
    modelsDir: folder,
    version: "0.0.0",
    logger: silentLogger,
    onStopRequested: () => undefined,
    onClientsChanged: () => undefined,
    onActivityChanged: () => undefined,
  });
  listener = net.createServer((socket) => server.serve(socket));
  const address = path.join(folder, "test.sock");
  await new Promise<void>((resolve) => listener.listen(address, resolve));
  peers = Array.from({ length: WINDOWS }, () => createJsonRpcPeer(net.connect(address)));
});
afterEach(async () => {
  for (const peer of peers) peer.dispose();
  await new Promise((resolve) => listener.close(resolve));
  await server.dispose();
  rmSync(folder, { recursive: true, force: true });
});

const need = () => ({ model: { ref: "wide", dirs: [folder] }, settings: protocol.DEFAULT_LOAD_SETTINGS });

async function askAThousand(random: () => number): Promise<void> {
  const cancels: AbortController[] = [];
  const outcomes = Array.from({ length: 1000 }, async (_, index) => {
    const cancel = new AbortController();
    cancels.push(cancel);
    const peer = peers[index % peers.length]!;
    const watch = { signal: cancel.signal, onProgress: () => undefined };
    const messages = [{ role: "user" as const, content: random() < 0.5 ? "stream 5 1" : `echo ${index}` }];
    const request =
      random() < 0.7
        ? peer.request(protocol.chat, { ...need(), messages, thinking: false }, watch)
        : peer.request(protocol.translate, { ...need(), text: `One ${index}.\n\nTwo.`, target: "th" }, watch);
    await request.catch((error: unknown) => expect(error).toMatchObject({ name: "CancelledError" }));
  });
  for (const cancel of cancels) {
    if (random() < 0.6) cancel.abort();
    if (random() < 0.1) await new Promise((resolve) => setTimeout(resolve, random() * 10));
  }
  await Promise.all(outcomes);
}

/** How much of what the engine was given is still held. Looks a few times: what has just ended is let go a moment later. */
async function stillHeld(): Promise<number> {
  let held = given.length;
  for (let look = 0; look < 50 && held > 0; look += 1) {
    await new Promise((resolve) => setTimeout(resolve, 20));
    collectGarbage();
    held = given.filter((reference) => reference.deref() !== undefined).length;
  }
  return held;
}

it("holds nothing of a thousand requests that were cancelled at random", { timeout: 30_000 }, async () => {
  await askAThousand(seededRandom(13));
  expect(given.length).toBeGreaterThan(1000);
  expect(await stillHeld()).toBe(0);
  expect((await peers[0]!.request(protocol.status, {})).model.kind).toBe("ready");
  await expect.poll(() => server.openRequests).toBe(0);
});

it("holds nothing of windows that have gone in the middle of it", { timeout: 30_000 }, async () => {
  given.length = 0;
  const asked = Array.from({ length: 200 }, (_, index) => {
    const messages = [{ role: "user" as const, content: "stream 2000 5" }];
    const params = { ...need(), messages, thinking: false };
    return peers[index % 4]!.request(protocol.chat, params).catch(() => undefined);
  });
  await expect.poll(() => given.length).toBeGreaterThan(200);
  for (const peer of peers.slice(0, 4)) peer.dispose();
  await Promise.all(asked);
  const last = peers[4]!;
  await expect.poll(async () => (await last.request(protocol.status, {})).clients).toBe(1);
  expect(await stillHeld()).toBe(0);
  expect((await last.request(protocol.status, {})).model.kind).toBe("ready");
});
