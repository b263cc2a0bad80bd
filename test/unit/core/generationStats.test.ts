import { expect, it } from "vitest";
import { mergeStats, type TimedStats } from "../../../src/core/generationStats.ts";

function stats(part: Partial<TimedStats>): TimedStats {
  return {
    promptTokens: 0,
    cachedTokens: 0,
    generatedTokens: 0,
    timeToFirstTokenMs: 0,
    tokensPerSecond: 0,
    totalMs: 0,
    thinkingMs: 0,
    endedAtMs: 0,
    ...part,
  };
}

it("is zero for nothing", () => {
  const { endedAtMs: _, ...zero } = stats({});
  expect(mergeStats([])).toEqual(zero);
});

it("keeps the figures of a single generation", () => {
  const one = { promptTokens: 7, cachedTokens: 3, generatedTokens: 40, timeToFirstTokenMs: 90, thinkingMs: 5 };
  const merged = mergeStats([stats({ ...one, tokensPerSecond: 20, totalMs: 2090, endedAtMs: 10_000 })]);
  expect(merged).toEqual({ ...one, tokensPerSecond: 20, totalMs: 2090 });
});

it("adds up tokens, and counts once what ran side by side", () => {
  const side = { promptTokens: 10, cachedTokens: 4, generatedTokens: 100, tokensPerSecond: 100, totalMs: 1200 };
  const merged = mergeStats([
    stats({ ...side, endedAtMs: 5200, timeToFirstTokenMs: 200 }),
    stats({ ...side, endedAtMs: 5700, timeToFirstTokenMs: 300 }),
  ]);
  // The answers were being written from 4200 to 5200 and from 4700 to 5700.
  expect(merged).toMatchObject({ promptTokens: 20, cachedTokens: 8, generatedTokens: 200, totalMs: 1700 });
  expect(merged.tokensPerSecond).toBeCloseTo(200 / 1.5);
});

it("does not count the wait between two generations", () => {
  const merged = mergeStats([
    stats({ generatedTokens: 10, tokensPerSecond: 10, totalMs: 1000, endedAtMs: 1000 }),
    stats({ generatedTokens: 10, tokensPerSecond: 10, totalMs: 1000, endedAtMs: 60_000 }),
  ]);
  expect(merged).toMatchObject({ totalMs: 2000, tokensPerSecond: 10 });
});

it("takes the first token's time from the generation that began first, whichever ended first", () => {
  const merged = mergeStats([
    stats({ timeToFirstTokenMs: 30, totalMs: 100, endedAtMs: 900 }),
    stats({ timeToFirstTokenMs: 70, totalMs: 800, endedAtMs: 1000 }),
  ]);
  expect(merged.timeToFirstTokenMs).toBe(70);
});

it("is not misled by a generation that wrote nothing", () => {
  const merged = mergeStats([
    stats({ promptTokens: 5, totalMs: 50, endedAtMs: 50 }),
    stats({ promptTokens: 5, generatedTokens: 10, tokensPerSecond: 20, totalMs: 500, endedAtMs: 600 }),
  ]);
  expect(merged).toMatchObject({ promptTokens: 10, generatedTokens: 10, tokensPerSecond: 20 });
});
