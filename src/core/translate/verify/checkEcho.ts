/** Whether the source, or a good part of it, came back untranslated. Other scripts than the target's are checkScript's affair. */
import type { Finding } from "../../../shared/translation.ts";
import type { LanguageTag } from "../../languages.ts";
import { comparable, excerpt, type CheckedText } from "./checkedText.ts";
import { isMalayPair } from "./checkLanguage.ts";

/** An equal text of that many words is an echo; below it may be a label, a name or a cognate. */
const EQUAL_WORDS = 4;
/** Words in a row that both languages would hardly have in common. */
const COMMON_WORDS = 8;
/** Indonesian and Malay have whole sentences in common. */
const COMMON_MALAY_WORDS = 14;
const EQUAL_MALAY_WORDS = 8;

const WORD = /[\p{L}\p{M}\p{N}]+(?:['’-][\p{L}\p{M}\p{N}]+)*/gu;
const LOWER_CASE = /^\p{Ll}{2}/u;

export function checkEcho(
  source: CheckedText,
  translation: CheckedText,
  target: LanguageTag,
  sourceLanguage: LanguageTag | undefined,
): Finding | undefined {
  if (sourceLanguage === target) return undefined;
  const isMalay = isMalayPair(target, sourceLanguage);
  if (comparable(source.text) === comparable(translation.text)) {
    return isLabel(source.text, isMalay) ? undefined : { code: "echo", details: { target } };
  }
  if (source.letters.byScript.Latn === 0 || translation.letters.byScript.Latn === 0) return undefined;
  const run = commonRun(wordsOf(source.text), wordsOf(translation.text), isMalay ? COMMON_MALAY_WORDS : COMMON_WORDS);
  return run === undefined ? undefined : { code: "echo", details: { target, what: excerpt(run) } };
}

/** Short enough, or capitalised enough, to be the same in both languages. */
function isLabel(text: string, isMalay: boolean): boolean {
  const words = wordsOf(text);
  if (isMalay) return words.length < EQUAL_MALAY_WORDS;
  const lowerCase = words.filter((word) => LOWER_CASE.test(word)).length;
  return words.length < EQUAL_WORDS ? lowerCase < 2 : lowerCase === 0;
}

/** Words in a row, most of them without a capital, that stand in both. */
function commonRun(source: readonly string[], translation: readonly string[], length: number): string | undefined {
  if (source.length < length || translation.length < length) return undefined;
  const runs = new Set<string>();
  for (let at = 0; at + length <= source.length; at += 1) runs.add(comparable(source.slice(at, at + length).join(" ")));
  for (let at = 0; at + length <= translation.length; at += 1) {
    const words = translation.slice(at, at + length);
    const run = words.join(" ");
    if (runs.has(comparable(run)) && words.filter((word) => LOWER_CASE.test(word)).length * 2 > length) return run;
  }
  return undefined;
}

function wordsOf(text: string): string[] {
  return text.match(WORD) ?? [];
}
