/** One model's stay in memory: its load, which all who wait share, its users and its queue. */
import { basename } from "node:path";
import type { EngineModel, LoadOptions, MemoryUse } from "../core/engine.ts";
import type { AppError } from "../shared/appError.ts";
import { CancelledError } from "../shared/cancelSignal.ts";
import type { ModelState } from "../shared/protocol.ts";
import { Scheduler } from "./scheduler.ts";
import type { TaskWatch } from "./taskWatch.ts";

const MINUTE_MS = 60_000;
/** What `setTimeout` takes at most. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

export interface ModelSlotOptions {
  readonly path: string;
  /** Whose request it was. */
  readonly loadedBy: object;
  /** How long after its last request a client counts as one that would lose something. */
  readonly keptAfterUseMs: number;
  readonly load: (options: Required<Pick<LoadOptions, "signal" | "onProgress">>) => Promise<EngineModel>;
  readonly onChange: () => void;
  readonly onLoadFailed: (error: unknown) => void;
  /** Nobody waits any more for a load that is not done: it would fill the memory for nothing. */
  readonly onAbandoned: () => void;
  /** It may be free for others now, or in a while that has become shorter. */
  readonly onReleased: () => void;
  /** Nobody has used it for the longest time that any of its connected users wants it kept. */
  readonly onIdle: () => void;
}

export interface LoadedModel {
  readonly model: EngineModel;
  readonly scheduler: Scheduler;
}

export interface SlotUser {
  /** Aborted with the user's own signal, and when the slot is closed. */
  readonly signal: AbortSignal;
  readonly leave: () => void;
}

export class ModelSlot {
  readonly path: string;
  private readonly options: ModelSlotOptions;
  private readonly closed = new AbortController();
  private readonly users = new Set<TaskWatch>();
  /** When each client's last request ended, on the monotonic clock. */
  private readonly lastUseMs = new Map<object, number>();
  private loading: Promise<LoadedModel> | undefined;
  private loaded: LoadedModel | undefined;
  private fraction = 0;
  private loadedBy: object | undefined;
  private idleTimer: NodeJS.Timeout | undefined;
  /** Since when nobody uses it, on the monotonic clock. */
  private idleSinceMs: number | undefined;
  /** How long those clients want to keep it that have used it and are there. 0: for ever. */
  private readonly wishedMinutes = new Map<object, number>();
  /** Of the last client that has gone. */
  private formerWishMinutes = 0;
  /** What the users are told when the slot was closed under them. Undefined: that they were cancelled. */
  closedBecause: AppError | undefined;

  constructor(options: ModelSlotOptions) {
    this.options = options;
    this.path = options.path;
    this.loadedBy = options.loadedBy;
  }

  isLoadedBy(client: object | undefined): boolean {
    return client !== undefined && client === this.loadedBy;
  }

  get name(): string {
    return this.loaded?.model.info.name ?? basename(this.path, ".gguf");
  }

  /** Undefined until it is loaded. */
  get model(): EngineModel | undefined {
    return this.loaded?.model;
  }

  /** What its end would give back. Undefined where that is not known. */
  get memory(): MemoryUse | undefined {
    return this.loaded?.model.info.resources;
  }

  get state(): ModelState {
    if (this.loaded === undefined) return { kind: "loading", path: this.path, fraction: this.fraction };
    const { info } = this.loaded.model;
    const { running, queued } = this.loaded.scheduler;
    return running + queued === 0 ? { kind: "ready", info } : { kind: "busy", info, running, queued };
  }

  /** Clients that would lose something if `client` put another model here. Who has cancelled loses nothing. */
  keepersFrom(client: object): ReadonlySet<object> {
    const keepers = new Set<object>();
    for (const user of this.users) keepers.add(user.client);
    const sinceMs = performance.now() - this.options.keptAfterUseMs;
    for (const [other, usedMs] of this.lastUseMs) if (other !== client && usedMs > sinceMs) keepers.add(other);
    return keepers;
  }

  /** When nobody would lose anything any more, on the monotonic clock. Infinity while requests are open. */
  freeAtMs(client: object): number {
    if (this.users.size > 0) return Number.POSITIVE_INFINITY;
    const others = [...this.lastUseMs].filter(([other]) => other !== client);
    return Math.max(0, ...others.map(([, usedMs]) => usedMs + this.options.keptAfterUseMs));
  }

