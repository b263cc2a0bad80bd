import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { throttled } from "../../../src/server/throttled.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it("acts at once, then once in each interval, and never loses the last call", () => {
  let count = 0;
  const action = throttled(() => (count += 1), 100);
  action.call();
  expect(count).toBe(1);
  action.call();
  action.call();
  expect(count).toBe(1);
  vi.advanceTimersByTime(100);
  expect(count).toBe(2);
  vi.advanceTimersByTime(1000);
  expect(count).toBe(2);
  action.call();
  expect(count).toBe(3);
  action.call();
  action.dispose();
  vi.advanceTimersByTime(1000);
  expect(count).toBe(3);
});
