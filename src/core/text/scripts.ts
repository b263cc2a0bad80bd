/** Which script a text is written in. It settles the language of Thai, Lao, Khmer, Burmese, Tamil and Chinese text. */
import type { Script } from "../languages.ts";

const letters: readonly (readonly [Script, RegExp])[] = [
  ["Latn", /\p{Script=Latin}/gu],
  ["Thai", /\p{Script=Thai}/gu],
  ["Laoo", /\p{Script=Lao}/gu],
  ["Khmr", /\p{Script=Khmer}/gu],
  ["Mymr", /\p{Script=Myanmar}/gu],
  ["Taml", /\p{Script=Tamil}/gu],
  ["Hans", /\p{Script=Han}/gu],
];

/** Enough of a text to tell its script by. */
const SAMPLE_CHARACTERS = 4_000;

/** The script that most characters belong to, or undefined when none of the product's scripts occurs. */
export function dominantScript(text: string): Script | undefined {
  const sample = text.slice(0, SAMPLE_CHARACTERS);
  let best: Script | undefined;
  let bestCount = 0;
  for (const [script, pattern] of letters) {
    const count = sample.match(pattern)?.length ?? 0;
    if (count > bestCount) [best, bestCount] = [script, count];
  }
  return best;
}

export interface LetterCounts {
  readonly byScript: Readonly<Record<Script, number>>;
  /** Hiragana and katakana, which are written among Chinese characters. Part of `other`. */
  readonly kana: number;
  /** Letters of no script of the product's. */
  readonly other: number;
  /** All of them. Marks that stand on letters count as letters: in Indic scripts they are half of the writing. */
  readonly total: number;
}

/** First code points of blocks, rising, each with what its letters count as, up to the next. */
const BLOCKS: readonly (readonly [number, Script | "kana" | "other"])[] = [
  [0x0000, "Latn"],
  [0x0370, "other"],
  [0x0b80, "Taml"],
  [0x0c00, "other"],
  [0x0e00, "Thai"],
  [0x0e80, "Laoo"],
  [0x0f00, "other"],
  [0x1000, "Mymr"],
  [0x10a0, "other"],
  [0x1780, "Khmr"],
  [0x1800, "other"],
  [0x19e0, "Khmr"],
  [0x1a00, "other"],
  [0x1d00, "Latn"],
  [0x1dc0, "other"],
  [0x1e00, "Latn"],
  [0x1f00, "other"],
  [0x2c60, "Latn"],
  [0x2c80, "other"],
  [0x2e80, "Hans"],
  [0x3040, "kana"],
  [0x3100, "other"],
  [0x3400, "Hans"],
  [0xa000, "other"],
  [0xa720, "Latn"],
  [0xa800, "other"],
  [0xa9e0, "Mymr"],
  [0xaa00, "other"],
  [0xaa60, "Mymr"],
  [0xaa80, "other"],
  [0xab30, "Latn"],
  [0xab70, "other"],
  [0xf900, "Hans"],
  [0xfb00, "Latn"],
  [0xfb10, "other"],
  [0xff21, "Latn"],
  [0xff5b, "other"],
  [0xff66, "kana"],
  [0xffa0, "other"],
  [0x20000, "Hans"],
  [0x323b0, "other"],
];

const LETTER_OR_MARK = /[\p{L}\p{M}]/u;

/** How many letters of each script a text has. */
export function countLetters(text: string): LetterCounts {
  const byScript: Record<Script, number> = { Mymr: 0, Latn: 0, Khmr: 0, Laoo: 0, Hans: 0, Taml: 0, Thai: 0 };
  let kana = 0;
  let other = 0;
  let total = 0;
  for (const character of text) {
    const kind = letterKind(character);
    if (kind === undefined) continue;
    total += 1;
    if (kind === "kana") kana += 1;
    if (kind === "kana" || kind === "other") other += 1;
    else byScript[kind] += 1;
  }
  return { byScript, kana, other, total };
}

/** Undefined for what is no letter. */
function letterKind(character: string): Script | "kana" | "other" | undefined {
  const codePoint = character.codePointAt(0) ?? 0;
  if (codePoint < 0x80) return /[A-Za-z]/u.test(character) ? "Latn" : undefined;
  if (!LETTER_OR_MARK.test(character)) return undefined;
  let low = 0;
  let high = BLOCKS.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((BLOCKS[middle]?.[0] ?? 0) <= codePoint) low = middle;
    else high = middle - 1;
  }
  return BLOCKS[low]?.[1];
}
