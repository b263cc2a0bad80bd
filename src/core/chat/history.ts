import type { ChatMessage } from "../../shared/chatMessage.ts";
import { earlierSummaryMessage, questionPrompt } from "../chatPrompts.ts";
import type { Conversation, ConversationMessage } from "./conversation.ts";

/**
 * What the model is given of the shown branch, without the system message. Questions and answers take turns, as most templates
 * want it: a question that got no words in answer is asked together with the next one. What was trimmed is not there; what
 * was summarised is there as its summary, at the beginning of the question that follows: nobody answers a summary.
 */
export function historyOf(conversation: Conversation): ChatMessage[] {
  const summary = earlierSummary(conversation);
  const turns = liveMessages(conversation).flatMap(turnsOf);
  return inTurns(summary === undefined ? turns : [earlierSummaryMessage(summary), ...turns]);
}

/** What the model reads in the place of the earlier talk of the shown branch. Undefined where there is nothing of the kind. */
export function earlierSummary({ messages, earlier }: Conversation): string | undefined {
  return messages.some(({ id }) => id === earlier?.untilId) ? earlier?.summary : undefined;
}

/** The messages that the model still reads: those after what was trimmed or summarised. A branch without that place is whole. */
export function liveMessages({ messages, earlier }: Conversation): readonly ConversationMessage[] {
  return messages.slice(messages.findIndex(({ id }) => id === earlier?.untilId) + 1);
}

function turnsOf(message: ConversationMessage): ChatMessage[] {
  if (message.role === "user") return [{ role: "user", content: questionPrompt(message) }];
  return message.text.trim() === "" ? [] : [answerOf(message)];
}

/** Questions that follow one another become one. */
function inTurns(messages: readonly ChatMessage[]): ChatMessage[] {
  const turns: ChatMessage[] = [];
  for (const message of messages) {
    const last = turns.at(-1);
    if (message.role !== "user" || last?.role !== "user") turns.push(message);
    else turns[turns.length - 1] = { role: "user", content: `${last.content}\n\n${message.content}` };
  }
  return turns;
}

function answerOf({ text, thoughts }: ConversationMessage): ChatMessage {
  return { role: "assistant", content: text, ...(thoughts === "" ? {} : { reasoning: thoughts }) };
}
