import type { Conversation, ConversationEvent, ConversationMessage } from "../../core/chat/conversation.ts";
import type { AppError } from "../../shared/appError.ts";

/** Hears of every change, in order, whichever window made it. */
export interface ChatListener {
  conversationReplaced(): void;
  /** One event was applied; `before` is what it was applied to. */
  eventApplied(event: ConversationEvent, before: Conversation): void;
  /** What the open answer waits for has changed. */
  waitingChanged(message: ConversationMessage): void;
  /** Another window begins to write here, or is done. */
  accessChanged(): void;
  /** The conversation was removed, here or in another window, or restored. */
  removedChanged(isRemoved: boolean): void;
  /** It was another window that removed it. */
  removedElsewhere(): void;
  /** It cannot be stored, and goes on in memory. */
  storageFailed(error: AppError): void;
}
