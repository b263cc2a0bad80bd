/** How often a server that keeps dying is started again: at once, then later and later, then not at all for a while. */

/** Waits before the next connection, by the number of crashes within the window. */
const DELAYS_MS = [0, 0, 500, 2000, 4000] as const;
const WINDOW_MS = 60_000;

export class RestartPolicy {
  private crashTimesMs: number[] = [];

  crashed(): void {
    this.crashTimesMs.push(performance.now());
  }

  /** How long to wait before connecting again. Undefined: it has crashed too often within the last minute. */
  delayMs(): number | undefined {
    const oldestMs = performance.now() - WINDOW_MS;
    this.crashTimesMs = this.crashTimesMs.filter((timeMs) => timeMs > oldestMs);
    return DELAYS_MS[this.crashTimesMs.length];
  }

  get recentCrashes(): number {
    return this.crashTimesMs.length;
  }
}
