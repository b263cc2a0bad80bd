import { expect, it } from "vitest";
import type { Engine, EngineModel, LoadOptions } from "../../../src/core/engine.ts";
import { ModelHost, type ModelNeed, type TaskWatch } from "../../../src/server/modelHost.ts";
import { AppError } from "../../../src/shared/appError.ts";
import { CancelledError } from "../../../src/shared/cancelSignal.ts";
import { createDeferred } from "../../../src/shared/deferred.ts";
import { silentLogger } from "../../../src/shared/logger.ts";
import { DEFAULT_LOAD_SETTINGS, type TaskProgress } from "../../../src/shared/protocol.ts";
import { fakeEngineModel } from "../../support/fakeEngineModel.ts";

/** Notes what happens to which model; a load lasts until the test lets it go. */
class FakeEngine implements Engine {
  readonly events: string[] = [];
  readonly loads: LoadOptions[] = [];
  private readonly gates: ((outcome: "loaded" | AppError) => void)[] = [];

  checkModel(path: string): Promise<void> {
    if (!path.startsWith("/unusable")) return Promise.resolve();
    return Promise.reject(new AppError("model.invalidFile", `${path} is not a GGUF`));
  }

  async loadModel(options: LoadOptions): Promise<EngineModel> {
    const { path, signal } = options;
    this.events.push(`load ${path}`);
    this.loads.push(options);
    const gate = createDeferred<"loaded" | AppError>();
    this.gates.push(gate.resolve);
    signal?.addEventListener("abort", () => gate.reject(new CancelledError()), { once: true });
    const outcome = await gate.promise;
    if (outcome !== "loaded") throw outcome;
    const model = fakeEngineModel();
    return {
      ...model,
      info: { ...model.info, path, name: path.slice(1) },
      dispose: async () => {
        await Promise.resolve();
        this.events.push(`free ${path}`);
      },
    };
  }

  /** Ends the oldest load that is still open. */
  async letGo(outcome: "loaded" | AppError = "loaded"): Promise<void> {
    await settled();
    this.gates.shift()?.(outcome);
    await settled();
  }

  dispose(): Promise<void> {
    this.events.push("dispose");
    return Promise.resolve();
  }
}

function createHost() {
  const engine = new FakeEngine();
  const host = new ModelHost({ createEngine: () => engine, logger: silentLogger, onChange: () => {} });
  return { engine, host };
}

function watching() {
  const cancel = new AbortController();
  const reports: TaskProgress[] = [];
  const watch: TaskWatch = { signal: cancel.signal, report: (progress) => reports.push(progress) };
  return { cancel, reports, watch };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));
const need = (path: string): ModelNeed => ({ path, settings: DEFAULT_LOAD_SETTINGS });
const nameOf = ({ model }: { model: EngineModel }) => Promise.resolve(model.info.name);

it("loads when first asked, and then no more for the same path", async () => {
  const { engine, host } = createHost();
  expect(host.state).toEqual({ kind: "none" });
  const first = host.use(need("/a"), watching().watch, nameOf);
  expect(host.state).toEqual({ kind: "loading", path: "/a", fraction: 0 });
  await engine.letGo();
  expect(await first).toBe("a");
  expect(host.state).toMatchObject({ kind: "ready", info: { path: "/a" } });
  expect(host.isLoaded("/a")).toBe(true);
  const other = { path: "/a", settings: { ...DEFAULT_LOAD_SETTINGS, contextTokens: 512 } };
  expect(await host.use(other, watching().watch, nameOf)).toBe("a"); // settings are those of who loaded
  expect(engine.events).toEqual(["load /a"]);
});

it("shares a load, with its progress, among all who wait for it", async () => {
  const { engine, host } = createHost();
  const [one, two] = [watching(), watching()];
  const first = host.use(need("/a"), one.watch, nameOf);
  await settled();
  engine.loads[0]?.onProgress?.(0.5);
  const second = host.use(need("/a"), two.watch, nameOf);
  engine.loads[0]?.onProgress?.(0.75);
  expect(host.state).toEqual({ kind: "loading", path: "/a", fraction: 0.75 });
  await engine.letGo();
  await Promise.all([first, second]);
  expect(one.reports.map((report) => "fraction" in report && report.fraction)).toEqual([0, 0.5, 0.75]);
  expect(two.reports.map((report) => "fraction" in report && report.fraction)).toEqual([0.5, 0.75]);
});

