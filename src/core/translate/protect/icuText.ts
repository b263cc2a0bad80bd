/** One sentence of an ICU message: what the model gets of it, and how its translation is written. */
import type { InlineMark } from "../formats/documentFormat.ts";
import type { SourceUnit } from "./units.ts";

/** Words, or what stands for itself: `shown` to the model, `raw` in the message. */
export type SentencePart = string | { readonly raw: string; readonly argument?: string };

export interface SentenceOptions {
  /** `#` is syntax. */
  readonly isInPlural: boolean;
  /** The message writes every apostrophe twice, as Java's MessageFormat wants it. */
  readonly doublesApostrophes: boolean;
  readonly pluralCategory?: Intl.LDMLPluralRule;
}

export interface IcuSentence {
  readonly unit: SourceUnit;
  /** The translation in the message's syntax. */
  encode(this: void, translation: string): string;
}

/** An argument is shown by its name, whatever its type and style, unless one name stands for several things. */
export function icuSentence(parts: readonly SentencePart[], options: SentenceOptions): IcuSentence {
  const raws = new Map<string, Set<string>>();
  for (const part of parts) {
    if (typeof part !== "string" && part.argument !== undefined) {
      raws.set(part.argument, (raws.get(part.argument) ?? new Set()).add(part.raw));
    }
  }
  const rawOf = new Map<string, string>();
  const marks: InlineMark[] = [];
  let text = "";
  for (const part of parts) {
    if (typeof part === "string") {
      text += part;
      continue;
    }
    const { raw, argument } = part;
    const shown = argument !== undefined && raws.get(argument)?.size === 1 ? `{${argument}}` : raw;
    rawOf.set(shown, raw);
    marks.push({ start: text.length, end: text.length + shown.length, kind: "opaque" });
    text += shown;
  }
  const { pluralCategory } = options;
  return {
    unit: { text, marks, syntax: "text", ...(pluralCategory !== undefined && { pluralCategory }) },
    encode: (translation) => encoded(translation, rawOf, options),
  };
}

function encoded(translation: string, rawOf: ReadonlyMap<string, string>, options: SentenceOptions): string {
  if (rawOf.size === 0) return encodedWords(translation, false, options);
  const shown = [...rawOf.keys()].sort((a, b) => b.length - a.length);
  const pattern = new RegExp(shown.map((each) => each.replace(/[\\^$.*+?()[\]{}|/]/gu, "\\$&")).join("|"), "gu");
  let result = "";
  let at = 0;
  for (const match of translation.matchAll(pattern)) {
    result += encodedWords(translation.slice(at, match.index), true, options) + (rawOf.get(match[0]) ?? "");
    at = match.index + match[0].length;
  }
  return result + encodedWords(translation.slice(at), false, options);
}

/** Braces, and in a plural `#`, are quoted; an apostrophe is doubled where it would begin a quotation. */
function encodedWords(
  words: string,
  isBeforeSyntax: boolean,
  { isInPlural, doublesApostrophes }: SentenceOptions,
): string {
  const syntax = isInPlural ? /[{}#]+|'/gu : /[{}]+|'/gu;
  const startsQuote = isInPlural ? /^['{}<>#]/u : /^['{}<>]/u;
  let endOfQuote = -1;
  return words.replace(syntax, (sign, offset: number) => {
    const end = offset + sign.length;
    if (sign !== "'") {
      endOfQuote = end;
      return `'${sign}'`;
    }
    const next = end === words.length ? isBeforeSyntax : startsQuote.test(words.charAt(end));
    return doublesApostrophes || next || endOfQuote === offset ? "''" : "'";
  });
}
