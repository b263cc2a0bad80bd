/** How an answer that was being written ends in the journal. */
import type { AnswerStats, ConversationEvent, ConversationMessage } from "../../core/chat/conversation.ts";
import { joinedStats } from "../../core/chat/joinedStats.ts";
import type { SlashCommandResult } from "./runSlashCommand.ts";

interface WrittenAnswer {
  readonly id: string;
  /** What it was when it went on; undefined for one that was written in one go. */
  readonly resumed: ConversationMessage | undefined;
}

export function finishedEvent(
  { id, resumed }: WrittenAnswer,
  { finishReason, stats, model }: SlashCommandResult,
): ConversationEvent {
  const { generatedTokens, tokensPerSecond, timeToFirstTokenMs, thinkingMs } = stats;
  const written = { generatedTokens, tokensPerSecond, timeToFirstTokenMs, thinkingMs, modelName: model.name };
  const all = joinedStats(resumed?.stats, written);
  if (finishReason === "cancelled") return stoppedEvent(id, all);
  return { type: "answerFinished", id, stats: all, ...(finishReason === "length" ? { isCutShort: true } : {}) };
}

/** @param stats of what is written; left out where nobody counted */
export function stoppedEvent(id: string, stats?: AnswerStats): ConversationEvent {
  return { type: "answerStopped", id, ...(stats === undefined ? {} : { stats }) };
}
