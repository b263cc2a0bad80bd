/** Whether the source, or a good part of it, came back untranslated. Other scripts than the target's are checkScript's affair. */
import type { Finding } from "../../../shared/translation.ts";
import type { LanguageTag } from "../../languages.ts";
import { isListOfEndonyms } from "../../text/endonyms.ts";
import { areOrdinaryEnglish } from "../../text/ordinaryEnglish.ts";
import { excerpt, type CheckedText } from "./checkedText.ts";
import { isMalayPair } from "./checkLanguage.ts";

/** An equal text of that many words is an echo; below it may be a label, a name or a cognate. */
const EQUAL_WORDS = 4;
/** Words in a row that both languages would hardly have in common. */
const COMMON_WORDS = 8;
/** Indonesian and Malay have whole sentences in common. */
const COMMON_MALAY_WORDS = 14;
const EQUAL_MALAY_WORDS = 8;

const LOWER_CASE = /^\p{Ll}{2}/u;
/** What stands between a text and its translation where both were written, in lower case and with single spaces. */
const BEHIND_SOURCE = /^(?: ?(?:→|[-=]>)| [-–—|=] | ?[:：])(?=.*\p{L})/su;
const BEFORE_SOURCE = /\p{L}.{0,2}(?:(?:→|[-=]>) ?| [-–—|=] )$/su;
/** A maker's or a program's name, and a product's behind it: `GitHub Actions`. */
const PRODUCT = /^\p{Lu}\p{Ll}+\p{Lu}\p{L}* \p{Lu}\p{Ll}+$/u;

export function checkEcho(
  source: CheckedText,
  translation: CheckedText,
  target: LanguageTag,
  sourceLanguage: LanguageTag | undefined,
): Finding | undefined {
  const isMalay = isMalayPair(target, sourceLanguage);
  if (source.comparable === translation.comparable) {
    return isLabel(source, target, isMalay) ? undefined : { code: "echo", details: { target } };
  }
  if (standsBeside(source.comparable, translation.comparable) && !isLabel(source, target, isMalay)) {
    return { code: "echo", details: { target, what: excerpt(source.text) } };
  }
  const length = isMalay ? COMMON_MALAY_WORDS : COMMON_WORDS;
  if (!mayHaveRun(source, length) || !mayHaveRun(translation, length)) return undefined;
  const run = commonRun(source.words, translation.words, length);
  return run === undefined ? undefined : { code: "echo", details: { target, what: excerpt(run) } };
}

/** A name, or short enough, or capitalised enough, to be the same in both languages. */
function isLabel({ text, words, letters }: CheckedText, target: LanguageTag, isMalay: boolean): boolean {
  if (isListOfEndonyms(text) || PRODUCT.test(text)) return true;
  if (letters.byScript.Latn < letters.total) return false;
  if (isMalay) return words.length < EQUAL_MALAY_WORDS;
  if (areOrdinaryEnglish(words, target)) return false;
  const lowerCase = words.filter((word) => LOWER_CASE.test(word)).length;
  return words.length < EQUAL_WORDS ? lowerCase < 2 : lowerCase * 4 <= words.length;
}

/** The source before or behind its translation. */
function standsBeside(source: string, translation: string): boolean {
  if (translation.startsWith(source)) return BEHIND_SOURCE.test(translation.slice(source.length));
  return translation.endsWith(source) && BEFORE_SOURCE.test(translation.slice(0, -source.length).slice(-8));
}

/** More than half of a run's words have two letters of an alphabet with capitals. */
function mayHaveRun({ letters: { byScript, other } }: CheckedText, length: number): boolean {
  return byScript.Latn > 0 && byScript.Latn + other > length;
}

/** Words in a row, most of them without a capital, that stand in both. */
function commonRun(source: readonly string[], translation: readonly string[], length: number): string | undefined {
  const sourceWords = source.map((word) => word.toLowerCase());
  const known = new Set(sourceWords);
  let runs: ReadonlySet<string> | undefined;
  let inSource = 0;
  for (const [at, word] of translation.entries()) {
    inSource = known.has(word.toLowerCase()) ? inSource + 1 : 0;
    if (inSource < length) continue;
    const words = translation.slice(at + 1 - length, at + 1);
    const run = words.join(" ");
    const isProse = words.filter((one) => LOWER_CASE.test(one)).length * 2 > length;
    if (isProse && (runs ??= runsOf(sourceWords, length)).has(run.toLowerCase())) return run;
  }
  return undefined;
}

function runsOf(words: readonly string[], length: number): ReadonlySet<string> {
  return new Set(words.slice(length - 1).map((_, at) => words.slice(at, at + length).join(" ")));
}
