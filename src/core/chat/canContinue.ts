import type { Conversation, ConversationMessage } from "./conversation.ts";
import { taskCommandOf } from "./slashCommands.ts";

/**
 * Whether an answer may have more to say: the last one, stopped or out of room. A translation or a summary has not: going on
 * as a chat would leave the checks out that make it one.
 */
export function canContinue({ messages }: Pick<Conversation, "messages">, answer: ConversationMessage): boolean {
  const { id, role, state, isCutShort } = answer;
  if (role !== "assistant" || messages.at(-1)?.id !== id) return false;
  if (state !== "stopped" && !(state === "complete" && isCutShort === true)) return false;
  return taskCommandOf(messages.at(-2)?.text ?? "") === undefined;
}
