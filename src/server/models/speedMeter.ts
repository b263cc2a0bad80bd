/** How fast something moves, from its last seconds: an average since the beginning would hide a stall for hours. */

const WINDOW_MS = 5000;
/** Fewer samples in the window say the same. */
const SAMPLE_INTERVAL_MS = 250;

interface Sample {
  readonly atMs: number;
  readonly bytes: number;
}

export class SpeedMeter {
  private readonly now: () => number;
  private samples: Sample[] = [];
  private last: Sample | undefined;

  /** @param now in milliseconds */
  constructor(now: () => number = () => performance.now()) {
    this.now = now;
  }

  /** @param bytes in all; fewer than before: it begins anew */
  note(bytes: number): void {
    const sample = { atMs: this.now(), bytes };
    if (bytes < (this.last?.bytes ?? 0)) this.samples = [];
    this.last = sample;
    if (sample.atMs - (this.samples.at(-1)?.atMs ?? -Infinity) >= SAMPLE_INTERVAL_MS) this.samples.push(sample);
  }

  reset(): void {
    this.samples = [];
    this.last = undefined;
  }

  get bytesPerSecond(): number {
    const now = this.now();
    // One sample from before the window stays: the window's own first may be younger than its beginning.
    while ((this.samples[1]?.atMs ?? Infinity) <= now - WINDOW_MS) this.samples.shift();
    const first = this.samples[0];
    if (first === undefined || this.last === undefined || now - this.last.atMs > WINDOW_MS) return 0;
    const spanMs = now - first.atMs;
    return spanMs < SAMPLE_INTERVAL_MS ? 0 : Math.round(((this.last.bytes - first.bytes) / spanMs) * 1000);
  }
}
