/**
 * After a server was lost: looks a few times whether another client has started one, so that a window that asks for nothing
 * shows what is. It never starts one.
 */

/** Another window's request comes soon or not soon at all; then the next request of this one connects. */
const PAUSES_MS: readonly number[] = [1000, 2000, 4000, 8000, 15_000, 30_000, 60_000];

export class Rejoin {
  private readonly attempt: () => Promise<boolean>;
  private readonly pausesMs: readonly number[];
  private timer: NodeJS.Timeout | undefined;

  /** @param attempt whether there is a connection now; a rejection counts as no */
  constructor(attempt: () => Promise<boolean>, pausesMs: readonly number[] = PAUSES_MS) {
    this.attempt = attempt;
    this.pausesMs = pausesMs;
  }

  /** Begins anew when it is under way. */
  start(): void {
    this.stop();
    this.next(0);
  }

  stop(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  private next(index: number): void {
    const pauseMs = this.pausesMs[index];
    if (pauseMs === undefined) return;
    const timer = setTimeout(() => {
      void this.attempt()
        .catch(() => false)
        .then((isConnected) => {
          if (!isConnected && this.timer === timer) this.next(index + 1);
        });
    }, pauseMs);
    timer.unref();
    this.timer = timer;
  }
}
