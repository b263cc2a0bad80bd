import { questionPrompt } from "../chatPrompts.ts";
import type { ConversationMessage } from "./conversation.ts";

/** Who said what, for a model to read: questions with what stood beside them, answers without their thoughts. */
export function transcript(messages: readonly ConversationMessage[]): string {
  return messages
    .map((message) => (message.role === "user" ? `User: ${questionPrompt(message)}` : `Assistant: ${message.text}`))
    .join("\n\n");
}
