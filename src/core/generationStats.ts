import type { GenerationStats } from "../shared/protocol.ts";

/**
 * The figures of one task that took several generations: tokens and times are sums, the first token is the first
 * generation's, and the speed is all generated tokens over all the time that was spent generating (without prefill).
 */
export function mergeStats(list: readonly GenerationStats[]): GenerationStats {
  const sum = (pick: (stats: GenerationStats) => number) => list.reduce((total, stats) => total + pick(stats), 0);
  const generating = list.filter(({ tokensPerSecond }) => tokensPerSecond > 0);
  const generatingSeconds = generating.reduce(
    (total, { generatedTokens, tokensPerSecond }) => total + generatedTokens / tokensPerSecond,
    0,
  );
  const timedTokens = generating.reduce((total, { generatedTokens }) => total + generatedTokens, 0);
  return {
    promptTokens: sum(({ promptTokens }) => promptTokens),
    cachedTokens: sum(({ cachedTokens }) => cachedTokens),
    generatedTokens: sum(({ generatedTokens }) => generatedTokens),
    timeToFirstTokenMs: list[0]?.timeToFirstTokenMs ?? 0,
    tokensPerSecond: generatingSeconds > 0 ? timedTokens / generatingSeconds : 0,
    totalMs: sum(({ totalMs }) => totalMs),
    thinkingMs: sum(({ thinkingMs }) => thinkingMs),
  };
}
