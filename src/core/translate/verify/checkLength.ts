/** Whether a translation says about as much as its source, and has about as many sentences and lines. */
import type { Finding } from "../../../shared/translation.ts";
import type { LanguageTag } from "../../languages.ts";
import { countSentences } from "../../text/sentences.ts";
import type { CheckedText } from "./checkedText.ts";
import { characterCount, englishLength } from "./textLength.ts";

/**
 * Limits of good translations, for the length that is expected: a share of it, and characters beside, because labels
 * follow no ratio. In some 50,000 pairs of an interface's messages and the declaration's paragraphs, one in a thousand is
 * outside the shortest.
 */
const LONGEST_RATIO = 1.9;
const SHORTEST = { ratio: 0.6, beside: -20 };
/**
 * In characters of English. Of 300,000 messages of free programs with their translations (GNOME, GIMP, KDE, LibreOffice,
 * Django, JupyterLab, iso-codes), one in 5,000 is longer than this allows; of labels of one to four words 999 in 1,000
 * stay 5 below. Chinese is so short that a character more weighs three.
 */
const LONGEST_BESIDE: Readonly<Record<LanguageTag, number>> = {
  my: 15,
  en: 15,
  id: 15,
  km: 20,
  lo: 15,
  ms: 15,
  "zh-Hans": 25,
  fil: 15,
  ta: 15,
  th: 22,
  vi: 20,
};
/** With this little, fewer sentences or lines, or no end, are more than a translator's freedom. */
const RATIO_WITH_FEWER_SENTENCES = 0.6;
const RATIO_WITH_FEWER_LINES = 0.7;
/** Where sentences have no end that can be counted for certain. */
const RATIO_WITHOUT_STOPS = 0.58;
const RATIO_WITHOUT_END = 0.66;
/** Lines that end with a full stop are paragraphs, and nobody joins them. */
const RATIO_WITH_FEWER_PARAGRAPHS = 0.92;
/** From this many expected characters on a missing line or end is looked for. */
const LEAST_EXPECTED = 40;

/** These write a full stop of some kind at each sentence's end. */
const WRITES_STOPS: ReadonlySet<LanguageTag> = new Set(["my", "en", "id", "km", "ms", "zh-Hans", "fil", "ta", "vi"]);
const SENTENCE_END = /[.!?:;…။៕។。！？：；][\p{Pe}\p{Pf}"'*_\s]*$/u;

export function checkLength(
  source: CheckedText,
  translation: CheckedText,
  target: LanguageTag,
  sourceLanguage: LanguageTag | undefined,
): Finding | undefined {
  const expected = englishLength(source.text, sourceLanguage ?? "en");
  const actual = englishLength(translation.text, target);
  const ratio = actual / expected;
  const missing =
    (expected < LEAST_EXPECTED ? undefined : missingLines(source.text, translation.text, ratio)) ??
    missingSentences(source.text, translation.text, ratio, sourceLanguage, target) ??
    (expected < LEAST_EXPECTED ? undefined : missingEnd(source.text, translation.text, ratio, sourceLanguage, target));
  if (missing !== undefined) return missing;
  const isTooShort = actual < expected * SHORTEST.ratio + SHORTEST.beside;
  const isTooLong = actual > expected * LONGEST_RATIO + LONGEST_BESIDE[target];
  if (!isTooShort && !isTooLong) return undefined;
  return {
    code: isTooShort ? "tooShort" : "tooLong",
    details: { source: characterCount(source.text), translated: characterCount(translation.text) },
  };
}

function missingLines(source: string, translation: string, ratio: number): Finding | undefined {
  const sourceLines = filledLines(source);
  const translated = filledLines(translation).length;
  const paragraphs = sourceLines.filter((line) => SENTENCE_END.test(line)).length;
  const isMissing =
    (translated < paragraphs && ratio < RATIO_WITH_FEWER_PARAGRAPHS) ||
    (translated < sourceLines.length && ratio < RATIO_WITH_FEWER_LINES);
  if (!isMissing) return undefined;
  return { code: "missingSentence", details: { source: sourceLines.length, translated, unit: "lines" } };
}

function missingSentences(
  source: string,
  translation: string,
  ratio: number,
  sourceLanguage: LanguageTag | undefined,
  target: LanguageTag,
): Finding | undefined {
  if (!writesStops(sourceLanguage)) return undefined;
  if (ratio >= (writesStops(target) ? RATIO_WITH_FEWER_SENTENCES : RATIO_WITHOUT_STOPS)) return undefined;
  const details = { source: countSentences(source), translated: countSentences(translation) };
  return details.source > 1 && details.translated < details.source ? { code: "missingSentence", details } : undefined;
}

/** A last sentence that breaks off. */
function missingEnd(
  source: string,
  translation: string,
  ratio: number,
  sourceLanguage: LanguageTag | undefined,
  target: LanguageTag,
): Finding | undefined {
  if (ratio >= RATIO_WITHOUT_END || !writesStops(sourceLanguage) || !writesStops(target)) return undefined;
  if (!SENTENCE_END.test(source) || SENTENCE_END.test(translation)) return undefined;
  return {
    code: "missingSentence",
    details: { source: countSentences(source), translated: countSentences(translation) },
  };
}

function writesStops(language: LanguageTag | undefined): boolean {
  return language !== undefined && WRITES_STOPS.has(language);
}

function filledLines(text: string): string[] {
  return text.split("\n").filter((line) => line.trim() !== "");
}
