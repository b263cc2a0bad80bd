/**
 * How long it has been tried in vain. While bytes come the time stands still, and while the machine sleeps nothing is tried:
 * after a night the first cut connection is the first failure, not ten hours of them.
 */
export class VainTime {
  private spentMs = 0;
  private failedAtMs: number | undefined;
  private longestMs = 0;

  /** Something has come. */
  reset(): void {
    this.spentMs = 0;
    this.failedAtMs = undefined;
  }

  /**
   * A try has failed.
   * @param nextMs what the next one may take, with the pause before it: more than that between two failures was sleep
   * @returns milliseconds since the first failure
   */
  failed(nowMs: number, nextMs: number): number {
    if (this.failedAtMs !== undefined) this.spentMs += Math.min(nowMs - this.failedAtMs, this.longestMs);
    this.failedAtMs = nowMs;
    this.longestMs = nextMs;
    return this.spentMs;
  }
}
