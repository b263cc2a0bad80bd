import { getEventListeners } from "node:events";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Engine, EngineModel, LoadOptions, MemoryUse } from "../../../src/core/engine.ts";
import { ModelHost, type ModelNeed } from "../../../src/server/modelHost.ts";
import type { TaskWatch } from "../../../src/server/taskWatch.ts";
import { AppError } from "../../../src/shared/appError.ts";
import { CancelledError } from "../../../src/shared/cancelSignal.ts";
import { createDeferred } from "../../../src/shared/deferred.ts";
import { silentLogger } from "../../../src/shared/logger.ts";
import {
  DEFAULT_LOAD_SETTINGS,
  type ModelState,
  type TaskProgress,
  type WhenBusy,
} from "../../../src/shared/protocol.ts";
import { fakeEngineModel } from "../../support/fakeEngineModel.ts";

const sizeOf = (path: string): number => (path === "/big" ? 2 : 1);
const RESOURCES = {
  devices: [],
  vramBytes: 0,
  kvBytes: 0,
  batchTokens: 1,
  flashAttention: false,
  kvCache: "f16",
  adjustments: [],
} as const;

/** Of what is in memory, or on its way there. */
function pathOf(state: ModelState): string | undefined {
  if (state.kind === "none" || state.kind === "failed") return undefined;
  return state.kind === "loading" ? state.path : state.info.path;
}

/** Notes what happens to which model; a load lasts until the test lets it go. */
class FakeEngine implements Engine {
  readonly events: string[] = [];
  readonly loads: LoadOptions[] = [];
  /** How many models the memory holds; a big one takes the room of two. */
  room = 1;
  /** How often it was asked what memory holds. */
  looks = 0;
  private readonly gates = new Map<string, (outcome: "loaded" | AppError) => void>();

  checkModel(path: string): Promise<void> {
    if (!path.startsWith("/unusable")) return Promise.resolve();
    return Promise.reject(new AppError("model.invalidFile", `${path} is not a GGUF`));
  }

  fitsBeside(path: string, _settings: unknown, freed?: MemoryUse): Promise<boolean> {
    this.looks += 1;
    const { model, others } = host.stateFor();
    const held = [model, ...others].map(pathOf).filter((held) => held !== undefined);
    const taken = held.reduce((sum, held) => sum + sizeOf(held), 0) - (freed?.ramBytes ?? 0);
    return Promise.resolve(taken + sizeOf(path) <= this.room);
  }

  async loadModel(options: LoadOptions): Promise<EngineModel> {
    const { path, signal } = options;
    this.events.push(`load ${path}`);
    this.loads.push(options);
    const gate = createDeferred<"loaded" | AppError>();
    this.gates.set(path, gate.resolve);
    signal?.addEventListener("abort", () => gate.reject(new CancelledError()), { once: true });
    if (signal?.aborted === true) gate.reject(new CancelledError());
    const outcome = await gate.promise;
    if (outcome !== "loaded") throw outcome;
    const model = fakeEngineModel();
    return {
      ...model,
      info: { ...model.info, path, name: path.slice(1), resources: { ...RESOURCES, ramBytes: sizeOf(path) } },
      dispose: async () => {
        await Promise.resolve();
        this.events.push(`free ${path}`);
      },
    };
  }

  letGo(path: string, outcome: "loaded" | AppError = "loaded"): void {
    const gate = this.gates.get(path);
    if (gate === undefined) throw new Error(`${path} is not being loaded`);
    gate(outcome);
  }

  dispose(): Promise<void> {
    this.events.push("dispose");
    return Promise.resolve();
  }
}

let engine: FakeEngine;
let host: ModelHost;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["performance", "Date", "setTimeout", "clearTimeout"] });
  engine = new FakeEngine();
  host = new ModelHost({ createEngine: () => engine, logger: silentLogger, onChange: () => undefined });
});
afterEach(() => vi.useRealTimers());

