/** A model host over an engine that loads when the test says so, and who asks it for models. */
import { test, vi } from "vitest";
import type { Engine, EngineModel, LoadOptions, MemoryUse } from "../../src/core/engine.ts";
import { ModelHost, type ModelNeed } from "../../src/server/modelHost.ts";
import type { TaskWatch } from "../../src/server/taskWatch.ts";
import { AppError } from "../../src/shared/appError.ts";
import { CancelledError } from "../../src/shared/cancelSignal.ts";
import { createDeferred } from "../../src/shared/deferred.ts";
import { silentLogger } from "../../src/shared/logger.ts";
import { DEFAULT_LOAD_SETTINGS, type ModelState, type TaskProgress, type WhenBusy } from "../../src/shared/protocol.ts";
import { fakeEngineModel } from "./fakeEngineModel.ts";

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
export class FakeEngine implements Engine {
  readonly events: string[] = [];
  readonly loads: LoadOptions[] = [];
  /** How many models the memory holds; a big one takes the room of two. */
  room = 1;
  /** Whose engine it is. */
  host: ModelHost | undefined;
  /** How often it was asked what memory holds. */
  looks = 0;
  private readonly gates = new Map<string, (outcome: "loaded" | AppError) => void>();

  checkModel(path: string): Promise<void> {
    if (!path.startsWith("/unusable")) return Promise.resolve();
    return Promise.reject(new AppError("model.invalidFile", `${path} is not a GGUF`));
  }

  fitsBeside(path: string, _settings: unknown, freed?: MemoryUse): Promise<boolean> {
    this.looks += 1;
    const { model, others } = this.host!.stateFor();
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

export const settled = () => new Promise((resolve) => setImmediate(resolve));

export function watching(client: object = {}) {
  const cancel = new AbortController();
  const reports: TaskProgress[] = [];
  const watch: TaskWatch = { client, signal: cancel.signal, report: (progress) => reports.push(progress) };
  return { client, cancel, reports, watch };
}

export function need(path: string, whenBusy?: WhenBusy): ModelNeed {
  return { path, settings: DEFAULT_LOAD_SETTINGS, ...(whenBusy && { whenBusy }) };
}

export const nameOf = ({ model }: { model: EngineModel }) => Promise.resolve(model.info.name);

export class ModelHostFixture {
  readonly engine = new FakeEngine();
  readonly host: ModelHost;

  /** From here to `vi.useRealTimers` time stands still but for the test. */
  constructor() {
    vi.useFakeTimers({ toFake: ["performance", "Date", "setTimeout", "clearTimeout"] });
    const { engine } = this;
    this.host = new ModelHost({ createEngine: () => engine, logger: silentLogger, onChange: () => undefined });
    engine.host = this.host;
  }

  /** Asks for the model, lets it load if it has to, and is done with it. */
  async useOnce(path: string, client: object = {}, whenBusy?: WhenBusy): Promise<string> {
    const use = this.host.use(need(path, whenBusy), watching(client).watch, nameOf);
    use.catch(() => undefined); // the caller's to see
    await settled();
    if (this.engine.events.at(-1) === `load ${path}`) this.engine.letGo(path);
    return use;
  }

  /** Work on a model that lasts until it is ended, and ends with its signal. */
  workOn(path: string, client: object = {}, whenBusy?: WhenBusy) {
    const { watch, cancel, reports } = watching(client);
    const end = createDeferred<string>();
    const outcome = this.host.generate(need(path, whenBusy), "batch", watch, ({ signal }) => {
      signal.addEventListener("abort", () => end.reject(new CancelledError()), { once: true });
      return end.promise;
    });
    outcome.catch(() => undefined);
    return { cancel, reports, end, outcome };
  }

  /** As `workOn`, of which the model is loaded by now. */
  async busyOn(path: string, client: object = {}) {
    const work = this.workOn(path, client);
    await settled();
    this.engine.letGo(path);
    await settled();
    return work;
  }

  stateOf(client?: object): ModelState {
    return this.host.stateFor(client).model;
  }

  loadedPaths(): string[] {
    return ["/a", "/b", "/c"].filter((path) => this.host.isLoaded(path));
  }
}

/** A test with a fixture of its own, its engine and its host. */
export const it = test.extend<{ fixture: ModelHostFixture; engine: FakeEngine; host: ModelHost }>({
  // The runner reads from the parameters what a fixture is made of: this one of nothing.
  fixture: async ({}, use) => {
    await use(new ModelHostFixture());
    vi.useRealTimers();
  },
  engine: ({ fixture }, use) => use(fixture.engine),
  host: ({ fixture }, use) => use(fixture.host),
});
