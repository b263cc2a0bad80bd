/** 30 pictures a second is as fluent as eyes can tell in text. */
const FRAME_INTERVAL_MS = 33;
/** A picture that took long to make is followed by a pause of this many times as long: scrolling and typing go first. */
const REST_FACTOR = 4;

/** The browser's clocks, so that tests can bring their own. */
export interface FrameClock {
  now(): number;
  /** Before the next paint. */
  nextFrame(callback: () => void): void;
  /** As soon as what is being rendered now is done. */
  afterRender(callback: () => void): void;
}

const browserClock: FrameClock = {
  now: () => performance.now(),
  nextFrame: (callback) => void requestAnimationFrame(callback),
  afterRender: (callback) => void setTimeout(callback, 0),
};

/** Runs a piece of work at most 30 times a second, before a paint, however often it is asked for. */
export class FrameScheduler {
  private readonly work: () => void;
  private readonly clock: FrameClock;
  private isWaiting = false;
  private notBeforeMs = 0;

  constructor(work: () => void, clock: FrameClock = browserClock) {
    this.work = work;
    this.clock = clock;
  }

  request(): void {
    if (this.isWaiting) return;
    this.isWaiting = true;
    this.clock.nextFrame(this.tick);
  }

  private readonly tick = (): void => {
    const startMs = this.clock.now();
    if (startMs < this.notBeforeMs) {
      this.clock.nextFrame(this.tick);
      return;
    }
    this.isWaiting = false;
    // Frames come a little early or late: half of one is the tolerance.
    this.notBeforeMs = startMs + FRAME_INTERVAL_MS - 8;
    this.work();
    this.clock.afterRender(() => {
      const tookMs = this.clock.now() - startMs;
      this.notBeforeMs = Math.max(this.notBeforeMs, startMs + tookMs * (1 + REST_FACTOR));
    });
  };
}
