/** What the page itself remembers. Everything else belongs to the extension host. */
export interface PanelState {
  readonly draft: string;
  /** What the page shows: a tab of a window that is loaded anew is filled with it again. */
  readonly conversationId?: string | undefined;
  /** Where the reader was, when that was not the end. */
  readonly scroll?: { readonly conversationId: string; readonly topPx: number } | undefined;
}

export const EMPTY_PANEL_STATE: PanelState = { draft: "" };

/** The state that an earlier page saved, or undefined for anything else. */
export function parsePanelState(value: unknown): PanelState | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const { draft, scroll, conversationId: shownId } = value as Record<string, unknown>;
  if (typeof draft !== "string") return undefined;
  const state: PanelState = typeof shownId === "string" ? { draft, conversationId: shownId } : { draft };
  if (typeof scroll !== "object" || scroll === null) return state;
  const { conversationId, topPx } = scroll as Record<string, unknown>;
  if (typeof conversationId !== "string" || typeof topPx !== "number") return state;
  return { ...state, scroll: { conversationId, topPx } };
}
