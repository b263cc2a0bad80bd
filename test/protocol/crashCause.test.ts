/** What windows learn of a server that has died, with real processes and a real log. */
import { appendFileSync, mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import type { ServerApi } from "../../src/client/serverApi.ts";
import { bundleScriptedServer, ServerHome, waitUntil } from "../support/serverHome.ts";

let bundleFolder: string;
let serverPath: string;
let home: ServerHome;

beforeAll(async () => {
  bundleFolder = mkdtempSync(path.join(os.tmpdir(), "sealion-bundle-"));
  serverPath = await bundleScriptedServer(bundleFolder);
});
afterAll(() => rmSync(bundleFolder, { recursive: true, force: true }));
beforeEach(() => (home = new ServerHome(serverPath)));
afterEach(() => home.dispose());

/** An answer that has begun and would go on for ever. */
async function beginAnswer(server: ServerApi): Promise<{ readonly answer: Promise<unknown> }> {
  let begun = false;
  const messages = [{ role: "user", content: "stream 100000 20" }] as const;
  const answer = server.chat({ messages, thinking: false }, { onProgress: ({ kind }) => (begun ||= kind === "delta") });
  answer.catch(() => undefined);
  await waitUntil(() => begun, "the first word");
  return { answer };
}

it("a kill is told by its name to every window, also those that did not start the server", async () => {
  const [starter, other] = [home.connect(), home.connect()];
  const { pid } = await starter.status();
  await other.status();
  const lost: string[] = [];
  other.onDidChangeHealth((health) => lost.push(health));
  const { answer } = await beginAnswer(starter);
  process.kill(pid, "SIGKILL");
  await expect(answer).rejects.toMatchObject({ code: "server.crashed", details: { cause: "killed", line: "SIGKILL" } });
  await waitUntil(() => other.lastCrash !== undefined, "the other window to learn");
  expect(other.lastCrash?.details).toEqual({ cause: "killed", line: "SIGKILL" });
  expect(lost).toEqual(["lost"]);
  expect((await other.loadModel()).name).toBe("small");
  expect(other.lastCrash).toBeUndefined();
});

it("last words in the log are told to every window", async () => {
  const [starter, other] = [home.connect(), home.connect()];
  const { pid } = await starter.status();
  await other.status();
  const words =
    "ggml_backend_cuda_buffer_type_alloc_buffer: allocating 64.00 MiB on device 0: cudaMalloc failed: out of memory";
  appendFileSync(home.paths.logFile, `${words}\n`);
  process.kill(pid, "SIGABRT");
  const details = { cause: "gpuMemory", line: words };
  for (const window of [starter, other]) {
    await waitUntil(() => window.lastCrash !== undefined, "a window to learn");
    expect(window.lastCrash).toMatchObject({ code: "server.crashed", details });
  }
});

it("complaints that the server has come through are not the cause of its end", async () => {
  const [starter, other] = [home.connect({ model: "complains" }), home.connect({ model: "complains" })];
  const { pid } = await starter.status();
  await other.status();
  await starter.loadModel();
  expect(home.log()).toContain("out of memory");
  process.kill(pid, "SIGKILL");
  for (const window of [starter, other]) {
    await waitUntil(() => window.lastCrash !== undefined, "a window to learn");
    expect(window.lastCrash?.details).toEqual({ cause: "killed", line: "SIGKILL" });
  }
});

it("a server that hangs before it greets is ended, and its windows learn that it did not crash", async () => {
  const window = home.connect();
  const { pid } = await window.status();
  process.kill(pid, "SIGSTOP");
  const next = await home.acquire({ helloTimeoutMs: 300 });
  expect(next.hello.pid).not.toBe(pid);
  next.socket.destroy();
  await waitUntil(() => window.lastCrash !== undefined, "the window to learn");
  expect(window.lastCrash?.details).toEqual({ cause: "hung", line: "" });
});

it("a server that was ended because it did not answer is not taken for one that crashed", async () => {
  const watchTimes = { pingIntervalMs: 50, notRespondingMs: 200, giveUpMs: 600 };
  const [impatient, other] = [home.connect({ watchTimes }), home.connect()];
  const { pid } = await impatient.status();
  await other.status();
  process.kill(pid, "SIGSTOP");
  await expect(impatient.loadModel()).rejects.toMatchObject({ code: "server.notResponding" });
  await waitUntil(() => other.lastCrash !== undefined, "the other window to learn");
  expect(other.lastCrash?.details).toEqual({ cause: "hung", line: "" });
});

it("a stop on purpose is no crash for anybody", async () => {
  const [one, other] = [home.connect(), home.connect()];
  await one.status();
  await other.status();
  await one.stopServer();
  await waitUntil(() => one.lastStatus === undefined && other.lastStatus === undefined, "both to hear of it");
  expect([one.lastCrash, other.lastCrash]).toEqual([undefined, undefined]);
});
