/**
 * Which models are in memory, and who may use them. A path is loaded once and shared by all. A further one is loaded
 * beside it if the memory holds both; else it takes the place of what nobody needs any more; else whoever asks decides.
 */
import { basename } from "node:path";
import type { Engine, EngineModel, Priority } from "../core/engine.ts";
import { AppError } from "../shared/appError.ts";
import { CancelledError, throwIfCancelled } from "../shared/cancelSignal.ts";
import type { MachineFacts } from "../shared/fitReport.ts";
import type { Logger } from "../shared/logger.ts";
import type { LoadSettings, ModelState, ServerStatus, WhenBusy } from "../shared/protocol.ts";
import { toWireError } from "../shared/wireError.ts";
import { Changes } from "./changes.ts";
import { type LoadedModel, ModelSlot, type SlotUser } from "./modelSlot.ts";
import { queuedModel } from "./queuedModel.ts";
import type { TaskWatch } from "./taskWatch.ts";

const KEPT_AFTER_USE_MS = 30_000;

/** Timers may be early by a fraction of a millisecond. */
const TIMER_SLACK_MS = 1;

export interface ModelNeed {
  /** Absolute. */
  readonly path: string;
  /** For who loads; a model that is there is used as it is. `idleUnloadMinutes` counts of everybody. */
  readonly settings: LoadSettings;
  /** "refuse" when left out. */
  readonly whenBusy?: WhenBusy;
}

/** What a task gets. Its signal is also aborted when the model is unloaded. */
export interface ModelUse {
  readonly model: EngineModel;
  readonly signal: AbortSignal;
}

export interface ModelHostOptions {
  /** Called with the first load, not before. */
  readonly createEngine: () => Engine;
  readonly logger: Logger;
  readonly onChange: () => void;
  /** What the log holds so far is no cause of what comes: a load is over, or the next request begins. */
  readonly onSurvived?: () => void;
  /** So long after its last request a client keeps its model from being pushed out by another's. 30,000 when left out. */
  readonly keptAfterUseMs?: number;
}

/** A slot with the request that has entered it. */
interface Seat {
  readonly slot: ModelSlot;
  readonly user: SlotUser;
}

export class ModelHost {
  private readonly options: ModelHostOptions;
  private engine: Engine | undefined;
  /** By path; what was asked for last stands last. */
  private readonly slots = new Map<string, ModelSlot>();
  /** The path that each client asked for last. */
  private readonly wanted = new WeakMap<object, string>();
  /** Memory is being freed: no model may be loaded before. */
  private closing: Promise<void> = Promise.resolve();
  /** One request at a time looks for room: two must not be given the same. */
  private placing: Promise<unknown> = Promise.resolve();
  private placingCount = 0;
  /** Of what those look at who wait for another model to be free. */
  private readonly changes = new Changes();
  private failure: { readonly path: string; readonly error: AppError } | undefined;

  constructor(options: ModelHostOptions) {
    this.options = options;
  }

  /** The state of the model that a client asked for last, or of the last one of all, and of the others. */
  stateFor(client?: object): Pick<ServerStatus, "model" | "own" | "others"> {
    const { failure } = this;
    const wanted = client === undefined ? undefined : this.wanted.get(client);
    const slots = [...this.slots.values()].reverse();
    const own = slots.find(({ path }) => path === wanted);
    if (failure !== undefined && own === undefined && (slots.length === 0 || failure.path === wanted)) {
      const model: ModelState = { kind: "failed", path: failure.path, error: toWireError(failure.error) };
      return { model, others: slots.map(({ state }) => state), ...(failure.path === wanted && { own: "loaded" }) };
    }
    const first = own ?? slots[0];
    const others = slots.filter((slot) => slot !== first).map(({ state }) => state);
    const relation = own === undefined ? {} : ({ own: own.isLoadedBy(client) ? "loaded" : "used" } as const);
    return { model: first?.state ?? { kind: "none" }, others, ...relation };
  }

  isLoaded(path: string): boolean {
    const kind = this.slots.get(path)?.state.kind;
    return kind !== undefined && kind !== "loading";
  }

  /** A model to be looked at. It is no use of it: it may leave memory at any moment. Undefined while it is loaded, too. */
  inMemory(path: string): EngineModel | undefined {
    return this.slots.get(path)?.model;
  }

  /** Of all models in memory and on their way there. */
  get paths(): readonly string[] {
    return [...this.slots.keys()];
  }

  /** What the machine has for models that are loaded with these settings. */
  async describeMachine(settings: LoadSettings, modelsDir: string): Promise<MachineFacts> {
    const facts = await this.engineOf().describeMachine?.(settings, modelsDir);
    if (facts === undefined) throw new AppError("internal", "This engine describes no machine");
    return facts;
  }

