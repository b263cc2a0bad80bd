/** Keeps what is no language out of the model's hands, and looks whether it is all there afterwards. */
import type { Finding, TextSpan } from "../../../shared/translation.ts";
import type { SourceUnit } from "./units.ts";

export interface ProtectOptions {
  /**
   * "plain" leaves short readable things (`{name}`, `%d`, numbers) in the text, where they help the model, and puts marks only in the
   * place of opaque ones; "marked" puts marks in the place of all: the second try.
   */
  readonly mode: "plain" | "marked";
  /** Terms that are not translated. */
  readonly verbatimTerms?: readonly { readonly text: string; readonly caseSensitive: boolean }[];
}

export interface ProtectedText {
  /** For the model. Empty when nothing in it is language: then `restore("")` is the unit's text. */
  readonly text: string;
  /** True when `text` has marks in it, so that the prompt must speak of them. */
  readonly hasMarks: boolean;
  /** Puts everything back, repairs what can be repaired without doubt, and names what is missing, too many or out of order. */
  restore(this: void, answer: string): { readonly text: string; readonly findings: readonly Finding[] };
}

/** What opens and closes the text without being part of it (a link around the whole, a leading number) is kept out of `text` altogether. */
export function protectText({ text }: SourceUnit, _options: ProtectOptions): ProtectedText {
  return { text, hasMarks: false, restore: (answer) => ({ text: answer, findings: [] }) };
}

/** Places in a unit's text that no cut may fall into, in order, not overlapping. */
export function atomicSpans(_unit: SourceUnit): readonly TextSpan[] {
  return [];
}

/** Whether a translation of the whole unit has every placeholder, mark and number as often as the source: for a translation that somebody else made. */
export function checkProtected(_unit: SourceUnit, _translation: string): readonly Finding[] {
  return [];
}
