/** One sentence of an ICU message: what the model gets of it, and how its translation is written. */
import { escapePattern } from "../../text/escapePattern.ts";
import type { InlineMark } from "../formats/documentFormat.ts";
import type { SourceUnit } from "./units.ts";

/** Words, or what stands for itself: `shown` to the model, `raw` in the message. */
export type SentencePart = string | { readonly raw: string; readonly argument?: string };

export interface SentenceOptions {
  /** A brace follows. */
  readonly isInArm: boolean;
  /** `#` is syntax. */
  readonly isInPlural: boolean;
  /** Every apostrophe is written twice, as Java's MessageFormat wants it. */
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
  if (rawOf.size === 0)
    return encodedWords(translation, { ...options, isBeforeSyntax: options.isInArm, isAfterQuote: false });
  const shown = [...rawOf.keys()].sort((a, b) => b.length - a.length);
  const pattern = new RegExp(shown.map(escapePattern).join("|"), "gu");
  let result = "";
  let raw = "";
  let at = 0;
  const addWords = (end: number, isBeforeSyntax: boolean) => {
    const isAfterQuote = raw.endsWith("'");
    const words = encodedWords(translation.slice(at, end), { ...options, isBeforeSyntax, isAfterQuote });
    result = isAfterQuote && isQuoted(words) ? result.slice(0, -1) + words.slice(1) : result + words;
  };
  for (const match of translation.matchAll(pattern)) {
    addWords(match.index, true);
    raw = rawOf.get(match[0]) ?? "";
    const isOneQuote = at < match.index ? false : result.endsWith("'") && raw.startsWith("'");
    result = isOneQuote ? result.slice(0, -1) + raw.slice(1) : result + raw;
    at = match.index + match[0].length;
  }
  addWords(translation.length, options.isInArm);
  return result;
}

/** Two quotations side by side would be read as one with an apostrophe in it. */
function isQuoted(words: string): boolean {
  return words.startsWith("'") && !words.startsWith("''");
}

interface WordOptions extends SentenceOptions {
  readonly isBeforeSyntax: boolean;
  readonly isAfterQuote: boolean;
}

/** Braces, and in a plural `#`, are quoted; an apostrophe is doubled where it would begin a quotation, or go on with one. */
function encodedWords(words: string, options: WordOptions): string {
  const { isInPlural, doublesApostrophes, isBeforeSyntax, isAfterQuote } = options;
  const syntax = isInPlural ? /[{}#]+|'/gu : /[{}]+|'/gu;
  const startsQuote = isInPlural ? /^['{}<>#]/u : /^['{}<>]/u;
  let endOfQuote = isAfterQuote ? 0 : -1;
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
