import type { Disposable } from "../shared/disposableStore.ts";

/** Runs an action soon, but at most once in an interval, however often it is asked. The last wish is never lost. */
export class Throttle implements Disposable {
  private readonly intervalMs: number;
  private readonly action: () => void;
  private timer: NodeJS.Timeout | undefined;

  constructor(intervalMs: number, action: () => void) {
    this.intervalMs = intervalMs;
    this.action = action;
  }

  request(): void {
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      this.action();
    }, this.intervalMs);
  }

  /** Runs what was asked for and is still waiting, now. */
  flush(): void {
    if (this.timer === undefined) return;
    clearTimeout(this.timer);
    this.timer = undefined;
    this.action();
  }

  /** What is still waiting is dropped: flush first where it matters. */
  dispose(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }
}
