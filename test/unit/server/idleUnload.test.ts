import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { Engine } from "../../../src/core/engine.ts";
import { ModelHost, type ModelNeed } from "../../../src/server/modelHost.ts";
import type { TaskWatch } from "../../../src/server/taskWatch.ts";
import { createDeferred } from "../../../src/shared/deferred.ts";
import { silentLogger } from "../../../src/shared/logger.ts";
import { DEFAULT_LOAD_SETTINGS, type ModelState } from "../../../src/shared/protocol.ts";
import { fakeEngineModel } from "../../support/fakeEngineModel.ts";

const MINUTE_MS = 60_000;

let host: ModelHost;
let news: ModelState["kind"][];

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["performance", "Date", "setTimeout", "clearTimeout"] });
  news = [];
  const engine: Engine = {
    checkModel: () => Promise.resolve(),
    fitsBeside: () => Promise.resolve(true),
    loadModel: ({ path }) => {
      const model = fakeEngineModel();
      return Promise.resolve({ ...model, info: { ...model.info, path } });
    },
    dispose: () => Promise.resolve(),
  };
  host = new ModelHost({
    createEngine: () => engine,
    logger: silentLogger,
    onChange: () => news.push(host.stateFor().model.kind),
  });
});
afterEach(() => vi.useRealTimers());

function watch(client: object = {}): TaskWatch {
  return { client, signal: new AbortController().signal, report: () => undefined };
}

function need(idleUnloadMinutes: number, path = "/a"): ModelNeed {
  return { path, settings: { ...DEFAULT_LOAD_SETTINGS, idleUnloadMinutes } };
}

const use = (minutes: number, path?: string, client?: object) =>
  host.use(need(minutes, path), watch(client), () => Promise.resolve());

it("frees a model that nobody has used for as long as its settings say, and tells", async () => {
  await use(30);
  await vi.advanceTimersByTimeAsync(30 * MINUTE_MS - 1);
  expect(host.isLoaded("/a")).toBe(true);
  await vi.advanceTimersByTimeAsync(1);
  expect(host.isLoaded("/a")).toBe(false);
  expect(news.at(-1)).toBe("none");
  await use(30);
  expect(host.isLoaded("/a")).toBe(true);
});

it("keeps it for ever with 0, and counts anew from each use", async () => {
  const window = {};
  await use(0, "/a", window);
  await vi.advanceTimersByTimeAsync(100 * 24 * 60 * MINUTE_MS);
  expect(host.isLoaded("/a")).toBe(true);
  await use(2, "/a", window);
  await vi.advanceTimersByTimeAsync(MINUTE_MS);
  await use(2, "/a", window);
  await vi.advanceTimersByTimeAsync(MINUTE_MS);
  expect(host.isLoaded("/a")).toBe(true);
  await vi.advanceTimersByTimeAsync(MINUTE_MS);
  expect(host.isLoaded("/a")).toBe(false);
});

it.each([
  [[1, 5], 5],
  [[5, 1], 5],
])("goes by the longest wish of those who have used it, whoever came last: %j", async (wishes, minutes) => {
  for (const wish of wishes) await use(wish);
  await vi.advanceTimersByTimeAsync(minutes * MINUTE_MS - 1);
  expect(host.isLoaded("/a")).toBe(true);
  await vi.advanceTimersByTimeAsync(1);
  expect(host.isLoaded("/a")).toBe(false);
});

it("stays for who wants it for ever as long as that one is there, whatever another wants", async () => {
  const [window, other] = [{}, {}];
  await use(0, "/a", window);
  await use(1, "/a", other);
  await vi.advanceTimersByTimeAsync(24 * 60 * MINUTE_MS);
  expect(host.isLoaded("/a")).toBe(true);
  host.forget(window);
  await vi.advanceTimersByTimeAsync(0);
  expect(host.isLoaded("/a")).toBe(false);
});

it("counts the time since its last use, not since somebody left", async () => {
  const [window, other] = [{}, {}];
  await use(10, "/a", window);
  await use(3, "/a", other);
  await vi.advanceTimersByTimeAsync(2 * MINUTE_MS);
  host.forget(window);
  await vi.advanceTimersByTimeAsync(MINUTE_MS - 1);
  expect(host.isLoaded("/a")).toBe(true);
  await vi.advanceTimersByTimeAsync(1);
  expect(host.isLoaded("/a")).toBe(false);
});

it("goes by the wish of the last one who left when nobody is there that has used it", async () => {
  const command = {};
  await use(2, "/a", command);
  host.forget(command);
  await vi.advanceTimersByTimeAsync(2 * MINUTE_MS);
  expect(host.isLoaded("/a")).toBe(false);
});

it("never takes one that is in use, nor another", async () => {
  const work = createDeferred<undefined>();
  const running = host.use(need(1), watch(), () => work.promise);
  await use(0, "/b");
  await use(1); // beside the one that runs
  await vi.advanceTimersByTimeAsync(60 * MINUTE_MS);
  expect([host.isLoaded("/a"), host.isLoaded("/b")]).toEqual([true, true]);
  work.resolve(undefined);
  await running;
  await vi.advanceTimersByTimeAsync(MINUTE_MS);
  expect([host.isLoaded("/a"), host.isLoaded("/b")]).toEqual([false, true]);
});

it("has no timer left when the model is unloaded before", async () => {
  await use(1);
  await host.unload("/a");
  expect(vi.getTimerCount()).toBe(0);
});
