import type { FrameClock } from "../../../webview-ui/src/frameScheduler.ts";

/** A clock that stands still until a test moves it. */
export class ManualClock implements FrameClock {
  nowMs = 0;
  private frames: (() => void)[] = [];
  private renders: (() => void)[] = [];

  now(): number {
    return this.nowMs;
  }

  nextFrame(callback: () => void): void {
    this.frames.push(callback);
  }

  afterRender(callback: () => void): void {
    this.renders.push(callback);
  }

  /** One frame of the screen, after so many milliseconds; what it renders, if anything, takes `renderMs`. */
  frame(afterMs = 16, renderMs = 0): void {
    this.nowMs += afterMs;
    for (const callback of this.frames.splice(0)) callback();
    if (this.renders.length > 0) this.nowMs += renderMs;
    for (const callback of this.renders.splice(0)) callback();
  }
}
