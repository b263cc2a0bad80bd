/** The growing translation as one line beside the text, or in a notification. */
import { splitGraphemes } from "../../core/text/graphemes.ts";

/** Fits into a notification. */
const DEFAULT_LIMIT = 80;

/**
 * The end of the text in one line: at most `limit` characters as people count them, never a part of one, with `…` in front
 * of what was left out.
 */
export function previewText(text: string, limit = DEFAULT_LIMIT): string {
  const line = text.replace(/\s+/gu, " ").trim();
  // Cutting by code units first keeps long texts cheap: no character of these scripts has more than a few dozen.
  const tail = splitGraphemes(line.slice(-limit * 32));
  const isWhole = tail.length <= limit && line.length <= limit * 32;
  return isWhole ? line : `…${tail.slice(-limit).join("")}`;
}
