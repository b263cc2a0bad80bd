/** Whether a translation is written in its language's script, also within: a sentence in another one is a fault. */
import type { Finding } from "../../../shared/translation.ts";
import { languageOf, type LanguageTag, type Script } from "../../languages.ts";
import { FUNCTION_WORDS } from "../../text/functionWords.ts";
import { areOrdinaryEnglish } from "../../text/ordinaryEnglish.ts";
import { comparable, excerpt, type CheckedText } from "./checkedText.ts";

/** Latin words in a row that are a name or a term, and no sentence, where letters of another script surround them. */
const NAME_WORDS = 4;
/** So many of them without a capital are no name. */
const LOWER_CASE_WORDS = 3;
/** Letters of a third script that may be quoted from the source. */
const QUOTED_LETTERS = 20;

/** What a run of letters is split at, to find those of a third script in it. */
const OWN_LETTERS: Readonly<Record<Exclude<Script, "Latn">, RegExp>> = {
  Mymr: /[\p{Script=Myanmar}]+/u,
  Khmr: /[\p{Script=Khmer}]+/u,
  Laoo: /[\p{Script=Lao}]+/u,
  Hans: /[\p{Script=Han}]+/u,
  Taml: /[\p{Script=Tamil}]+/u,
  Thai: /[\p{Script=Thai}]+/u,
};

/** Letters, marks and what stands between words, without any Latin letter. */
const NON_LATIN_RUN = /(?!\p{Script=Latin})\p{L}(?:(?!\p{Script=Latin})[\p{L}\p{M}\p{N}\p{P}\p{Z}])*/gu;
/** Latin words with whatever stands between them that is no letter of another script. What is in quotation marks is a name. */
const LATIN_RUN = /\p{Script=Latin}(?:\p{Script=Latin}|[^\p{L}“”"«»「」『』])*/gu;
const WORD = /\p{Script=Latin}[\p{Script=Latin}\p{M}'’-]*/gu;
const LOWER_CASE = /^\p{Ll}{2}/u;
/** Digits of a script, which nobody writes in another. */
const NATIVE_DIGITS = /[^\P{Nd}0-9０-９]+/gu;
const LETTERS = /\p{L}[\p{L}\p{M}]*/gu;
const HAN = /\p{Script=Han}/u;

/** "echo" for a stretch of the source that was left, "script" for one that comes from nowhere. */
export function checkScript(source: CheckedText, translation: CheckedText, target: LanguageTag): Finding | undefined {
  const { script } = languageOf(target);
  const foreign = foreignRun(source, translation, script) ?? foreignDigits(source, translation, script);
  if (foreign !== undefined) return finding(foreign, source, target);
  if (script === "Latn" || translation.letters.byScript.Latn === 0) return undefined;
  const isAllLatin = translation.letters.byScript.Latn === translation.letters.total;
  if (!isAllLatin && translation.letters.byScript.Latn <= NAME_WORDS) return undefined;
  const known = new Set(isAllLatin ? source.comparable.match(WORD) : []);
  for (const [run] of translation.text.matchAll(LATIN_RUN)) {
    if (isAllLatin ? isForeignLabel(run, source, known, target) : isSentence(run)) return finding(run, source, target);
  }
  return undefined;
}

function finding(run: string, source: CheckedText, target: LanguageTag): Finding {
  const isEcho = source.comparable.includes(comparable(run));
  return { code: isEcho ? "echo" : "script", details: { target, what: excerpt(run) } };
}

/** A stretch of a script that is neither the target's nor Latin, and no quotation. */
function foreignRun(source: CheckedText, { text, letters }: CheckedText, script: Script): string | undefined {
  if (letters.total === letters.byScript.Latn + (script === "Latn" ? 0 : letters.byScript[script])) return undefined;
  for (const [run] of text.matchAll(NON_LATIN_RUN)) {
    for (const part of script === "Latn" ? [run] : run.split(OWN_LETTERS[script])) {
      const words = part.match(LETTERS) ?? [];
      const mayBeQuoted = words.join("").length <= QUOTED_LETTERS;
      const strange = words.filter((word) => !isSign(word) && !(mayBeQuoted && source.text.includes(word)));
      if (strange.length > 0) return mayBeQuoted ? strange.join(" ") : part.trim();
    }
  }
  return undefined;
}

/** Of neither the target nor the source. */
function foreignDigits(source: CheckedText, { text }: CheckedText, script: Script): string | undefined {
  const isOwn = (digits: string) => script !== "Latn" && OWN_LETTERS[script].test(digits);
  return text.match(NATIVE_DIGITS)?.find((digits) => !isOwn(digits) && !source.text.includes(digits));
}

/** Single letters are signs (π, の), but a Chinese character is a word. */
function isSign(word: string): boolean {
  return word.length === 1 && !HAN.test(word);
}

/** English, or another language of Latin letters, where the rest is in the target's script. */
function isSentence(run: string): boolean {
  const words = run.match(WORD) ?? [];
  const lowerCase = words.filter((word) => LOWER_CASE.test(word));
  return words.length > NAME_WORDS && lowerCase.length >= LOWER_CASE_WORDS && lowerCase.some(isFunctionWord);
}

/** A short text without any letter of the target: good where it is a name of the source's, or an abbreviation. */
function isForeignLabel(
  run: string,
  { letters }: CheckedText,
  known: ReadonlySet<string>,
  target: LanguageTag,
): boolean {
  const words = run.match(WORD) ?? [];
  const lowerCase = words.filter((word) => LOWER_CASE.test(word));
  const isFromNowhere = words.some((word) => word.length > 1 && !known.has(word.toLowerCase()));
  if (isFromNowhere) return lowerCase.length > 0 || letters.byScript.Latn > 0;
  return lowerCase.length >= 2 || areOrdinaryEnglish(words, target);
}

function isFunctionWord(word: string): boolean {
  return FUNCTION_WORDS.has(word);
}
