/** Works through files one after another, and can be held between two of them. */
import { createDeferred, type Deferred } from "../../../shared/deferred.ts";
import { throwIfCancelled } from "../../../shared/cancelSignal.ts";

export class FileQueue<T> {
  private readonly items: readonly T[];
  private held: Deferred<undefined> | undefined;

  constructor(items: readonly T[]) {
    this.items = items;
  }

  get isPaused(): boolean {
    return this.held !== undefined;
  }

  /** The file that is being translated is finished first: what the model has written of it is not thrown away. */
  pause(): void {
    this.held ??= createDeferred<undefined>();
  }

  resume(): void {
    this.held?.resolve(undefined);
    this.held = undefined;
  }

  /**
   * @param onHeld called when it stands still
   * @throws CancelledError when the signal is aborted, also while it is held
   */
  async run(work: (item: T, index: number) => Promise<void>, signal: AbortSignal, onHeld: () => void): Promise<void> {
    const release = (): void => this.resume();
    signal.addEventListener("abort", release, { once: true });
    try {
      for (const [index, item] of this.items.entries()) {
        const { held } = this;
        if (held !== undefined) {
          onHeld();
          await held.promise;
        }
        throwIfCancelled(signal);
        await work(item, index);
      }
    } finally {
      signal.removeEventListener("abort", release);
    }
  }
}
