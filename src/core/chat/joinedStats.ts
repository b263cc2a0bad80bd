import type { AnswerStats } from "./conversation.ts";

/** Of an answer that was written in two parts: tokens and thought of both, the speed over both, and the first part's wait. */
export function joinedStats(former: AnswerStats | undefined, latter: AnswerStats): AnswerStats {
  if (former === undefined) return latter;
  const generatedTokens = former.generatedTokens + latter.generatedTokens;
  const seconds = secondsOf(former) + secondsOf(latter);
  return {
    ...latter,
    generatedTokens,
    tokensPerSecond: seconds > 0 ? generatedTokens / seconds : latter.tokensPerSecond,
    timeToFirstTokenMs: former.timeToFirstTokenMs,
    thinkingMs: former.thinkingMs + latter.thinkingMs,
  };
}

function secondsOf({ generatedTokens, tokensPerSecond }: AnswerStats): number {
  return tokensPerSecond > 0 ? generatedTokens / tokensPerSecond : 0;
}
