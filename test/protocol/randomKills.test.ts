/**
 * Servers and windows that die at random, again and again. `npm run test:stress` sets SEALION_STRESS_ROUNDS for more rounds
 * than `npm test` has time for, and SEALION_STRESS_SEED to play the same ones again.
 */
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { ServerApi } from "../../src/client/serverApi.ts";
import { AppError } from "../../src/shared/appError.ts";
import { seededRandom } from "../support/seededRandom.ts";
import {
  bundleScriptedServer,
  bundleWindow,
  isRunning,
  ServerHome,
  waitForEnd,
  waitUntil,
} from "../support/serverHome.ts";
import { TestWindow } from "../support/testWindow.ts";

const rounds = Number(process.env.SEALION_STRESS_ROUNDS ?? 10);
const seed = Number(process.env.SEALION_STRESS_SEED ?? Date.now() % 100_000);
const random = seededRandom(seed);
const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

const WATCH_TIMES = { pingIntervalMs: 50, notRespondingMs: 150, giveUpMs: 600 };
/** What a request may come to when its server dies: an answer, or one of these. */
const HONEST_ENDS = [
  "answered",
  "CancelledError",
  "model.unloaded",
  "server.stopped",
  "server.crashed",
  "server.notResponding",
  "server.unavailable",
];

/** What requests came to, and how often. */
const tally = new Map<string, number>();

let bundleFolder: string;
let serverPath: string;
let windowPath: string;

beforeAll(async () => {
  bundleFolder = mkdtempSync(path.join(os.tmpdir(), "sealion-bundle-"));
  serverPath = await bundleScriptedServer(bundleFolder);
  windowPath = await bundleWindow(bundleFolder);
});
afterAll(() => rmSync(bundleFolder, { recursive: true, force: true }));

function startRequest(server: ServerApi): Promise<string> {
  const content = pick(["hello", "stream 40 5", "stream 400 5", "deaf 200", "render 50"]);
  const whenBusy = pick(["refuse", "wait", "switch"] as const);
  const request = pick<() => Promise<unknown>>([
    () => server.chat({ messages: [{ role: "user", content }], thinking: false, whenBusy }),
    () => server.translate({ text: "One.\n\nTwo.\n\nThree.", target: "th", whenBusy }),
    () => server.summarize({ text: "A text.", target: "id", whenBusy }),
    () => server.loadModel(),
    () => server.status(),
  ]);
  return request().then(() => "answered", endOf);
}

function endOf(error: unknown): string {
  if (AppError.is(error)) return error.code;
  return error instanceof Error ? error.name : String(error);
}

/** What happens to a server in the middle of its work. */
async function strike(pid: number, servers: readonly ServerApi[]): Promise<void> {
  const blow = pick(["SIGKILL", "SIGKILL", "SIGABRT", "SIGTERM", "SIGSTOP", "stop", "none"] as const);
  if (blow === "stop")
    await pick(servers)
      .stopServer()
      .catch(() => undefined); // it may be dead by now
  else if (blow !== "none" && isRunning(pid)) process.kill(pid, blow);
}

/** The first request after the blow may still meet the server that is dying of it, or that is stopped. The next does not. */
async function settledStatus(server: ServerApi): Promise<void> {
  await server.status().catch((error: unknown) => {
    if (!HONEST_ENDS.includes(endOf(error))) throw error;
    return server.status();
  });
}

async function playRound(home: ServerHome, pids: Set<number>): Promise<void> {
  const models = ["small", "wide", "slow", "beside"];
  const servers = Array.from({ length: 3 }, () => home.connect({ model: pick(models), watchTimes: WATCH_TIMES }));
  const windows = Array.from({ length: 2 }, () => {
    const wishes = { windowPath, serverPath, env: home.env, model: pick(models), content: "stream 2000 5" };
    return new TestWindow(wishes);
  });
  const pid = (await servers[0]!.status()).pid;
  const requests = Array.from({ length: 12 }, () => startRequest(pick(servers)));
  await pause(random() * 300);
  for (const window of windows) if (random() < 0.5) window.kill(pick(["SIGKILL", "SIGTERM"]));
  await strike(pid, servers);
  await pause(random() * 100);
  for (const window of windows) window.kill("SIGKILL");
  const outcomes = await Promise.all(requests);
  for (const outcome of outcomes) tally.set(outcome, (tally.get(outcome) ?? 0) + 1);
  // The load of one model may push out another's, or find it in use.
  for (const outcome of outcomes) expect([...HONEST_ENDS, "model.busy", "model.switched"]).toContain(outcome);
  await waitUntil(() => windows.every((window) => window.hasEnded), "the windows to end");
  // One more request of each that is left: all meet the same, living server.
  for (const server of servers) await settledStatus(server);
  const statuses = await Promise.all(servers.map((server) => server.status()));
  expect(new Set(statuses.map((status) => status.pid)).size).toBe(1);
  const now = statuses[0]!.pid;
  expect((await servers[0]!.status()).clients).toBeLessThanOrEqual(servers.length + windows.length);
  pids.add(pid).add(now);
  await waitUntil(() => [...pids].every((one) => one === now || !isRunning(one)), "dead servers to be gone");
  home.disconnect();
}

it(
  `leaves nothing hanging and nothing orphaned in ${rounds} rounds of random kills, seed ${seed}`,
  { timeout: 20_000 + rounds * 10_000 },
  async () => {
    const home = new ServerHome(serverPath, { SEALION_IDLE_MS: "1000" });
    try {
      const pids = new Set<number>();
      for (let round = 0; round < rounds; round += 1) await playRound(home, pids);
      for (const match of home.log().matchAll(/^\S+ (\d+) /gmu)) pids.add(Number(match[1]));
      await Promise.all([...pids].map(waitForEnd)); // the last one's idle time is over, too
      expect(home.serverPids().filter(isRunning)).toEqual([]);
      // What the killed could not put away, a lock or a socket, the next start does.
      const next = await home.acquire();
      next.socket.destroy();
      await waitForEnd(next.hello.pid);
      expect(home.serverPids()).toEqual([]);
      expect(home.leftovers()).toEqual([]);
      const ends = Array.from(tally, ([end, count]) => `${end} ${count}`).join(", ");
      if (rounds > 10) process.stdout.write(`${rounds} rounds, ${pids.size} servers, requests: ${ends}\n`);
    } finally {
      await home.dispose();
    }
  },
);
