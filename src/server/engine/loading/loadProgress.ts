/**
 * Progress that a person can watch. The library reports nothing on small models and starts past one half on others, so
 * an estimate from the file's size fills the gap; the number never goes backwards and reaches 1 only when all is done.
 */

const REPORT_EACH_MS = 100;
/** A slow disk. The estimate ends below this share whatever it says. */
const BYTES_PER_MS = 400_000;
const ESTIMATED_SHARE = 0.8;
const SMALLEST_STEP = 0.005;

export class LoadProgress {
  private readonly report: (fraction: number) => void;
  private readonly expectedMs: number;
  private readonly startedAtMs = performance.now();
  private readonly timer: NodeJS.Timeout;
  private reported = 0;

  constructor(sizeBytes: number, report: (fraction: number) => void) {
    this.report = report;
    this.expectedMs = Math.max(200, sizeBytes / BYTES_PER_MS);
    report(0);
    this.timer = setInterval(() => {
      const elapsedMs = performance.now() - this.startedAtMs;
      this.raise(ESTIMATED_SHARE * (1 - Math.exp(-elapsedMs / this.expectedMs)));
    }, REPORT_EACH_MS);
  }

  /** The library's own number, 0 to 1. */
  native(fraction: number): void {
    this.raise(Math.min(fraction, 0.98));
  }

  done(): void {
    this.stop();
    this.raise(1);
  }

  stop(): void {
    clearInterval(this.timer);
  }

  private raise(fraction: number): void {
    if (fraction < this.reported + SMALLEST_STEP && fraction < 1) return;
    if (fraction <= this.reported) return;
    this.reported = fraction;
    this.report(fraction);
  }
}
