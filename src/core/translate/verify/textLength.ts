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
const NOT_COUNTED = /[\p{M}\s]/u;

/** What a UTF-16 unit counts as. "own" is what its language has letters for: everything but the Latin blocks and ASCII's signs and digits. */
const UNKNOWN = 0;
const NOTHING = 1;
const LATIN = 2;
const OWN = 3;
/** Filled as texts come, because most texts need few of them. */
const knownKinds = new Uint8Array(0x10000);

interface CharacterCount {
  /** Characters as readers count them, near enough: grapheme clusters would take ten times as long to find. */
  readonly all: number;
  readonly own: number;
}

function countCharacters(text: string): CharacterCount {
  let latin = 0;
  let own = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    const isPair = unit >= 0xd800 && unit < 0xdc00 && (text.charCodeAt(at + 1) & 0xfc00) === 0xdc00;
    let kind = isPair ? UNKNOWN : (knownKinds[unit] ?? UNKNOWN);
    if (kind === UNKNOWN) {
      kind = kindOf(text.codePointAt(at) ?? 0);
      if (!isPair) knownKinds[unit] = kind;
    }
    if (kind === LATIN) latin += 1;
    else if (kind === OWN) own += 1;
    if (isPair) at += 1;
  }
  return { all: latin + own, own };
}

function kindOf(codePoint: number): number {
  if (NOT_COUNTED.test(String.fromCodePoint(codePoint))) return NOTHING;
  const isLatin = (codePoint > 0x20 && codePoint < 0x250) || (codePoint >= 0x1e00 && codePoint < 0x1f00);
  return isLatin ? LATIN : OWN;
}

/** See CharacterCount. */
export function characterCount(text: string): number {
  return countCharacters(text).all;
}

/** Latin names, numbers and terms in a text of another script are as long as they are in English. */
export function englishLength(text: string, language: LanguageTag): number {
  const { all, own } = countCharacters(text);
  if (USES_LATIN.has(language)) return all / CHARACTERS_FOR_ONE[language];
  return all - own + own / CHARACTERS_FOR_ONE[language];
}
