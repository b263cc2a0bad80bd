import { isListOf } from "../../src/shared/typeGuards.ts";
import { isKeptChip, type KeptChip } from "../../src/shared/webviewProtocol.ts";

/** A question that is being rewritten, in its place. */
export interface QuestionEdit {
  readonly messageId: string;
  /** As it is by now. */
  readonly text: string;
}

/** Where a reader was. In no pixels: the next page may be wider or narrower. */
export interface ReadingPlace {
  readonly conversationId: string;
  /** The message at the upper edge. */
  readonly messageId: string;
  /** How much of it is above the edge, from 0 to 1. */
  readonly share: number;
  /** Where in the message, whatever is written after it meanwhile. A page may show less of the message than that, at first. */
  readonly part?: PartPlace | undefined;
}

/** A message is cut at the tops of its blocks: the first part is what stands before them all. */
export interface PartPlace {
  readonly index: number;
  /** How much of the part is above the edge, from 0 to 1. */
  readonly share: number;
}

/** What the page itself remembers. Everything else belongs to the extension host. */
export interface PanelState {
  readonly draft: string;
  readonly edits?: readonly QuestionEdit[] | undefined;
  /** What stood beside the composer, where it is not lost with the extension host. */
  readonly chips?: readonly KeptChip[] | undefined;
  /** What the page shows: a tab of a window that is loaded anew is filled with it again. */
  readonly conversationId?: string | undefined;
  /** Left out where the reader was at the end. */
  readonly place?: ReadingPlace | undefined;
}

export const EMPTY_PANEL_STATE: PanelState = { draft: "" };

/** The state that an earlier page saved, or undefined for anything else. */
export function parsePanelState(value: unknown): PanelState | undefined {
  if (!isFields(value) || typeof value.draft !== "string") return undefined;
  const { draft, edits, chips, conversationId, place } = value;
  return {
    draft,
    ...(isListOf(edits, isEdit) ? { edits: edits as readonly QuestionEdit[] } : {}),
    ...(isListOf(chips, isKeptChip) ? { chips: chips as readonly KeptChip[] } : {}),
    ...(typeof conversationId === "string" ? { conversationId } : {}),
    ...(isPlace(place) ? { place } : {}),
  };
}

function isEdit(value: unknown): value is QuestionEdit {
  return isFields(value) && typeof value.messageId === "string" && typeof value.text === "string";
}

function isPlace(value: unknown): value is ReadingPlace {
  if (!isFields(value)) return false;
  const { conversationId, messageId, share, part } = value;
  const isInMessage =
    typeof messageId === "string" && typeof share === "number" && (part === undefined || isPart(part));
  return typeof conversationId === "string" && isInMessage;
}

function isPart(value: unknown): value is PartPlace {
  return isFields(value) && typeof value.index === "number" && typeof value.share === "number";
}

function isFields(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
