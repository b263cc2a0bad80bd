import { expect, it } from "vitest";
import { FrameScheduler } from "../../webview-ui/src/frameScheduler.ts";
import { ManualClock } from "./support/manualClock.ts";

function countRuns(frames: number, frameMs: number): number {
  const clock = new ManualClock();
  let runs = 0;
  const scheduler = new FrameScheduler(() => (runs += 1), clock);
  for (let frame = 0; frame < frames; frame += 1) {
    scheduler.request();
    scheduler.request();
    clock.frame(frameMs);
  }
  return runs;
}

it("runs at most 30 times a second on a screen of 60, 120 and 30 frames", () => {
  expect(countRuns(60, 1000 / 60)).toBe(30);
  expect(countRuns(120, 1000 / 120)).toBeLessThanOrEqual(40);
  expect(countRuns(30, 1000 / 30)).toBe(30);
});

it("leaves four parts of five of the time to everything else when the work takes long", () => {
  const clock = new ManualClock();
  const startsMs: number[] = [];
  const scheduler = new FrameScheduler(() => void startsMs.push(clock.nowMs), clock);
  for (let frame = 0; frame < 100; frame += 1) {
    scheduler.request();
    clock.frame(16, 50);
  }
  const pausesMs = startsMs.slice(1).map((startMs, index) => startMs - (startsMs[index] ?? 0));
  expect(pausesMs.length).toBeGreaterThan(3);
  expect(Math.min(...pausesMs)).toBeGreaterThanOrEqual(250);
});

it("does nothing that nobody asked for", () => {
  const clock = new ManualClock();
  let runs = 0;
  const scheduler = new FrameScheduler(() => (runs += 1), clock);
  clock.frame();
  expect(runs).toBe(0);
  scheduler.request();
  clock.frame(100);
  clock.frame(100);
  expect(runs).toBe(1);
});
