import type { ConversationRow } from "../../shared/webviewProtocol.ts";
import type { Conversation } from "./conversation.ts";
import { conversationTitle } from "./conversationTitle.ts";

/** What the list of conversations needs to know of one. */
export interface ConversationEntry {
  readonly id: string;
  readonly title: string;
  readonly isPinned: boolean;
  /** When something was last said in it, in milliseconds since the epoch: a new title does not make it newer. */
  readonly changedAtMs: number;
  /** Of all branches. */
  readonly messageCount: number;
}

export function entryOf(conversation: Conversation, createdAtMs: number): ConversationEntry {
  const times = conversation.all.map(({ atMs, thoughtUntilMs }) => Math.max(atMs ?? 0, thoughtUntilMs ?? 0));
  return {
    id: conversation.id,
    title: conversationTitle(conversation),
    isPinned: conversation.isPinned,
    changedAtMs: times.reduce((latest, time) => Math.max(latest, time), createdAtMs),
    messageCount: conversation.all.length,
  };
}

/** The rows of the list: the pinned ones first, then what was talked about last. Where nothing was said, there is nothing to list. */
export function rowsOf(
  entries: readonly ConversationEntry[],
  isRunning: (id: string) => boolean,
): readonly ConversationRow[] {
  return entries
    .filter(({ messageCount }) => messageCount > 0)
    .sort(byImportance)
    .map(({ id, title, isPinned, changedAtMs }) => ({ id, title, isPinned, changedAtMs, isRunning: isRunning(id) }));
}

function byImportance(a: ConversationEntry, b: ConversationEntry): number {
  return Number(b.isPinned) - Number(a.isPinned) || b.changedAtMs - a.changedAtMs || (a.id < b.id ? -1 : 1);
}
