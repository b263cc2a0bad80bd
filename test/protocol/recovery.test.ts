/** A server that dies or hangs under its clients: what they are told, and that the next request works. */
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import type { ServerApi } from "../../src/client/serverApi.ts";
import { bundleScriptedServer, ServerHome, waitForEnd, waitUntil } from "../support/serverHome.ts";

let bundleFolder: string;
let serverPath: string;
let home: ServerHome;

beforeAll(async () => {
  bundleFolder = mkdtempSync(path.join(os.tmpdir(), "sealion-bundle-"));
  serverPath = await bundleScriptedServer(bundleFolder);
});
afterAll(() => rmSync(bundleFolder, { recursive: true, force: true }));
beforeEach(() => {
  home = new ServerHome(serverPath);
});
afterEach(() => home.dispose());

function ask(server: ServerApi, content: string) {
  return server.chat({ messages: [{ role: "user", content }], thinking: false });
}

it("rejects what was open when the server is killed, and the next request works on a new one", async () => {
  const [one, two] = [home.connect(), home.connect()];
  const health: string[] = [];
  two.onDidChangeHealth((state) => health.push(state));
  const { pid } = await one.status();
  await two.status();
  const outcome = expect(ask(one, "stream 2000 5")).rejects.toMatchObject({ code: "server.crashed" });
  await waitUntil(() => two.lastStatus?.model.kind === "busy", "the answer to begin");
  process.kill(pid, "SIGKILL");
  await outcome;
  expect(one.lastStatus).toBeUndefined();
  await waitUntil(() => health.includes("lost"), "the idle window to know");
  const answers = await Promise.all([ask(one, "hello"), ask(two, "world")]);
  expect(answers.map(({ text }) => text)).toEqual(["hello", "world"]);
  const [first, second] = [await one.status(), await two.status()];
  expect(first.pid).not.toBe(pid);
  expect(second.pid).toBe(first.pid);
});

it("tells of a server that does not respond, gives it up, and the next request works", async () => {
  const server = home.connect({ watchTimes: { pingIntervalMs: 50, notRespondingMs: 150, giveUpMs: 500 } });
  const { pid } = await server.status();
  const outcome = expect(ask(server, "stream 2000 5")).rejects.toMatchObject({ code: "server.notResponding" });
  await waitUntil(() => server.lastStatus?.model.kind === "busy", "the answer to begin");
  // Only now: a machine that is busy may have been slow before.
  const health: string[] = [];
  server.onDidChangeHealth((state) => health.push(state));
  process.kill(pid, "SIGSTOP");
  await waitUntil(() => health.includes("notResponding"), "the first warning");
  await outcome;
  await waitForEnd(pid);
  expect(health).toEqual(["notResponding", "lost"]);
  expect((await ask(server, "hello")).text).toBe("hello");
});

it("says so when the server responds again, and the request goes on", async () => {
  const server = home.connect({ watchTimes: { pingIntervalMs: 50, notRespondingMs: 150, giveUpMs: 5000 } });
  const { pid } = await server.status();
  const told: string[] = [];
  server.onDidChangeHealth((state) => told.push(state));
  const answer = ask(server, "stream 50 10");
  await waitUntil(() => server.lastStatus?.model.kind === "busy", "the answer to begin");
  // A machine that is busy may have been slow before.
  await waitUntil(() => told.at(-1) !== "notResponding", "the server to respond");
  const before = told.length;
  const health = () => told.slice(before);
  process.kill(pid, "SIGSTOP");
  await waitUntil(() => health().includes("notResponding"), "the warning");
  process.kill(pid, "SIGCONT");
  expect((await answer).text).toContain("49 ");
  expect(health()).toEqual(["notResponding", "responding"]);
});

it("leaves a server alone that is silent while nothing is asked", async () => {
  const server = home.connect({ watchTimes: { pingIntervalMs: 20, notRespondingMs: 60, giveUpMs: 200 } });
  const { pid } = await server.status();
  await waitUntil(() => server.lastStatus !== undefined, "the first status");
  const health: string[] = [];
  server.onDidChangeHealth((state) => health.push(state));
  process.kill(pid, "SIGSTOP");
  await new Promise((resolve) => setTimeout(resolve, 500));
  process.kill(pid, "SIGCONT");
  // Asked by another, whom a server that is slow to come back does not alarm.
  expect((await home.connect().status()).pid).toBe(pid);
  expect(health).toEqual([]);
});

it("starts a server again that dies under every request", async () => {
  const server = home.connect();
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const { pid } = await server.status();
    const outcome = expect(ask(server, "stream 2000 5")).rejects.toMatchObject({ code: "server.crashed" });
    await waitUntil(() => server.lastStatus?.model.kind === "busy", "the answer to begin");
    process.kill(pid, "SIGKILL");
    await outcome;
  }
  expect(home.log().match(/listens in/gu)).toHaveLength(3);
});
