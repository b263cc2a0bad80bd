import { mkdtempSync, rmSync } from "node:fs";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { createJsonRpcPeer } from "../../../src/client/jsonRpcPeer.ts";
import { Session } from "../../../src/server/session.ts";
import { createDeferred } from "../../../src/shared/deferred.ts";
import { silentLogger } from "../../../src/shared/logger.ts";
import type { NotificationType, RequestType, TaskProgress } from "../../../src/shared/protocol.ts";

const state: NotificationType<{ readonly step: number; readonly ballast: string }> = { method: "test/state" };
const stream: RequestType<Record<string, never>, object, TaskProgress> = { method: "test/stream" };
const STEPS = 2000;

let folder: string;
let listener: net.Server;
let client: net.Socket;
let serverSocket: net.Socket;
let session: Session;

beforeEach(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), "sealion-session-"));
  const address = path.join(folder, "test.sock");
  const accepted = new Promise<net.Socket>((resolve) => (listener = net.createServer(resolve)));
  await new Promise<void>((resolve) => listener.listen(address, resolve));
  client = net.connect(address);
  serverSocket = await accepted;
  session = new Session({ socket: serverSocket, logger: silentLogger, version: "0.0.0", onClose: () => undefined });
  session.listen();
});
afterEach(async () => {
  client.destroy();
  await new Promise((resolve) => listener.close(resolve));
  rmSync(folder, { recursive: true, force: true });
});

/** Messages that the client gets when it begins to read. */
function read() {
  const peer = createJsonRpcPeer(client);
  const steps: number[] = [];
  peer.onNotification(state, ({ step }) => steps.push(step));
  return { peer, steps };
}

it("keeps no states for a client that does not read, and tells it the last when it does", async () => {
  for (let step = 1; step <= STEPS; step += 1) {
    session.notifyState(state, { step, ballast: "x".repeat(5000) });
    if (step % 10 === 0) await new Promise(setImmediate);
  }
  const { peer, steps } = read();
  await expect.poll(() => steps.at(-1)).toBe(STEPS);
  expect(steps).toEqual([...steps].sort((one, other) => one - other));
  expect(steps.length).toBeLessThan(STEPS / 4); // what the sockets' own memory holds
  session.notifyState(state, { step: STEPS + 1, ballast: "" });
  await expect.poll(() => steps.at(-1)).toBe(STEPS + 1);
  peer.dispose();
});

it("loses no kind of state to another while a client does not read", async () => {
  const other: typeof state = { method: "test/otherState" };
  for (let step = 1; step <= 500; step += 1) {
    session.notifyState(state, { step, ballast: "x".repeat(5000) });
    if (step === 250) session.notifyState(other, { step: 7, ballast: "" });
    if (step % 10 === 0) await new Promise(setImmediate);
  }
  const { peer, steps } = read();
  const others: number[] = [];
  peer.onNotification(other, ({ step }) => others.push(step));
  await expect.poll(() => steps.at(-1)).toBe(500);
  expect(others).toEqual([7]);
  peer.dispose();
});

it(
  "keeps a stream's words in few messages for a client that does not read, and loses none",
  { timeout: 20_000 },
  async () => {
    const said: string[] = [];
    const done = createDeferred<object>();
    session.on(stream, (_params, { report }) => {
      const talk = setInterval(() => {
        const text = `${said.length} ${"x".repeat(9000)}\n`;
        said.push(text);
        report({ kind: "delta", channel: "text", text });
        if (said.length < 600) return;
        clearInterval(talk);
        done.resolve({});
      }, 5);
      return done.promise;
    });
    const peer = createJsonRpcPeer(client);
    const heard: string[] = [];
    const answer = peer.request(
      stream,
      {},
      { onProgress: (progress) => "text" in progress && heard.push(progress.text) },
    );
    await expect.poll(() => heard.length).toBeGreaterThan(0);
    client.pause();
    await done.promise;
    client.resume();
    await answer;
    expect(heard.join("")).toBe(said.join(""));
    expect(heard.length).toBeLessThan(60); // thirty a second would be 90
    peer.dispose();
  },
);