it("goes on loading while one still waits, and stops when none does", async () => {
  const { engine, host } = createHost();
  const [one, two] = [watching(), watching()];
  const outcomes = Promise.allSettled([one, two].map(({ watch }) => host.use(need("/a"), watch, nameOf)));
  await settled();
  one.cancel.abort();
  expect(engine.loads[0]?.signal?.aborted).toBe(false);
  two.cancel.abort();
  expect(engine.loads[0]?.signal?.aborted).toBe(true);
  expect(host.state).toEqual({ kind: "none" });
  // Who comes now is not taken down with the load that is being stopped.
  const third = host.use(need("/a"), watching().watch, nameOf);
  await engine.letGo(); // the one that was aborted
  await engine.letGo();
  expect(await third).toBe("a");
  expect((await outcomes).map(({ status }) => status)).toEqual(["rejected", "rejected"]);
});

it("swaps when nothing is open on the other, and loads only when its memory is free", async () => {
  const { engine, host } = createHost();
  const first = host.use(need("/a"), watching().watch, nameOf);
  await engine.letGo();
  await first;
  const second = host.use(need("/b"), watching().watch, nameOf);
  await engine.letGo();
  expect(await second).toBe("b");
  expect(engine.events).toEqual(["load /a", "free /a", "load /b"]);
});

it("keeps the loaded model when another request names a file that cannot be loaded", async () => {
  const { engine, host } = createHost();
  const first = host.use(need("/a"), watching().watch, nameOf);
  await engine.letGo();
  await first;
  await expect(host.use(need("/unusable"), watching().watch, nameOf)).rejects.toMatchObject({
    code: "model.invalidFile",
  });
  expect(host.state).toMatchObject({ kind: "ready", info: { path: "/a" } });
  expect(engine.events).toEqual(["load /a"]);
});

it("refuses another model while one is in use or loading, and takes it when the user has cancelled", async () => {
  const { engine, host } = createHost();
  const user = watching();
  const endless = createDeferred<never>();
  const running = host.generate(need("/a"), user.watch, () => endless.promise);
  await expect(host.use(need("/b"), watching().watch, nameOf)).rejects.toMatchObject({ code: "model.busy" });
  await engine.letGo();
  expect(host.state).toMatchObject({ kind: "busy", queued: 0 });
  await expect(host.use(need("/b"), watching().watch, nameOf)).rejects.toMatchObject({
    code: "model.busy",
    details: { model: "a" },
  });
  user.cancel.abort(); // the work has not noticed yet
  const other = host.use(need("/b"), watching().watch, nameOf);
  await engine.letGo();
  expect(await other).toBe("b");
  endless.reject(new CancelledError());
  await expect(running).rejects.toMatchObject({ name: "CancelledError" });
});

it("ends what runs and what waits when the model is unloaded", async () => {
  const { engine, host } = createHost();
  const signals: AbortSignal[] = [];
  const task = async ({ signal }: { signal: AbortSignal }) => {
    signals.push(signal);
    await new Promise((resolve) => signal.addEventListener("abort", resolve, { once: true }));
    throw new CancelledError();
  };
  const outcomes = Promise.allSettled([1, 2].map(() => host.generate(need("/a"), watching().watch, task)));
  await engine.letGo();
  expect(host.state).toMatchObject({ kind: "busy", queued: 1 });
  expect(await host.unload()).toBe(true);
  expect(engine.events).toEqual(["load /a", "free /a"]);
  expect(signals).toHaveLength(1); // the second never began
  expect(await outcomes).toMatchObject([
    { status: "rejected", reason: { name: "CancelledError" } },
    { status: "rejected", reason: { name: "CancelledError" } },
  ]);
  expect(host.state).toEqual({ kind: "none" });
  expect(await host.unload()).toBe(false);
});

it("stops a load that is unloaded", async () => {
  const { engine, host } = createHost();
  const outcome = expect(host.use(need("/a"), watching().watch, nameOf)).rejects.toMatchObject({
    name: "CancelledError",
  });
  await settled();
  expect(await host.unload()).toBe(true);
  await outcome;
  expect(engine.loads[0]?.signal?.aborted).toBe(true);
  expect(host.state).toEqual({ kind: "none" });
});

it("shows a failure until something else is tried", async () => {
  const { engine, host } = createHost();
  const failing = expect(host.use(need("/a"), watching().watch, nameOf)).rejects.toMatchObject({
    code: "model.loadFailed",
  });
  await engine.letGo(new AppError("model.loadFailed", "no", { details: { reason: "no" } }));
  await failing;
  expect(host.state).toEqual({
    kind: "failed",
    path: "/a",
    error: { code: "model.loadFailed", message: "no", details: { reason: "no" } },
  });
  const again = host.use(need("/a"), watching().watch, nameOf);
  expect(host.state.kind).toBe("loading");
  await engine.letGo();
  expect(await again).toBe("a");
});

it("frees the model and then the engine at the end", async () => {
  const { engine, host } = createHost();
  const use = host.use(need("/a"), watching().watch, nameOf);
  await engine.letGo();
  await use;
  await host.dispose();
  expect(engine.events).toEqual(["load /a", "free /a", "dispose"]);
});
