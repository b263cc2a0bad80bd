/** Works through files one after another, and can be held: between two of them, and within one whose work can be interrupted. */
import { CancelledError, throwIfCancelled } from "../../../shared/cancelSignal.ts";
import { createDeferred, type Deferred } from "../../../shared/deferred.ts";

export class FileQueue<T> {
  private readonly items: readonly T[];
  /** Called when it stands still. */
  private readonly onHeld: () => void;
  private held: Deferred<undefined> | undefined;
  /** Of the work that can be interrupted, while there is some. */
  private interruption: AbortController | undefined;

  constructor(items: readonly T[], onHeld: () => void) {
    this.items = items;
    this.onHeld = onHeld;
  }

  get isPaused(): boolean {
    return this.held !== undefined;
  }

  pause(): void {
    this.held ??= createDeferred<undefined>();
    this.interruption?.abort();
  }

  resume(): void {
    this.held?.resolve(undefined);
    this.held = undefined;
  }

  /** @throws CancelledError when the signal is aborted, also while it is held */
  async run(work: (item: T, index: number) => Promise<void>, signal: AbortSignal): Promise<void> {
    const release = (): void => this.resume();
    signal.addEventListener("abort", release, { once: true });
    try {
      for (const [index, item] of this.items.entries()) {
        await this.whenGoing(signal);
        await work(item, index);
      }
    } finally {
      signal.removeEventListener("abort", release);
    }
  }

  /**
   * A part of an item's work that a pause ends at once, and that is begun again when the queue goes on: what it had done is
   * for itself to keep.
   */
  async interruptible<R>(part: (signal: AbortSignal) => Promise<R>, signal: AbortSignal): Promise<R> {
    for (;;) {
      await this.whenGoing(signal);
      const interruption = new AbortController();
      this.interruption = interruption;
      try {
        return await part(AbortSignal.any([signal, interruption.signal]));
      } catch (error) {
        if (signal.aborted || !interruption.signal.aborted || !CancelledError.is(error)) throw error;
      } finally {
        this.interruption = undefined;
      }
    }
  }

  private async whenGoing(signal: AbortSignal): Promise<void> {
    const { held } = this;
    if (held !== undefined) {
      this.onHeld();
      await held.promise;
    }
    throwIfCancelled(signal);
  }
}