  /** @param idleUnloadMinutes of this request's settings; 0: never. The longest of all clients counts. */
  enter(watch: TaskWatch, idleUnloadMinutes = 0): SlotUser {
    this.wishedMinutes.set(watch.client, idleUnloadMinutes);
    this.idleSinceMs = undefined;
    clearTimeout(this.idleTimer);
    const own = new AbortController();
    const leave = (): void => {
      watch.signal.removeEventListener("abort", abort);
      this.closed.signal.removeEventListener("abort", abort);
      if (!this.users.delete(watch)) return;
      this.lastUseMs.set(watch.client, performance.now());
      this.checkAbandoned();
      if (this.users.size > 0) return;
      this.beginIdle();
      this.options.onReleased();
    };
    const abort = (): void => {
      leave();
      own.abort();
    };
    // A signal that was aborted before tells nobody any more.
    if (watch.signal.aborted || this.closed.signal.aborted) {
      own.abort();
      if (this.users.size === 0) this.beginIdle();
      this.checkAbandoned();
      return { signal: own.signal, leave: () => undefined };
    }
    this.users.add(watch);
    watch.signal.addEventListener("abort", abort, { once: true });
    this.closed.signal.addEventListener("abort", abort, { once: true });
    if (this.loading !== undefined && this.loaded === undefined) {
      watch.report({ kind: "loading", fraction: this.fraction });
    }
    return { signal: own.signal, leave };
  }

  private beginIdle(): void {
    this.idleSinceMs = performance.now();
    this.watchIdle();
  }

  /** A timer's own clock stands still while the machine sleeps: nobody has missed the model then. */
  private watchIdle(): void {
    clearTimeout(this.idleTimer);
    const { keptAfterUseMs, onIdle } = this.options;
    const minutes = this.keptMinutes;
    if (minutes === 0 || this.idleSinceMs === undefined || this.closed.signal.aborted) return;
    const idleMs = Math.max(minutes * MINUTE_MS, keptAfterUseMs);
    const leftMs = Math.max(0, this.idleSinceMs + idleMs - performance.now());
    this.idleTimer = setTimeout(onIdle, Math.min(leftMs, LONGEST_TIMER_MS)).unref();
  }

  private get keptMinutes(): number {
    const wishes = [...this.wishedMinutes.values()];
    if (wishes.length === 0) return this.formerWishMinutes;
    return wishes.includes(0) ? 0 : Math.max(...wishes);
  }

  private checkAbandoned(): void {
    const isLoading = this.loaded === undefined && !this.closed.signal.aborted;
    if (isLoading && this.users.size === 0) this.options.onAbandoned();
  }

  /** A client that has gone needs no model. */
  forget(client: object): void {
    if (this.loadedBy === client) this.loadedBy = undefined;
    this.formerWishMinutes = this.wishedMinutes.get(client) ?? this.formerWishMinutes;
    if (this.wishedMinutes.delete(client)) this.watchIdle();
    if (this.lastUseMs.delete(client)) this.options.onReleased();
  }

  /** The model; begins to load with the first call. */
  load(): Promise<LoadedModel> {
    return (this.loading ??= this.startLoading());
  }

  /** What runs ends, as cancelled or for the reason given; then the memory is freed. */
  async close(because?: AppError): Promise<void> {
    clearTimeout(this.idleTimer);
    this.closedBecause ??= because;
    this.closed.abort();
    const loaded = await this.loading?.catch(() => undefined);
    await loaded?.model.dispose();
  }

  private async startLoading(): Promise<LoadedModel> {
    try {
      this.handleProgress(0);
      const model = await this.options.load({
        signal: this.closed.signal,
        onProgress: (fraction) => this.handleProgress(fraction),
      });
      if (this.closed.signal.aborted) {
        await model.dispose();
        throw new CancelledError();
      }
      const scheduler = new Scheduler({ places: model.info.parallel, onChange: this.options.onChange });
      this.loaded = { model, scheduler };
      this.options.onChange();
      return this.loaded;
    } catch (error) {
      this.options.onLoadFailed(error);
      throw error;
    }
  }

  private handleProgress(fraction: number): void {
    this.fraction = fraction;
    for (const user of this.users) user.report({ kind: "loading", fraction });
    this.options.onChange();
  }
}
