/**
 * Marks stand in a model's text for what it must not touch: `⟦1⟧` for a thing, `⟦2⟧words⟦/2⟧` for something around words. The
 * brackets are mathematical signs that no natural language uses; with a number between them they are three tokens in
 * Qwen's vocabulary, and unlike tags nobody escapes them. Where a text has such brackets itself, they are protected too:
 * in a model's text they always mean a mark.
 */
import { asciiDigits } from "./digits.ts";

/** For the prompt. */
export const MARK_EXAMPLES: readonly string[] = [openMark(1), `${openMark(2)}words${closeMark(2)}`];

/** Every sign that begins or ends a mark, also as models misspell them. */
export const MARK_SIGNS = "⟦⟧〚〛";

/** A mark with the habits of models: spaces, another white bracket, full-width or native digits. Anchored where it is tried. */
const MARK = /[⟦〚]\s{0,4}([/／]?)\s{0,4}([\d௦-௯๐-๙໐-໙၀-၉០-៩０-９]{1,6})\s{0,4}[⟧〛]/uy;

export interface Mark {
  readonly number: number;
  readonly closing: boolean;
  /** UTF-16 units that it takes in the text. */
  readonly length: number;
}

/** The mark of a thing, and the one that opens a pair. */
export function openMark(number: number): string {
  return `⟦${number}⟧`;
}

export function closeMark(number: number): string {
  return `⟦/${number}⟧`;
}

/** The mark that begins at `index`, if one does. */
export function markAt(text: string, index: number): Mark | undefined {
  MARK.lastIndex = index;
  const match = MARK.exec(text);
  if (match === null) return undefined;
  const [whole, slash = "", digits = ""] = match;
  return { number: Number(asciiDigits(digits)), closing: slash !== "", length: whole.length };
}
