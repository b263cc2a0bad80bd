/**
 * Which model is in memory, and who may use it. One model at a time: the same path is shared by all, another path takes
 * its place when nothing is open on the first, and is refused otherwise.
 */
import { basename } from "node:path";
import type { Engine, EngineModel } from "../core/engine.ts";
import { AppError } from "../shared/appError.ts";
import { CancelledError } from "../shared/cancelSignal.ts";
import type { Logger } from "../shared/logger.ts";
import type { LoadSettings, ModelState, TaskProgress } from "../shared/protocol.ts";
import { toWireError } from "../shared/wireError.ts";
import { ModelSlot } from "./modelSlot.ts";

export interface ModelNeed {
  /** Absolute. */
  readonly path: string;
  /** Count only for who loads; a model that is there is used as it is. */
  readonly settings: LoadSettings;
}

/** How a request follows its work and stops it. */
export interface TaskWatch {
  readonly signal: AbortSignal;
  readonly report: (progress: TaskProgress) => void;
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
}

export class ModelHost {
  private readonly options: ModelHostOptions;
  private engine: Engine | undefined;
  private slot: ModelSlot | undefined;
  /** The last model's memory is being freed: no other may be loaded before. */
  private closing: Promise<void> = Promise.resolve();
  private failure: { readonly path: string; readonly error: AppError } | undefined;

  constructor(options: ModelHostOptions) {
    this.options = options;
  }

  get state(): ModelState {
    if (this.slot !== undefined) return this.slot.state;
    if (this.failure === undefined) return { kind: "none" };
    return { kind: "failed", path: this.failure.path, error: toWireError(this.failure.error) };
  }

  isLoaded(path: string): boolean {
    return this.slot?.path === path && this.slot.state.kind !== "loading";
  }

  /**
   * Runs `task` on the model, which is loaded if it has to be, when the queue has come to it.
   * @throws AppError model.busy when somebody works with another model, and what loading throws
   * @throws CancelledError when the watch's signal is aborted or the model is unloaded
   */
  generate<T>(need: ModelNeed, watch: TaskWatch, task: (use: ModelUse) => Promise<T>): Promise<T> {
    return this.withSlot(need, watch, (slot, use) =>
      slot.scheduler.run(() => task(use), {
        signal: use.signal,
        onQueued: (ahead) => watch.report({ kind: "queued", ahead }),
      }),
    );
  }

  /** As `generate`, without the queue: for what does not touch the model's context. */
  use<T>(need: ModelNeed, watch: TaskWatch, task: (use: ModelUse) => Promise<T>): Promise<T> {
    return this.withSlot(need, watch, (_slot, use) => task(use));
  }

  /**
   * Frees the memory. What runs ends as cancelled, a load too.
   * @returns false when there was no model
   */
  async unload(): Promise<boolean> {
    const { slot } = this;
    this.failure = undefined;
    if (slot !== undefined) this.close(slot);
    await this.closing;
    this.options.onChange();
    return slot !== undefined;
  }

  async dispose(): Promise<void> {
    await this.unload();
    await this.engine?.dispose();
  }

  private async withSlot<T>(
    need: ModelNeed,
    watch: TaskWatch,
    work: (slot: ModelSlot, use: ModelUse) => Promise<T>,
  ): Promise<T> {
    if (watch.signal.aborted) throw new CancelledError();
    // A file that cannot be loaded must not push out the model that is.
    if (this.slot !== undefined && this.slot.path !== need.path) await this.engineOf().checkModel(need.path);
    const slot = this.slotFor(need);
    const user = slot.enter(watch);
    try {
      const model = await slot.load();
      if (user.signal.aborted) throw new CancelledError();
      return await work(slot, { model, signal: user.signal });
    } finally {
      user.leave();
    }
  }

  private slotFor(need: ModelNeed): ModelSlot {
    const { slot } = this;
    if (slot?.path === need.path) return slot;
    if (slot !== undefined) {
      if (slot.openUsers > 0) {
        throw new AppError("model.busy", `${slot.path} is in use, ${need.path} has to wait`, {
          details: { model: slot.name },
        });
      }
      this.options.logger.info(`${basename(need.path)} takes the place of ${slot.name}`);
      this.close(slot);
    }
    return this.open(need);
  }

  private open(need: ModelNeed): ModelSlot {
    this.failure = undefined;
    const { closing } = this;
    const slot: ModelSlot = new ModelSlot({
      path: need.path,
      load: async (options) => {
        await closing;
        return this.engineOf().loadModel({ ...options, ...need });
      },
      onChange: this.options.onChange,
      onLoadFailed: (error) => this.handleLoadFailed(slot, error),
      onAbandoned: () => {
        this.close(slot);
        this.options.onChange();
      },
    });
    this.slot = slot;
    return slot;
  }

  private engineOf(): Engine {
    return (this.engine ??= this.options.createEngine());
  }

  private close(slot: ModelSlot): void {
    if (this.slot === slot) this.slot = undefined;
    this.closing = Promise.all([this.closing, slot.close()]).then(
      () => undefined,
      (error: unknown) => this.options.logger.error(`Unloading ${slot.name} failed`, error),
    );
  }

  private handleLoadFailed(slot: ModelSlot, error: unknown): void {
    if (this.slot !== slot) return; // replaced or unloaded meanwhile
    this.close(slot);
    if (!CancelledError.is(error)) {
      this.failure = { path: slot.path, error: AppError.from(error) };
      this.options.logger.error(`Loading ${slot.path} failed`, error);
    }
    this.options.onChange();
  }
}
