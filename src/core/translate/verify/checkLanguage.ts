/** Whether a translation is in its language, as far as its script does not tell. Only long texts are judged, but for traditional Chinese. */
import type { Finding } from "../../../shared/translation.ts";
import { languageOf, parseLanguage, type LanguageTag } from "../../languages.ts";
import { FUNCTION_WORDS } from "../../text/functionWords.ts";
import { identifyLanguage } from "../../text/identifyLanguage.ts";
import { latinWords } from "../../text/latinWords.ts";
import { indonesianBalance } from "../../text/malayOrIndonesian.ts";
import { countLetters, type LetterCounts } from "../../text/scripts.ts";
import { splitSentences } from "../../text/sentences.ts";
import { isTraditionalChinese } from "../../text/traditionalChinese.ts";
import { excerpt, type CheckedText } from "./checkedText.ts";

/** A verdict below this is none: in so many letters of an interface's text it was never wrong that surely. */
const CONFIDENCE = 0.995;
const LEAST_LETTERS = 30;
const LEAST_CHINESE_CHARACTERS = 8;
/** Words of the other standard, more than of the own, that tell Malay from Indonesian: these, and one of so many beside. */
const STANDARD_WORDS = 3;
const WORDS_FOR_ANOTHER = 30;

export function checkLanguage(
  source: CheckedText,
  { text, letters }: CheckedText,
  target: LanguageTag,
  sourceLanguage: LanguageTag | undefined,
): Finding | undefined {
  if (isSettledByScript(letters, target)) return undefined;
  // A label of two characters is enough, where none of its characters are quoted.
  if (target === "zh-Hans" && isTraditionalChinese(text) && !isTraditionalChinese(source.text)) {
    return { code: "language", details: { target, found: "other" } };
  }
  const found = foreignLanguage(text, letters, target);
  if (found !== undefined) return { code: "language", details: { target, found } };
  if (isMalayPair(target, sourceLanguage)) {
    const words = latinWords(text);
    const balance = indonesianBalance(words);
    const other = target === "ms" ? "id" : "ms";
    if ((other === "id" ? balance : -balance) >= STANDARD_WORDS + words.length / WORDS_FOR_ANOTHER) {
      return { code: "language", details: { target, found: other } };
    }
  }
  const sentences = letters.total < 2 * LEAST_LETTERS ? [] : splitSentences(text);
  if (sentences.length < 2) return undefined;
  for (const sentence of sentences) {
    const part = foreignLanguage(sentence, countLetters(sentence), target);
    if (part !== undefined) return { code: "language", details: { target, found: part, what: excerpt(sentence) } };
  }
  return undefined;
}

/** No other of the languages has the target's script, and beside it there are at most a few Latin letters, too few to be most of a sentence. */
function isSettledByScript({ byScript, total }: LetterCounts, target: LanguageTag): boolean {
  const { script } = languageOf(target);
  if (script === "Latn" || script === "Hans") return false;
  return byScript.Latn < LEAST_LETTERS / 2 && byScript[script] + byScript.Latn === total;
}

export function isMalayPair(target: LanguageTag, source: LanguageTag | undefined): boolean {
  return (target === "id" && source === "ms") || (target === "ms" && source === "id");
}

function foreignLanguage(
  text: string,
  { total, byScript }: LetterCounts,
  target: LanguageTag,
): LanguageTag | "other" | undefined {
  const isChinese = target === "zh-Hans" && byScript.Latn < total;
  if (total < (isChinese ? LEAST_CHINESE_CHARACTERS : LEAST_LETTERS)) return undefined;
  const identified = identifyLanguage(text);
  if (identified === undefined || identified.confidence < CONFIDENCE) return undefined;
  const { tag } = identified;
  if (malayAsIndonesian(tag) === malayAsIndonesian(target) || hasOwnWords(text, target, tag)) return undefined;
  return tag;
}

/** Filipino sentences of English nouns and verbs are Filipino by their small words, and so are Malay ones. */
function hasOwnWords(text: string, target: LanguageTag, found: LanguageTag | "other"): boolean {
  let balance = 0;
  let own = 0;
  for (const word of latinWords(text)) {
    const groups: readonly string[] = FUNCTION_WORDS.get(word) ?? [];
    const isOwn = groups.includes(target);
    const isForeign =
      found === "other" ? groups.some((group) => parseLanguage(group) === undefined) : groups.includes(found);
    if (isOwn && !isForeign) own += 1;
    balance += (isOwn ? 1 : 0) - (isForeign ? 1 : 0);
  }
  return own > 1 && balance >= 0;
}

function malayAsIndonesian(tag: LanguageTag | "other"): LanguageTag | "other" {
  return tag === "ms" ? "id" : tag;
}
