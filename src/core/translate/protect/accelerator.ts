/** The letter of a menu's label that is pressed with Alt: `&File`, `E&xit`, GTK's `_Open`. A model gets the label without its sign. */
import type { TextPart } from "./signs.ts";
import type { SourceUnit } from "./units.ts";

export interface Accelerator {
  /** The label as it is written. */
  readonly written: string;
  /** The label without the sign. */
  readonly label: string;
  readonly sign: "&" | "_";
  /** Of the sign in `written`, and of the letter in `label`. */
  readonly place: number;
}

/** Labels are short. */
const LONGEST_LABEL = 40;
const AMPERSAND = /(?<![^\s(])(?:[A-Z][a-z]{0,8}&(?=[a-z])|&(?=[A-Z\d])|^&(?=[a-z]))/u;
const UNDERSCORE = /(?<![^\s(])(?:[A-Z][a-z]{0,8}_(?=[a-z])|_(?=[A-Z\d])|^_(?=[a-z]))/u;

/** Undefined where the sign may be something else: two of them, an entity, R&D, an address, a sentence, a name of code. */
export function acceleratorOf({ text, marks, mnemonicSign }: SourceUnit): Accelerator | undefined {
  if (marks.length > 0 || text.length > LONGEST_LABEL || /&\w+;|[^.][.!?]$|\n/u.test(text)) return undefined;
  for (const sign of ["&", mnemonicSign] as const) {
    if (sign === undefined) continue;
    const place = text.indexOf(sign);
    if (place === -1 || place !== text.lastIndexOf(sign)) continue;
    if (!(sign === "&" ? AMPERSAND : UNDERSCORE).test(text)) continue;
    return { written: text, label: text.slice(0, place) + text.slice(place + 1), sign, place };
  }
  return undefined;
}

/**
 * The translation with the sign before the same letter, at the beginning of a word if possible, never within what is no word; where it is
 * written without that letter, with the letter in brackets behind it, as is usual in Chinese and Thai menus.
 */
export function withAccelerator(parts: readonly TextPart[], { label, sign, place }: Accelerator): TextPart[] {
  const letter = label.charAt(place);
  for (const pattern of [
    new RegExp(`(?<!\\p{L})${letter}`, "u"),
    new RegExp(`(?<!\\p{L})${letter}`, "iu"),
    new RegExp(letter, "iu"),
  ]) {
    const index = parts.findIndex((part) => typeof part === "string" && pattern.test(part));
    const words = parts[index];
    if (typeof words === "string") return parts.with(index, words.replace(pattern, `${sign}$&`));
  }
  const last = parts.at(-1);
  const [before, words] = typeof last === "string" ? [parts.slice(0, -1), last] : [parts, ""];
  return [...before, words.replace(/(?=(?:\.{3}|…|:|：)?\s*$)/u, `(${sign}${letter.toUpperCase()})`)];
}
