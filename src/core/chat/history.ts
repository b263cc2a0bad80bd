import type { ChatMessage } from "../../shared/chatMessage.ts";
import { earlierSummaryMessages, questionPrompt } from "../chatPrompts.ts";
import type { Conversation, ConversationMessage } from "./conversation.ts";

/**
 * What the model is given of the shown branch, without the system message. A question that got no words in answer is left
 * out, except the last: most templates want questions and answers to take turns. What was trimmed is not there; what was
 * summarised is there as its summary.
 */
export function historyOf(conversation: Conversation): ChatMessage[] {
  const messages = liveMessages(conversation);
  const turns = messages.flatMap((message, index): ChatMessage[] => {
    if (message.role === "assistant") return hasAnswer(message) ? [answerOf(message)] : [];
    const next = messages[index + 1];
    const isLast = !messages.slice(index + 1).some(({ role }) => role === "user");
    const answered = next !== undefined && hasAnswer(next);
    return answered || isLast ? [{ role: "user", content: questionPrompt(message) }] : [];
  });
  const summary = conversation.earlier?.summary;
  const isSummarised = summary !== undefined && messages.length < conversation.messages.length;
  return isSummarised ? [...earlierSummaryMessages(summary), ...turns] : turns;
}

/** The messages that the model still reads: those after what was trimmed or summarised. A branch without that place is whole. */
export function liveMessages({ messages, earlier }: Conversation): readonly ConversationMessage[] {
  return messages.slice(messages.findIndex(({ id }) => id === earlier?.untilId) + 1);
}

function hasAnswer(message: ConversationMessage): boolean {
  return message.role === "assistant" && message.state !== "failed" && message.text.trim() !== "";
}

function answerOf({ text, thoughts }: ConversationMessage): ChatMessage {
  return { role: "assistant", content: text, ...(thoughts === "" ? {} : { reasoning: thoughts }) };
}