const settled = () => new Promise((resolve) => setImmediate(resolve));

function watching(client: object = {}) {
  const cancel = new AbortController();
  const reports: TaskProgress[] = [];
  const watch: TaskWatch = { client, signal: cancel.signal, report: (progress) => reports.push(progress) };
  return { client, cancel, reports, watch };
}

function need(path: string, whenBusy?: WhenBusy): ModelNeed {
  return { path, settings: DEFAULT_LOAD_SETTINGS, ...(whenBusy && { whenBusy }) };
}

const nameOf = ({ model }: { model: EngineModel }) => Promise.resolve(model.info.name);

/** Asks for the model, lets it load if it has to, and is done with it. */
async function useOnce(path: string, client: object = {}, whenBusy?: WhenBusy): Promise<string> {
  const use = host.use(need(path, whenBusy), watching(client).watch, nameOf);
  use.catch(() => undefined); // the caller's to see
  await settled();
  if (engine.events.at(-1) === `load ${path}`) engine.letGo(path);
  return use;
}

/** Work on a model that lasts until it is ended, and ends with its signal. */
function workOn(path: string, client: object = {}, whenBusy?: WhenBusy) {
  const { watch, cancel, reports } = watching(client);
  const end = createDeferred<string>();
  const outcome = host.generate(need(path, whenBusy), "batch", watch, ({ signal }) => {
    signal.addEventListener("abort", () => end.reject(new CancelledError()), { once: true });
    return end.promise;
  });
  outcome.catch(() => undefined);
  return { cancel, reports, end, outcome };
}

const stateOf = (client?: object) => host.stateFor(client).model;
const loadedPaths = () => ["/a", "/b", "/c"].filter((path) => host.isLoaded(path));

