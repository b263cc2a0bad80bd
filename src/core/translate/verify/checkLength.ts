/** Whether a translation is about as long as its source lets expect, and has about as many sentences and lines. */
import type { Finding } from "../../../shared/translation.ts";
import type { LanguageTag } from "../../languages.ts";
import { countSentences } from "../../text/sentences.ts";
import type { CheckedText } from "./checkedText.ts";

/**
 * How long the Universal Declaration of Human Rights is in each language against English, in characters without white
 * space and marks. A test measures them anew.
 */
export const LENGTH_FACTORS: Readonly<Record<LanguageTag, number>> = {
  my: 0.78,
  en: 1,
  id: 1.24,
  km: 0.66,
  lo: 0.84,
  ms: 1.25,
  "zh-Hans": 0.31,
  fil: 1.19,
  ta: 0.83,
  th: 0.81,
  vi: 0.97,
};

/** Good translations of single paragraphs are between half and twice the usual length. */
const LONGEST_RATIO = 2.3;
const SHORTEST_RATIO = 0.42;
/** Characters that a short text may be longer or shorter beside: labels follow no ratio. */
const LEEWAY_LONG = 24;
const LEEWAY_SHORT = 8;
/** Shorter than this, in part of the usual length, and with fewer sentences, lines or without an end: something is missing. */
const SUSPICIOUS_RATIO = 0.72;
/** From this many expected characters on a missing part is looked for. */
const LEAST_EXPECTED = 24;

/** These write a full stop of some kind at each sentence's end. */
const WRITES_STOPS: ReadonlySet<LanguageTag> = new Set(["my", "en", "id", "km", "ms", "zh-Hans", "fil", "ta", "vi"]);
const SENTENCE_END = /[.!?:;…။៕។。！？：；][\p{Pe}\p{Pf}"'*_\s]*$/u;
const NOT_COUNTED = /[\p{M}\s]/gu;

export function checkLength(
  source: CheckedText,
  translation: CheckedText,
  target: LanguageTag,
  sourceLanguage: LanguageTag | undefined,
): Finding | undefined {
  const lengths = { source: characterCount(source.text), translated: characterCount(translation.text) };
  const expected = lengths.source * (LENGTH_FACTORS[target] / LENGTH_FACTORS[sourceLanguage ?? "en"]);
  const missing = missingPart(source.text, translation.text, lengths.translated / expected, expected, [
    sourceLanguage,
    target,
  ]);
  if (missing !== undefined) return missing;
  if (lengths.translated < expected * SHORTEST_RATIO - LEEWAY_SHORT) return { code: "tooShort", details: lengths };
  if (lengths.translated > expected * LONGEST_RATIO + LEEWAY_LONG) return { code: "tooLong", details: lengths };
  return undefined;
}

/** Fewer sentences, fewer lines or no end are not enough: translators join them. A short text beside is. */
function missingPart(
  source: string,
  translation: string,
  ratio: number,
  expected: number,
  languages: readonly (LanguageTag | undefined)[],
): Finding | undefined {
  if (ratio >= SUSPICIOUS_RATIO || expected < LEAST_EXPECTED) return undefined;
  const lines = { source: countLines(source), translated: countLines(translation) };
  if (lines.translated < lines.source) return { code: "missingSentence", details: { ...lines, unit: "lines" } };
  if (!languages.every((language) => language !== undefined && WRITES_STOPS.has(language))) return undefined;
  const sentences = { source: countSentences(source), translated: countSentences(translation) };
  const hasNoEnd = SENTENCE_END.test(source) && !SENTENCE_END.test(translation);
  return sentences.translated < sentences.source || hasNoEnd
    ? { code: "missingSentence", details: sentences }
    : undefined;
}

/** Characters as readers count them, near enough: clusters would take ten times as long. */
export function characterCount(text: string): number {
  return [...text.replace(NOT_COUNTED, "")].length;
}

function countLines(text: string): number {
  return text.split("\n").filter((line) => line.trim() !== "").length;
}
