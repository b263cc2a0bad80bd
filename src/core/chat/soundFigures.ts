/**
 * Figures that a file claims. They are shown and counted with: one that nobody can have counted is left out, and what it was said
 * of stays.
 */
import type { Attachment } from "../../shared/attachment.ts";
import type { AnswerStats, ConversationEvent } from "./conversation.ts";

/** Of tokens and of lines: a thousand times what the largest context holds. */
const HIGHEST_COUNT = 1e9;
/** A thousand times what the fastest machine writes. */
const MOST_TOKENS_PER_SECOND = 1e6;
/** A year. */
const LONGEST_MS = 366 * 86_400_000;

export function withSoundFigures(event: ConversationEvent): ConversationEvent {
  switch (event.type) {
    case "answerFinished":
    case "answerStopped": {
      const { stats, ...rest } = event;
      return stats === undefined || areSound(stats) ? event : rest;
    }
    case "question":
      return event.attachments === undefined
        ? event
        : { ...event, attachments: event.attachments.map(soundAttachment) };
    default:
      return event;
  }
}

/** They were measured together: with one of them the others have lost their worth. */
function areSound({ generatedTokens, tokensPerSecond, timeToFirstTokenMs, thinkingMs }: AnswerStats): boolean {
  return (
    isCount(generatedTokens) &&
    isBetween(tokensPerSecond, MOST_TOKENS_PER_SECOND) &&
    isBetween(timeToFirstTokenMs, LONGEST_MS) &&
    isBetween(thinkingMs, LONGEST_MS)
  );
}

function soundAttachment(attachment: Attachment): Attachment {
  const { tokens, isEstimate: _estimate, ...uncounted } = attachment;
  const counted = tokens === undefined || isCount(tokens) ? attachment : uncounted;
  const { lines, ...placeless } = counted;
  return lines === undefined || lines.every(isCount) ? counted : placeless;
}

function isCount(value: number): boolean {
  return Number.isInteger(value) && isBetween(value, HIGHEST_COUNT);
}

/** False of what is no number, too. */
function isBetween(value: number, most: number): boolean {
  return value >= 0 && value <= most;
}