describe("one model", () => {
  it("is loaded when first asked for, and then no more", async () => {
    expect(stateOf()).toEqual({ kind: "none" });
    const first = host.use(need("/a"), watching().watch, nameOf);
    expect(stateOf()).toEqual({ kind: "loading", path: "/a", fraction: 0 });
    await settled();
    engine.letGo("/a");
    expect(await first).toBe("a");
    expect(stateOf()).toMatchObject({ kind: "ready", info: { path: "/a" } });
    const other = { path: "/a", settings: { ...DEFAULT_LOAD_SETTINGS, contextTokens: 512 } };
    expect(await host.use(other, watching().watch, nameOf)).toBe("a"); // settings are those of who loaded
    expect(engine.events).toEqual(["load /a"]);
  });

  it("shares its load, with the progress, among all who wait for it", async () => {
    const [one, two] = [watching(), watching()];
    const first = host.use(need("/a"), one.watch, nameOf);
    await settled();
    engine.loads[0]?.onProgress?.(0.5);
    const second = host.use(need("/a"), two.watch, nameOf);
    engine.loads[0]?.onProgress?.(0.75);
    expect(stateOf()).toEqual({ kind: "loading", path: "/a", fraction: 0.75 });
    engine.letGo("/a");
    await Promise.all([first, second]);
    expect(one.reports.map((report) => "fraction" in report && report.fraction)).toEqual([0, 0.5, 0.75]);
    expect(two.reports.map((report) => "fraction" in report && report.fraction)).toEqual([0.5, 0.75]);
  });

  it("goes on loading while one still waits, and stops when none does", async () => {
    const [one, two] = [watching(), watching()];
    const outcomes = Promise.allSettled([one, two].map(({ watch }) => host.use(need("/a"), watch, nameOf)));
    await settled();
    one.cancel.abort();
    expect(engine.loads[0]?.signal?.aborted).toBe(false);
    two.cancel.abort();
    expect(engine.loads[0]?.signal?.aborted).toBe(true);
    expect(stateOf()).toEqual({ kind: "none" });
    // Who comes now is not taken down with the load that is being stopped.
    expect(await useOnce("/a")).toBe("a");
    expect((await outcomes).map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  });

  it("shows a failure to who asked for it until something is tried, and then tries again", async () => {
    const client = {};
    const failing = host.use(need("/a"), watching(client).watch, nameOf);
    await settled();
    engine.letGo("/a", new AppError("model.loadFailed", "no", { details: { reason: "no" } }));
    await expect(failing).rejects.toMatchObject({ code: "model.loadFailed" });
    const failed = { kind: "failed", path: "/a", error: { code: "model.loadFailed", message: "no" } };
    expect(stateOf()).toMatchObject(failed);
    expect(stateOf(client)).toMatchObject(failed);
    expect(await useOnce("/a", client)).toBe("a");
    expect(stateOf(client)).toMatchObject({ kind: "ready" });
  });

  it("keeps a failure from those who use a model that works", async () => {
    engine.room = 2;
    const [works, fails] = [{}, {}];
    await useOnce("/a", works);
    const failing = host.use(need("/b"), watching(fails).watch, nameOf);
    await settled();
    engine.letGo("/b", new AppError("model.loadFailed", "no", { details: { reason: "no" } }));
    await expect(failing).rejects.toMatchObject({ code: "model.loadFailed" });
    expect(stateOf(works)).toMatchObject({ kind: "ready", info: { path: "/a" } });
    expect(host.stateFor(fails)).toMatchObject({ model: { kind: "failed", path: "/b" }, others: [{ kind: "ready" }] });
  });
});

describe("several models", () => {
  it("stand beside each other where memory holds both; each client sees its own first", async () => {
    engine.room = 2;
    const [one, two] = [{}, {}];
    await useOnce("/a", one);
    await useOnce("/b", two);
    expect(engine.events).toEqual(["load /a", "load /b"]);
    expect(loadedPaths()).toEqual(["/a", "/b"]);
    expect(host.stateFor(one)).toMatchObject({ model: { info: { path: "/a" } }, others: [{ info: { path: "/b" } }] });
    expect(host.stateFor(two)).toMatchObject({ model: { info: { path: "/b" } }, others: [{ info: { path: "/a" } }] });
    expect(stateOf({})).toMatchObject({ info: { path: "/b" } }); // the last that anybody asked for
  });

  it("swaps at once what only the same client had used, and loads when the memory is free", async () => {
    const client = {};
    await useOnce("/a", client);
    expect(await useOnce("/b", client)).toBe("b");
    expect(engine.events).toEqual(["load /a", "free /a", "load /b"]);
  });

  it("swaps what another client has used when that was 30 s ago, and not before", async () => {
    await useOnce("/a");
    const refused = { code: "model.busy", details: { model: "a", own: false } };
    await expect(useOnce("/b")).rejects.toMatchObject(refused);
    vi.advanceTimersByTime(29_000);
    await expect(useOnce("/b")).rejects.toMatchObject(refused);
    vi.advanceTimersByTime(1_001);
    expect(await useOnce("/b")).toBe("b");
    expect(engine.events).toEqual(["load /a", "free /a", "load /b"]);
  });

  it("swaps what a client had used that has gone", async () => {
    const gone = {};
    await useOnce("/a", gone);
    host.forget(gone);
    expect(await useOnce("/b")).toBe("b");
  });

  it("puts out what nobody needs before it refuses, and keeps what is in use", async () => {
    engine.room = 2;
    await useOnce("/a");
    const work = workOn("/b");
    await settled();
    engine.letGo("/b");
    await settled();
    vi.advanceTimersByTime(31_000);
    expect(await useOnce("/c")).toBe("c");
    expect(loadedPaths()).toEqual(["/b", "/c"]);
    work.end.resolve("done");
    expect(await work.outcome).toBe("done");
  });

  it("puts out nothing where that does not suffice", async () => {
    engine.room = 2;
    await useOnce("/a");
    const work = workOn("/b");
    await settled();
    engine.letGo("/b");
    await settled();
    vi.advanceTimersByTime(31_000);
    await expect(useOnce("/big")).rejects.toMatchObject({ code: "model.busy" });
    expect(loadedPaths()).toEqual(["/a", "/b"]);
    // Until the other is free as well.
    const wait = host.use(need("/big", "wait"), watching().watch, nameOf);
    await settled();
    work.end.resolve("done");
    await settled();
    expect(loadedPaths()).toEqual(["/a", "/b"]);
    await vi.advanceTimersByTimeAsync(30_001);
    await settled();
    engine.letGo("/big");
    expect(await wait).toBe("big");
    expect(loadedPaths()).toEqual([]);
  });

  it("refuses while another is in use or being loaded, and by which", async () => {
    const work = [workOn("/a"), workOn("/a")];
    await settled();
    await expect(useOnce("/b")).rejects.toMatchObject({ code: "model.busy", details: { model: "a", own: false } });
    engine.letGo("/a");
    await settled();
    await expect(useOnce("/b")).rejects.toMatchObject({ code: "model.busy", details: { model: "a", own: false } });
    for (const { cancel } of work) cancel.abort();
  });

  it("keeps the loaded model when another request names a file that cannot be loaded", async () => {
    const client = {};
    await useOnce("/a", client);
    await expect(useOnce("/unusable", client, "switch")).rejects.toMatchObject({ code: "model.invalidFile" });
    expect(loadedPaths()).toEqual(["/a"]);
    expect(engine.events).toEqual(["load /a"]);
  });

  it("does not put out for one request what another has just been given", async () => {
    const client = {};
    await useOnce("/a", client);
    const [b, c] = [watching(client), watching({})];
    const first = host.use(need("/b"), b.watch, nameOf);
    const second = host.use(need("/c"), c.watch, nameOf);
    await expect(second).rejects.toMatchObject({ code: "model.busy" });
    await vi.waitFor(() => engine.letGo("/b"));
    expect(await first).toBe("b");
  });
});

describe("waiting and switching", () => {
  it("waits on request, says for what, and loads when the other is free", async () => {
    const work = workOn("/a");
    await settled();
    engine.letGo("/a");
    const waiting = watching();
    const wait = host.use(need("/b", "wait"), waiting.watch, nameOf);
    await vi.waitFor(() => expect(waiting.reports).toEqual([{ kind: "waitingForModel", model: "a" }]));
    work.end.resolve("done");
    await work.outcome;
    vi.advanceTimersByTime(31_000);
    await vi.waitFor(() => engine.letGo("/b"));
    expect(await wait).toBe("b");
    expect(waiting.reports.filter(({ kind }) => kind === "waitingForModel")).toHaveLength(1);
  });

  it("looks again when the other may be free, and not in between", async () => {
    const client = {};
    const works = [workOn("/a"), workOn("/a", client)];
    await settled();
    engine.letGo("/a");
    await settled();
    const waiting = watching(client);
    const wait = host.use(need("/b", "wait"), waiting.watch, nameOf);
    await vi.waitFor(() => expect(waiting.reports).toHaveLength(1));
    expect(engine.looks).toBe(1);
    await vi.advanceTimersByTimeAsync(3_600_000);
    expect(engine.looks).toBe(1);
    for (const { end } of works) end.resolve("done");
    await vi.advanceTimersByTimeAsync(29_000);
    expect(engine.looks).toBe(2); // with the last of them
    await vi.advanceTimersByTimeAsync(1_001);
    engine.letGo("/b");
    expect(await wait).toBe("b");
    expect(engine.looks).toBe(3);
  });

  it("loads at once what the same window waits for, when its own work is done", async () => {
    const client = {};
    const work = workOn("/a", client);
    await settled();
    engine.letGo("/a");
    await settled();
    await expect(useOnce("/b", client)).rejects.toMatchObject({ details: { model: "a", own: true } });
    const wait = host.use(need("/b", "wait"), watching(client).watch, nameOf);
    await settled();
    work.end.resolve("done");
    await vi.waitFor(() => engine.letGo("/b"));
    expect(await wait).toBe("b");
  });

  it.each(["unload", "forget"] as const)("loads at once after %s", async (event) => {
    const other = {};
    await useOnce("/a", other);
    const waiting = watching();
    const wait = host.use(need("/b", "wait"), waiting.watch, nameOf);
    await vi.waitFor(() => expect(waiting.reports).toHaveLength(1));
    if (event === "unload") await host.unload();
    else host.forget(other);
    await vi.waitFor(() => engine.letGo("/b"));
    expect(await wait).toBe("b");
  });

  it("hears of a cancellation while it waits", async () => {
    const work = workOn("/a");
    await settled();
    const waiting = watching();
    const wait = host.use(need("/b", "wait"), waiting.watch, nameOf).catch((error: unknown) => error);
    await vi.waitFor(() => expect(waiting.reports).toHaveLength(1));
    waiting.cancel.abort();
    expect(CancelledError.is(await wait)).toBe(true);
    expect(getEventListeners(waiting.cancel.signal, "abort")).toHaveLength(0);
    expect(engine.events).toEqual(["load /a"]);
    work.cancel.abort();
  });

  it("switches on request: the others learn why, and the memory is free before the load", async () => {
    const work = workOn("/a");
    await settled();
    engine.letGo("/a");
    await settled();
    expect(await useOnce("/b", {}, "switch")).toBe("b");
    await expect(work.outcome).rejects.toMatchObject({
      code: "model.switched",
      details: { model: "b", former: "a" },
    });
    expect(engine.events).toEqual(["load /a", "free /a", "load /b"]);
  });

  it("tells that it was switched also who fails in another way without a model", async () => {
    const rendering = createDeferred<string>();
    const use = host.use(need("/a"), watching().watch, () => rendering.promise);
    await settled();
    engine.letGo("/a");
    await settled();
    await useOnce("/b", {}, "switch");
    rendering.reject(new AppError("internal", "The model was disposed"));
    await expect(use).rejects.toMatchObject({ code: "model.switched" });
  });

  it("tells who has cancelled that it was cancelled, also when the model was switched then", async () => {
    const work = workOn("/a");
    await settled();
    engine.letGo("/a");
    await settled();
    work.cancel.abort();
    await useOnce("/b", {}, "switch");
    await expect(work.outcome).rejects.toMatchObject({ name: "CancelledError" });
  });

  it("does not run what was cancelled while room was made for it", async () => {
    await useOnce("/a");
    const { watch, cancel } = watching();
    let ran = false;
    const use = host.use(need("/b", "switch"), watch, () => Promise.resolve((ran = true)));
    cancel.abort();
    await expect(use).rejects.toMatchObject({ name: "CancelledError" });
    expect(ran).toBe(false);
    expect(loadedPaths()).toEqual(["/a"]);
    expect(engine.events).toEqual(["load /a"]);
  });
});

describe("unloading", () => {
  it("ends what runs, everywhere, as cancelled", async () => {
    engine.room = 2;
    const work = [workOn("/a"), workOn("/a"), workOn("/b")];
    await settled();
    engine.letGo("/a");
    await settled();
    expect(await host.unload()).toBe(true);
    for (const { outcome } of work) await expect(outcome).rejects.toMatchObject({ name: "CancelledError" });
    expect(engine.loads.map(({ signal }) => signal?.aborted)).toEqual([true, true]);
    expect(stateOf()).toEqual({ kind: "none" });
    expect(await host.unload()).toBe(false);
  });

  it("frees the models and then the engine at the end", async () => {
    engine.room = 2;
    await useOnce("/a");
    await useOnce("/b");
    await host.dispose();
    expect(engine.events).toEqual(["load /a", "load /b", "free /a", "free /b", "dispose"]);
  });
});
