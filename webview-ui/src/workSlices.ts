/** Work that can wait, a little of it at a time: scrolling and typing go on meanwhile. */

/** What a frame can spare. Style, layout and paint of what was made come on top of it, for long formulas ten times as much. */
const BUDGET_MS = 4;

/** The browser's clocks, so that tests can bring their own. */
export interface SliceClock {
  now(): number;
  /** When there is time for some work. */
  nextSlice(callback: () => void): void;
}

export interface WorkSlicesOptions {
  readonly clock: SliceClock;
  /** Which of those that wait is next: the one that was asked for first, or the last one. */
  readonly next: "first" | "last";
}

/** Runs pieces of work until a slice's time is over, at least one in each. */
export class WorkSlices {
  private readonly options: WorkSlicesOptions;
  private readonly waiting = new Set<() => void>();
  private isRunning = false;

  constructor(options: WorkSlicesOptions) {
    this.options = options;
  }

  /** Returns how to take that back. */
  add(work: () => void): () => void {
    this.waiting.add(work);
    if (!this.isRunning) {
      this.isRunning = true;
      this.options.clock.nextSlice(this.runSlice);
    }
    return () => {
      this.waiting.delete(work);
    };
  }

  private readonly runSlice = (): void => {
    this.runNext(this.options.clock.now() + BUDGET_MS);
  };

  private runNext(endMs: number): void {
    const { clock, next } = this.options;
    const work = next === "first" ? this.waiting.values().next().value : Array.from(this.waiting).at(-1);
    if (work === undefined) {
      this.isRunning = false;
      return;
    }
    this.waiting.delete(work);
    work();
    // A component whose state has changed renders in a microtask, and that is the work: only then is its time known.
    queueMicrotask(() => {
      if (clock.now() < endMs) this.runNext(endMs);
      else clock.nextSlice(this.runSlice);
    });
  }
}

/** For browsers that never say when they are idle, as Safari: long enough for a frame or two between slices. */
const REST_MS = 50;

/** Calls back when the page has nothing else to do, `timeoutMs` from now at the latest if it is given. */
export function whenIdle(callback: () => void, timeoutMs?: number): void {
  if (typeof requestIdleCallback !== "function") setTimeout(callback, REST_MS);
  else if (timeoutMs === undefined) requestIdleCallback(callback);
  else requestIdleCallback(callback, { timeout: timeoutMs });
}

const now = () => performance.now();

/** What is or soon will be in view: some in each frame. */
export const frameSlices = new WorkSlices({
  clock: { now, nextSlice: (callback) => void requestAnimationFrame(callback) },
  next: "first",
});

/** What may be in view later: when nothing else is to be done. A conversation opens at its end. */
export const idleSlices = new WorkSlices({
  clock: {
    now,
    nextSlice: (callback) => {
      whenIdle(callback);
    },
  },
  next: "last",
});
