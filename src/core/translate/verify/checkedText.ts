/** A text as the checks look at it: without code, links and placeholders, in NFC, without invisible spaces. */
import { countLetters, type LetterCounts } from "../../text/scripts.ts";

export interface CheckedText {
  readonly text: string;
  readonly letters: LetterCounts;
}

/** Zero-width space, joiners and the soft hyphen: common in Lao and Khmer, and nothing that a reader sees. */
const INVISIBLE = /[\u200B\u2060\uFEFF\u00AD]/gu;

/** @param verbatim what counts for no script, language or length; longer ones first, so that none leaves a rest of another */
export function checkedText(text: string, verbatim: readonly string[]): CheckedText {
  let visible = text.normalize("NFC").replace(INVISIBLE, "");
  for (const part of verbatim) if (part !== "") visible = visible.replaceAll(part, " ");
  return { text: visible, letters: countLetters(visible) };
}

/** As texts are compared: lower case, white space collapsed. */
export function comparable(text: string): string {
  return text.toLowerCase().replace(/\s+/gu, " ").trim();
}

/** A few words of a text, for a sentence that a person reads. */
export function excerpt(text: string): string {
  const line = text.trim().replace(/\s+/gu, " ");
  return line.length <= EXCERPT_LENGTH ? line : `${line.slice(0, EXCERPT_LENGTH).replace(/[\uD800-\uDBFF]$/u, "")}...`;
}

const EXCERPT_LENGTH = 60;
