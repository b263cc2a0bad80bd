import type { Conversation, ConversationMessage } from "./conversation.ts";
import { taskCommandOf } from "./slashCommands.ts";

/**
 * Whether an answer may have more to say: the last one, stopped, out of room, or failed after its first words. A summary
 * has not: nothing of it is kept that the rest could be made of.
 */
export function canContinue({ messages }: Pick<Conversation, "messages">, answer: ConversationMessage): boolean {
  if (answer.role !== "assistant" || messages.at(-1)?.id !== answer.id) return false;
  return isUnfinished(answer) && taskCommandOf(messages.at(-2)?.text ?? "")?.name !== "summarize";
}

function isUnfinished({ state, isCutShort, text, thoughts }: ConversationMessage): boolean {
  if (state === "failed") return text !== "" || thoughts !== "";
  return state === "stopped" || (state === "complete" && isCutShort === true);
}
