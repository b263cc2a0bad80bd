import type { Conversation, ConversationEvent } from "../../../core/chat/conversation.ts";
import type { AppError } from "../../../shared/appError.ts";

/** Hears what happens to a conversation, whoever did it, in order. */
export interface StoredConversationListener {
  /** One event was applied, here or in another window; `before` is what it was applied to. */
  eventApplied(event: ConversationEvent, before: Conversation): void;
  /** Another window has rewritten it: all of it is to be read again. */
  replaced(): void;
  /** `canWrite` has changed: another window begins to write, or is done. */
  canWriteChanged(canWrite: boolean): void;
  /** It was removed or restored, here or in another window. What is appended to a removed one stays in memory until it is restored. */
  removedChanged(isRemoved: boolean): void;
  /** It was another window that removed it. Told behind `removedChanged`. */
  removedElsewhere(): void;
  /** It cannot be stored, and goes on in memory. Told once, until it was stored again. */
  storageFailed(error: AppError): void;
}
