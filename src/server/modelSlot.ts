/** One model's stay in memory: its load, which all who wait share, its users and its queue. */
import { basename } from "node:path";
import type { EngineModel, LoadOptions } from "../core/engine.ts";
import { CancelledError } from "../shared/cancelSignal.ts";
import type { ModelState, TaskProgress } from "../shared/protocol.ts";
import { Scheduler } from "./scheduler.ts";

export interface ModelSlotOptions {
  readonly path: string;
  readonly load: (options: Required<Pick<LoadOptions, "signal" | "onProgress">>) => Promise<EngineModel>;
  readonly onChange: () => void;
  readonly onLoadFailed: (error: unknown) => void;
  /** Nobody waits any more for a load that is not done: it would fill the memory for nothing. */
  readonly onAbandoned: () => void;
}

export interface SlotUser {
  /** Aborted with the user's own signal, and when the slot is closed. */
  readonly signal: AbortSignal;
  readonly leave: () => void;
}

interface Watcher {
  readonly signal: AbortSignal;
  readonly report: (progress: TaskProgress) => void;
}

export class ModelSlot {
  readonly path: string;
  readonly scheduler: Scheduler;
  private readonly options: ModelSlotOptions;
  private readonly closed = new AbortController();
  private readonly users = new Set<Watcher>();
  private loading: Promise<EngineModel> | undefined;
  private model: EngineModel | undefined;
  private fraction = 0;

  constructor(options: ModelSlotOptions) {
    this.options = options;
    this.path = options.path;
    this.scheduler = new Scheduler(options.onChange);
  }

  get name(): string {
    return this.model?.info.name ?? basename(this.path, ".gguf");
  }

  /** Those who still wait for something. Who has cancelled keeps nobody from taking the place. */
  get openUsers(): number {
    return this.users.size;
  }

  get state(): ModelState {
    if (this.model === undefined) return { kind: "loading", path: this.path, fraction: this.fraction };
    const { info } = this.model;
    return this.scheduler.running ? { kind: "busy", info, queued: this.scheduler.queued } : { kind: "ready", info };
  }

  enter(watcher: Watcher): SlotUser {
    const own = new AbortController();
    const leave = (): void => {
      watcher.signal.removeEventListener("abort", abort);
      this.closed.signal.removeEventListener("abort", abort);
      this.users.delete(watcher);
    };
    const abort = (): void => {
      leave();
      own.abort();
      const isLoading = this.model === undefined && !this.closed.signal.aborted;
      if (isLoading && this.users.size === 0) this.options.onAbandoned();
    };
    this.users.add(watcher);
    watcher.signal.addEventListener("abort", abort, { once: true });
    this.closed.signal.addEventListener("abort", abort, { once: true });
    if (this.loading !== undefined && this.model === undefined) {
      watcher.report({ kind: "loading", fraction: this.fraction });
    }
    return { signal: own.signal, leave };
  }

  /** The model; begins to load with the first call. */
  load(): Promise<EngineModel> {
    return (this.loading ??= this.startLoading());
  }

  /** What runs ends as cancelled, then the memory is freed. */
  async close(): Promise<void> {
    this.closed.abort();
    const model = await this.loading?.catch(() => undefined);
    await model?.dispose();
  }

  private async startLoading(): Promise<EngineModel> {
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
      this.model = model;
      this.options.onChange();
      return model;
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