  /**
   * Runs `task` on the model, which is loaded if it has to be. Each of its generations waits for its turn.
   * @throws AppError model.busy when somebody works with another model, model.switched when somebody ended that, and
   *   what loading throws
   * @throws CancelledError when the watch's signal is aborted or the model is unloaded
   */
  generate<T>(need: ModelNeed, priority: Priority, watch: TaskWatch, task: (use: ModelUse) => Promise<T>): Promise<T> {
    const { client, report } = watch;
    return this.withSlot(need, watch, async ({ model, scheduler }, signal) => {
      const queued = queuedModel({ model, scheduler, client, priority, report });
      try {
        return await task({ model: queued.model, signal });
      } finally {
        queued.end();
      }
    });
  }

  /** As `generate`, without the queue: for what does not generate. */
  use<T>(need: ModelNeed, watch: TaskWatch, task: (use: ModelUse) => Promise<T>): Promise<T> {
    return this.withSlot(need, watch, ({ model }, signal) => task({ model, signal }));
  }

  /**
   * Frees the memory of one model, or of all. What runs ends as cancelled, a load too.
   * @returns false when there was none
   */
  async unload(path?: string): Promise<boolean> {
    const slots = [...this.slots.values()].filter((slot) => path === undefined || slot.path === path);
    if (path === undefined || this.failure?.path === path) this.failure = undefined;
    for (const slot of slots) this.close(slot);
    await this.closing;
    this.options.onChange();
    return slots.length > 0;
  }

  /** A client has gone, after its requests were cancelled: it keeps no model in memory any longer. */
  forget(client: object): void {
    for (const slot of this.slots.values()) slot.forget(client);
  }

  async dispose(): Promise<void> {
    await this.unload();
    await this.engine?.dispose();
  }

  private async withSlot<T>(
    need: ModelNeed,
    watch: TaskWatch,
    work: (loaded: LoadedModel, signal: AbortSignal) => Promise<T>,
  ): Promise<T> {
    throwIfCancelled(watch.signal);
    this.wanted.set(watch.client, need.path);
    const { slot, user } = this.seatAtOnce(need, watch) ?? (await this.findSeat(need, watch));
    try {
      throwIfCancelled(user.signal); // while room was found for it
      const loaded = await slot.load();
      throwIfCancelled(user.signal);
      this.noteSurvived();
      return await work(loaded, user.signal);
    } catch (error) {
      // Whatever the work has thrown then: a model that is gone fails in many ways.
      const wasEnded = user.signal.aborted && !watch.signal.aborted;
      throw wasEnded ? (slot.closedBecause ?? new CancelledError()) : error;
    } finally {
      user.leave();
    }
  }

  private seatAtOnce(need: ModelNeed, watch: TaskWatch): Seat | undefined {
    const slot = this.slots.get(need.path);
    if (slot === undefined) return this.slots.size + this.placingCount === 0 ? this.open(need, watch) : undefined;
    this.slots.delete(need.path);
    this.slots.set(need.path, slot);
    return seat(slot, need, watch);
  }

  private async findSeat(need: ModelNeed, watch: TaskWatch): Promise<Seat> {
    // A file that cannot be loaded must not push out the model that is.
    await this.engineOf().checkModel(need.path);
    const { client, signal, report } = watch;
    for (let told: unknown; ;) {
      const since = this.changes.count;
      const askedAtMs = performance.now();
      const found = await this.oneAtATime(() => this.makeRoom(need, watch));
      if (!AppError.is(found)) return found;
      if (need.whenBusy !== "wait") throw found;
      const { model } = found.details;
      if (model !== told) report({ kind: "waitingForModel", model: String(model) });
      told = model;
      await this.changes.next({ since, timeoutMs: this.untilOneIsFreeMs(client, askedAtMs), signal });
    }
  }

  /** The end of the time for which a model is kept after its use. Those that were free before do not suffice. */
  private untilOneIsFreeMs(client: object, askedAtMs: number): number {
    const freeAtMs = [...this.slots.values()].map((slot) => slot.freeAtMs(client)).filter((atMs) => atMs > askedAtMs);
    return Math.min(Number.POSITIVE_INFINITY, ...freeAtMs) - performance.now() + TIMER_SLACK_MS;
  }

  /**
   * @returns a seat, taken before anybody else may look for room: a model that nobody uses is put out; or why there is none
   * @throws CancelledError when the request was cancelled: nothing is unloaded for it any more
   */
  private async makeRoom(need: ModelNeed, watch: TaskWatch): Promise<Seat | AppError> {
    const { client, signal } = watch;
    for (;;) {
      throwIfCancelled(signal);
      const slot = this.slots.get(need.path);
      if (slot !== undefined) return seat(slot, need, watch);
      if (this.slots.size === 0) return this.open(need, watch);
      await this.closing; // what is being freed counts
      if (await this.fitsBeside(need)) return this.open(need, watch);
      throwIfCancelled(signal);
      const slots = [...this.slots.values()];
      const free = slots.filter((other) => other.keepersFrom(client).size === 0);
      const leaving = free[0] ?? (need.whenBusy === "switch" ? slots[0] : undefined);
      const mustSuffice = free.length > 0 && free.length < slots.length && need.whenBusy !== "switch";
      const isInVain = mustSuffice && !(await this.fitsWithout(free, need));
      if (leaving === undefined || isInVain) return busyError(slots, client);
      throwIfCancelled(signal);
      this.options.logger.info(`${basename(need.path)} takes the place of ${leaving.name}`);
      this.close(leaving, switchedError(leaving, need));
    }
  }

