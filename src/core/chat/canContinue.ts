import type { Conversation, ConversationMessage } from "./conversation.ts";

/** Whether an answer may have more to say: the last one, stopped, out of room, or failed after its first words. */
export function canContinue({ messages }: Pick<Conversation, "messages">, answer: ConversationMessage): boolean {
  if (answer.role !== "assistant" || messages.at(-1)?.id !== answer.id) return false;
  return isUnfinished(answer);
}

function isUnfinished({ state, isCutShort, text, thoughts }: ConversationMessage): boolean {
  if (state === "failed") return text !== "" || thoughts !== "";
  return state === "stopped" || (state === "complete" && isCutShort === true);
}
