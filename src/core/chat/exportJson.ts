/** A conversation as a file that other programs can read, with all that there is of it. */
import type { Conversation } from "./conversation.ts";
import type { ConversationContent } from "./conversationContent.ts";

/** Raised when older versions of the product would misread a file. */
export const EXPORT_VERSION = 1;

interface ExportedConversation extends Omit<ConversationContent, "earlier"> {
  readonly sealionExport: typeof EXPORT_VERSION;
}

export function exportJson(conversation: Conversation, createdAtMs: number): string {
  const { title, isPinned, thinking, answerLanguage, earlierParts, all, messages } = conversation;
  const shownId = messages.at(-1)?.id;
  const exported: ExportedConversation = {
    sealionExport: EXPORT_VERSION,
    createdAtMs,
    ...(title === undefined ? {} : { title }),
    isPinned,
    thinking,
    answerLanguage,
    ...(earlierParts.length === 0 ? {} : { earlierParts }),
    ...(shownId === undefined ? {} : { shownId }),
    messages: all,
  };
  return `${JSON.stringify(exported, undefined, 2)}\n`;
}
