/** A panel whose list of conversations is open, at a fixed moment. */
import { vi } from "vitest";
import type { ConversationRow } from "../../../src/shared/webviewProtocol.ts";
import { PanelHarness, question } from "./panelHarness.tsx";

export const NOW_MS = new Date(2026, 10, 28, 12, 0).getTime();
const HOUR_MS = 3_600_000;

/** Timers and the clock stand still until the test moves them. */
export function stopClock(): void {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date"], now: NOW_MS });
}

export function row(id: string, title: string, more: Partial<ConversationRow> = {}): ConversationRow {
  return { id, title, isPinned: false, changedAtMs: NOW_MS - HOUR_MS, isRunning: false, ...more };
}

export const ROWS = [
  row("old", "Bản tuyên ngôn", { changedAtMs: new Date(2026, 8, 3).getTime() }),
  row("new", "คำถามเรื่องสิทธิ"),
  row("pinned", "លិខិតស្នាម", { isPinned: true, changedAtMs: NOW_MS - 900 * HOUR_MS }),
  row("before", "မနေ့က", { changedAtMs: NOW_MS - 24 * HOUR_MS, isRunning: true }),
];

export async function openConversationList(rows: readonly ConversationRow[] = ROWS): Promise<PanelHarness> {
  const panel = await new PanelHarness().open({ conversationId: "new", messages: [question("q", "x")] });
  panel.button("Conversations").focus();
  await panel.click(panel.button("Conversations"));
  await panel.say({ type: "conversations", query: "", rows });
  return panel;
}

export function titlesOf({ root }: PanelHarness): (string | undefined)[] {
  return Array.from(root.querySelectorAll(".conversation-title"), ({ textContent }) => textContent);
}
