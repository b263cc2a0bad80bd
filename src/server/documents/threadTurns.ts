/** Whose document gets a thread: as many at once as there is memory for, and always one, in the order in which they came. */
import { CancelledError, throwIfCancelled } from "../../shared/cancelSignal.ts";

export interface TurnWatch {
  readonly signal?: AbortSignal | undefined;
  /** Hears how many are before it, as soon as it has to wait and whenever that changes. */
  readonly onQueued?: ((ahead: number) => void) | undefined;
}

interface Waiting {
  readonly bytes: number;
  readonly onQueued: TurnWatch["onQueued"];
  readonly begin: () => void;
}

export class ThreadTurns {
  private readonly freeBytes: () => number;
  private waiting: readonly Waiting[] = [];
  private readonly running = new Set<Waiting>();

  /** @param freeBytes what the machine has for threads that have not begun yet */
  constructor(freeBytes: () => number) {
    this.freeBytes = freeBytes;
  }

  /**
   * @param bytes what the thread may take
   * @returns to be called when the thread is gone
   * @throws CancelledError
   */
  async take(bytes: number, { signal, onQueued }: TurnWatch): Promise<() => void> {
    throwIfCancelled(signal);
    let cancel: (() => void) | undefined;
    try {
      return await new Promise((resolve, reject) => {
        const turn: Waiting = {
          bytes,
          onQueued,
          begin: () => {
            this.running.add(turn);
            resolve(() => {
              this.running.delete(turn);
              this.beginNext();
            });
          },
        };
        cancel = () => {
          this.waiting = this.waiting.filter((other) => other !== turn);
          reject(new CancelledError());
          this.beginNext();
        };
        signal?.addEventListener("abort", cancel, { once: true });
        this.waiting = [...this.waiting, turn];
        this.beginNext();
      });
    } finally {
      if (cancel !== undefined) signal?.removeEventListener("abort", cancel);
    }
  }

  private beginNext(): void {
    for (let [next] = this.waiting; next !== undefined && this.hasRoom(next); [next] = this.waiting) {
      this.waiting = this.waiting.slice(1);
      next.begin();
    }
    for (const [ahead, { onQueued }] of this.waiting.entries()) onQueued?.(ahead);
  }

  /** Those that run may still grow to what they may take: free is what they leave then. */
  private hasRoom({ bytes }: Waiting): boolean {
    const promised = [...this.running].reduce((sum, other) => sum + other.bytes, 0);
    return this.running.size === 0 || promised + bytes <= this.freeBytes();
  }
}
