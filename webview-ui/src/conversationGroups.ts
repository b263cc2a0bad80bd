/** The list of conversations under headings: pinned ones, then by the day on which they changed. */
import { formatMessage } from "../../src/shared/messages/formatMessage.ts";
import { formatMonth } from "../../src/shared/messages/uiFormats.ts";
import type { ConversationRow } from "../../src/shared/webviewProtocol.ts";

export interface ConversationGroup {
  readonly heading: string;
  readonly rows: readonly ConversationRow[];
}

/** Pinned, today, yesterday, then month by month, each the newest first. */
export function groupConversations(rows: readonly ConversationRow[], nowMs: number): ConversationGroup[] {
  const groups = new Map<string, ConversationRow[]>();
  const newestFirst = [...rows].sort(
    (a, b) => Number(b.isPinned) - Number(a.isPinned) || b.changedAtMs - a.changedAtMs,
  );
  for (const row of newestFirst) {
    const heading = row.isPinned ? formatMessage("panel.pinned") : dayHeading(row.changedAtMs, nowMs);
    groups.set(heading, [...(groups.get(heading) ?? []), row]);
  }
  return [...groups].map(([heading, members]) => ({ heading, rows: members }));
}

function dayHeading(atMs: number, nowMs: number): string {
  const days = dayNumber(nowMs) - dayNumber(atMs);
  // A clock that was set back makes no headings in the future.
  if (days <= 0) return formatMessage("panel.today");
  return days === 1 ? formatMessage("panel.yesterday") : formatMonth(atMs);
}

/** Days of the calendar, not of 24 hours: yesterday is yesterday after a night of 23 hours too. */
function dayNumber(atMs: number): number {
  const date = new Date(atMs);
  return Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / 86_400_000;
}
