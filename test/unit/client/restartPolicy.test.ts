import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { RestartPolicy } from "../../../src/client/restartPolicy.ts";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["performance"] });
});
afterEach(() => {
  vi.useRealTimers();
});

it("waits longer with each crash, stops after five within a minute, and forgets", () => {
  const policy = new RestartPolicy();
  const delays: (number | undefined)[] = [];
  for (let crash = 0; crash <= 5; crash += 1) {
    delays.push(policy.delayMs());
    policy.crashed();
    vi.advanceTimersByTime(1000);
  }
  expect(delays).toEqual([0, 0, 500, 2000, 4000, undefined]);
  vi.advanceTimersByTime(61_000);
  expect(policy.delayMs()).toBe(0);
  expect(policy.recentCrashes).toBe(0);
});

it("refuses what died three times in a row while it loaded, for a minute, and only that", () => {
  const policy = new RestartPolicy();
  const die = (wish: string) => {
    policy.diedLoading(wish);
    vi.advanceTimersByTime(50_000);
    return policy.deathsLoading(wish);
  };
  expect(["a", "a", "b", "a", "a"].map(die)).toEqual([undefined, undefined, undefined, undefined, undefined]);
  expect(die("a")).toBe(3);
  expect(policy.deathsLoading("b")).toBeUndefined();
  vi.advanceTimersByTime(10_000);
  expect(policy.deathsLoading("a")).toBeUndefined();
  expect(die("a")).toBe(4);
  policy.loaded();
  expect(policy.deathsLoading("a")).toBeUndefined();
});
