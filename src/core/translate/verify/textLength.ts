/** How much a text says, so that texts of two languages can be compared: in characters that English would take for it. */
import type { LanguageTag } from "../../languages.ts";

/**
 * Characters that a language takes for one of English, by the Universal Declaration of Human Rights, white space and marks
 * not counted. A test measures them anew.
 */
export const CHARACTERS_FOR_ONE: Readonly<Record<LanguageTag, number>> = {
  my: 0.77,
  en: 1,
  id: 1.24,
  km: 0.72,
  lo: 0.85,
  ms: 1.25,
  "zh-Hans": 0.31,
  fil: 1.19,
  ta: 0.83,
  th: 0.82,
  vi: 0.97,
};

const USES_LATIN: ReadonlySet<LanguageTag> = new Set(["en", "id", "ms", "fil", "vi"]);
const NOT_COUNTED = /[\p{M}\s]+/gu;
const LATIN = /[\u0021-\u024F\u1E00-\u1EFF]+/gu;
const PAIRS = /[\uD800-\uDBFF](?=[\uDC00-\uDFFF])/g;

/** Characters as readers count them, near enough: grapheme clusters would take ten times as long to find. */
export function characterCount(text: string): number {
  const counted = text.replace(NOT_COUNTED, "");
  return counted.length - (counted.match(PAIRS)?.length ?? 0);
}

/** Latin names, numbers and terms in a text of another script are as long as they are in English. */
export function englishLength(text: string, language: LanguageTag): number {
  const count = characterCount(text);
  if (USES_LATIN.has(language)) return count / CHARACTERS_FOR_ONE[language];
  const own = characterCount(text.replace(LATIN, ""));
  return count - own + own / CHARACTERS_FOR_ONE[language];
}
