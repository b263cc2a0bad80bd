/** Lets requests sleep until something has changed that they wait for, instead of looking again and again. */
import { CancelledError } from "../shared/cancelSignal.ts";

/** What `setTimeout` takes at most; a later end is nobody's. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

export interface ChangeWait {
  /** The value of `count` before it was looked whether to wait: a change since then ends the wait at once. */
  readonly since: number;
  /** So long at most. Infinity: for a change alone. */
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

export class Changes {
  /** In the order in which they began to wait. */
  private readonly sleepers = new Set<() => void>();
  private changeCount = 0;

  get count(): number {
    return this.changeCount;
  }

  note(): void {
    this.changeCount += 1;
    for (const wake of [...this.sleepers]) wake();
  }

  /**
   * Resolves with the next change, or when the time is over.
   * @throws CancelledError when the signal is aborted
   */
  next({ since, timeoutMs, signal }: ChangeWait): Promise<void> {
    return new Promise((resolve, reject) => {
      let timer: NodeJS.Timeout | undefined;
      const end = (settle: () => void): void => {
        clearTimeout(timer);
        this.sleepers.delete(wake);
        signal.removeEventListener("abort", abort);
        settle();
      };
      const wake = (): void => end(resolve);
      const abort = (): void => end(() => reject(new CancelledError()));
      this.sleepers.add(wake);
      signal.addEventListener("abort", abort, { once: true });
      if (signal.aborted) abort();
      else if (this.changeCount !== since) wake();
      else if (timeoutMs < LONGEST_TIMER_MS) timer = setTimeout(wake, Math.max(0, timeoutMs));
    });
  }
}
