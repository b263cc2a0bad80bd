import type { GenerationStats } from "../shared/protocol.ts";

/** The figures of one generation, and when it ended. */
export interface TimedStats extends GenerationStats {
  readonly endedAtMs: number;
}

/**
 * The figures of one task that took several generations, some of them side by side. Tokens are sums. Times are what a
 * clock on the wall would show: what ran side by side counts once, what was spent waiting for a turn does not count. The
 * speed is all generated tokens over the time in which any of them was being generated (without prefill).
 */
export function mergeStats(list: readonly TimedStats[]): GenerationStats {
  const sum = (pick: (stats: GenerationStats) => number) => list.reduce((total, stats) => total + pick(stats), 0);
  const generating = list.filter(({ tokensPerSecond }) => tokensPerSecond > 0);
  const generatingMs = timeCovered(
    generating.map(({ endedAtMs, generatedTokens, tokensPerSecond }) => ({
      endedAtMs,
      lengthMs: (generatedTokens / tokensPerSecond) * 1000,
    })),
  );
  const timedTokens = generating.reduce((total, { generatedTokens }) => total + generatedTokens, 0);
  const beganMs = (stats: TimedStats) => stats.endedAtMs - stats.totalMs;
  const [first] = [...list].sort((one, other) => beganMs(one) - beganMs(other));
  return {
    promptTokens: sum(({ promptTokens }) => promptTokens),
    cachedTokens: sum(({ cachedTokens }) => cachedTokens),
    generatedTokens: sum(({ generatedTokens }) => generatedTokens),
    timeToFirstTokenMs: first?.timeToFirstTokenMs ?? 0,
    tokensPerSecond: generatingMs > 0 ? (timedTokens * 1000) / generatingMs : 0,
    totalMs: timeCovered(list.map(({ endedAtMs, totalMs }) => ({ endedAtMs, lengthMs: totalMs }))),
    thinkingMs: sum(({ thinkingMs }) => thinkingMs),
  };
}

/** So many figures are kept apart. */
const KEPT_APART = 1024;

/** The figures of a task that takes any number of generations. Older ones are put together, with the last one's end. */
export class StatsList {
  private list: TimedStats[] = [];

  add(stats: TimedStats): void {
    this.list.push(stats);
    if (this.list.length < KEPT_APART) return;
    const endedAtMs = this.list.reduce((latest, { endedAtMs: ended }) => Math.max(latest, ended), 0);
    this.list = [{ ...mergeStats(this.list), endedAtMs }];
  }

  merged(): GenerationStats {
    return mergeStats(this.list);
  }
}

interface Span {
  readonly endedAtMs: number;
  readonly lengthMs: number;
}

/** The length of time that lies in at least one of the spans. */
function timeCovered(spans: readonly Span[]): number {
  let coveredMs = 0;
  let latestFirst = Number.POSITIVE_INFINITY;
  for (const { endedAtMs, lengthMs } of [...spans].sort((one, other) => other.endedAtMs - one.endedAtMs)) {
    const fromMs = endedAtMs - lengthMs;
    coveredMs += Math.max(0, Math.min(endedAtMs, latestFirst) - fromMs);
    latestFirst = Math.min(latestFirst, fromMs);
  }
  return coveredMs;
}
