/**
 * How often a server that keeps dying is started again: at once, then later and later, then not at all for a while. One
 * that dies while it loads may take minutes each time: what died three times in a row is not tried a fourth time either.
 */

/** Waits before the next connection, by the number of crashes within the window. */
const DELAYS_MS = [0, 0, 500, 2000, 4000] as const;
const WINDOW_MS = 60_000;
const MOST_DEATHS_LOADING = 3;

export class RestartPolicy {
  private crashTimesMs: number[] = [];
  private loading = { wish: "", deaths: 0, lastMs: 0 };

  crashed(): void {
    this.crashTimesMs.push(performance.now());
  }

  /** @param wish the model and everything that says how it is loaded: another wish is another try */
  diedLoading(wish: string): void {
    const deaths = this.loading.wish === wish ? this.loading.deaths + 1 : 1;
    this.loading = { wish, deaths, lastMs: performance.now() };
  }

  /** A model was loaded. */
  loaded(): void {
    this.loading = { wish: "", deaths: 0, lastMs: 0 };
  }

  /** How often it died with this wish, if that is too often to try it again within a minute of the last time. */
  deathsLoading(wish: string): number | undefined {
    const { deaths, lastMs } = this.loading;
    const isTooOften = this.loading.wish === wish && deaths >= MOST_DEATHS_LOADING;
    return isTooOften && performance.now() - lastMs < WINDOW_MS ? deaths : undefined;
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