  private async fitsBeside({ path, settings }: ModelNeed): Promise<boolean> {
    return (await this.engineOf().fitsBeside?.(path, settings)) ?? false;
  }

  /** False: putting those out would help nobody. True where that is not known. */
  private async fitsWithout(leaving: readonly ModelSlot[], { path, settings }: ModelNeed): Promise<boolean> {
    const uses = leaving.map(({ memory }) => memory).filter((memory) => memory !== undefined);
    if (uses.length < leaving.length) return true;
    const ramBytes = uses.reduce((sum, use) => sum + use.ramBytes, 0);
    const vramBytes = uses.reduce((sum, use) => sum + use.vramBytes, 0);
    return (await this.engineOf().fitsBeside?.(path, settings, { ramBytes, vramBytes })) ?? false;
  }

  private async oneAtATime<T>(work: () => Promise<T>): Promise<T> {
    this.placingCount += 1;
    const turn = this.placing.then(work);
    this.placing = turn.catch(() => undefined);
    try {
      return await turn;
    } finally {
      this.placingCount -= 1;
    }
  }

  private open(need: ModelNeed, watch: TaskWatch): Seat {
    this.failure = undefined;
    const { closing } = this;
    const slot: ModelSlot = new ModelSlot({
      path: need.path,
      loadedBy: watch.client,
      keptAfterUseMs: this.options.keptAfterUseMs ?? KEPT_AFTER_USE_MS,
      load: async (options) => {
        await closing;
        try {
          return await this.engineOf().loadModel({ ...options, path: need.path, settings: need.settings });
        } finally {
          this.changes.note(); // what a load takes in the end may be less than what was set aside for it
        }
      },
      onChange: this.options.onChange,
      onReleased: () => this.changes.note(),
      onIdle: () => this.handleIdle(slot),
      onLoadFailed: (error) => this.handleLoadFailed(slot, error),
      onAbandoned: () => {
        this.close(slot);
        this.options.onChange();
      },
    });
    this.slots.set(need.path, slot);
    return seat(slot, need, watch);
  }

  /** A load that goes on may still die of what it has complained of. */
  private noteSurvived(): void {
    const isLoading = [...this.slots.values()].some(({ state }) => state.kind === "loading");
    if (!isLoading) this.options.onSurvived?.();
  }

  private engineOf(): Engine {
    return (this.engine ??= this.options.createEngine());
  }

  private close(slot: ModelSlot, because?: AppError): void {
    if (this.slots.get(slot.path) === slot) this.slots.delete(slot.path);
    this.closing = Promise.all([this.closing, slot.close(because)]).then(
      () => undefined,
      (error: unknown) => this.options.logger.error(`Unloading ${slot.name} failed`, error),
    );
    this.changes.note();
  }

  private handleIdle(slot: ModelSlot): void {
    if (this.slots.get(slot.path) !== slot) return;
    this.options.logger.info(`${slot.name} leaves memory: nobody has used it for so long`);
    this.close(slot);
    this.options.onChange();
  }

  private handleLoadFailed(slot: ModelSlot, error: unknown): void {
    if (this.slots.get(slot.path) !== slot) return; // replaced or unloaded meanwhile
    const failure = CancelledError.is(error) ? undefined : AppError.from(error);
    this.close(slot, failure);
    if (failure !== undefined) {
      this.failure = { path: slot.path, error: failure };
      this.options.logger.error(`Loading ${slot.path} failed`, error);
    }
    this.noteSurvived();
    this.options.onChange();
  }
}

function seat(slot: ModelSlot, { settings }: ModelNeed, watch: TaskWatch): Seat {
  return { slot, user: slot.enter(watch, settings.idleUnloadMinutes) };
}

function busyError(slots: readonly ModelSlot[], client: object): AppError {
  const keepers = new Set(slots.flatMap((slot) => [...slot.keepersFrom(client)]));
  const model = slots[0]?.name ?? "";
  const own = keepers.size === 1 && keepers.has(client);
  return new AppError("model.busy", `${model} is in use by ${keepers.size} and leaves no room`, {
    details: { model, own },
  });
}

function switchedError(slot: ModelSlot, need: ModelNeed): AppError {
  const model = basename(need.path, ".gguf");
  return new AppError("model.switched", `${slot.name} made room for ${model}`, {
    details: { model, former: slot.name },
  });
}
