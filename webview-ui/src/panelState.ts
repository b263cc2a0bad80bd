/** What the page itself remembers. Everything else belongs to the extension host. */
export interface PanelState {
  readonly draft: string;
  /** Where the reader was, when that was not the end. */
  readonly scroll?: { readonly conversationId: string; readonly topPx: number } | undefined;
}

export const EMPTY_PANEL_STATE: PanelState = { draft: "" };

/** The state that an earlier page saved, or undefined for anything else. */
export function parsePanelState(value: unknown): PanelState | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const { draft, scroll } = value as Record<string, unknown>;
  if (typeof draft !== "string") return undefined;
  if (typeof scroll !== "object" || scroll === null) return { draft };
  const { conversationId, topPx } = scroll as Record<string, unknown>;
  if (typeof conversationId !== "string" || typeof topPx !== "number") return { draft };
  return { draft, scroll: { conversationId, topPx } };
}
