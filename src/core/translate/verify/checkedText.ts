/** A text as the checks look at it: without code, links and placeholders, in NFC, without invisible spaces. */
import { withoutIdentifiers } from "../../text/latinWords.ts";
import { countLetters, type LetterCounts } from "../../text/scripts.ts";

/** Zero-width space, joiners and the soft hyphen: common in Lao and Khmer, and nothing that a reader sees. */
const INVISIBLE = /[\u200B\u2060\uFEFF\u00AD]/gu;
const WORD = /[\p{L}\p{M}\p{N}]+(?:['’-][\p{L}\p{M}\p{N}]+)*/gu;
const EXCERPT_LENGTH = 60;

export class CheckedText {
  readonly text: string;
  readonly letters: LetterCounts;
  /** As texts are compared: lower case, white space collapsed. */
  readonly comparable: string;
  private knownWords: readonly string[] | undefined;

  /** @param verbatim what counts for no script, language or length; longer ones first, so that none leaves a rest of another */
  constructor(text: string, verbatim: readonly string[]) {
    let visible = text.normalize("NFC").replace(INVISIBLE, "");
    for (const part of verbatim) if (part !== "") visible = visible.replaceAll(part, " ");
    this.text = visible;
    this.letters = countLetters(visible);
    this.comparable = comparable(visible);
  }

  /** What stands between spaces and signs, identifiers left out: few checks of few texts need them. */
  get words(): readonly string[] {
    return (this.knownWords ??= withoutIdentifiers(this.text).match(WORD) ?? []);
  }
}

/** See CheckedText.comparable. */
export function comparable(text: string): string {
  // Not `\s+`, which would also write every single space anew.
  return text
    .toLowerCase()
    .replace(/\s{2,}|[^\S ]/gu, " ")
    .trim();
}

/** A few words of a text, for a sentence that a person reads. */
export function excerpt(text: string): string {
  const line = text.trim().replace(/\s+/gu, " ");
  return line.length <= EXCERPT_LENGTH ? line : `${line.slice(0, EXCERPT_LENGTH).replace(/[\uD800-\uDBFF]$/u, "")}...`;
}
