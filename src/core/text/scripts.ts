/** Which script a text is written in. It settles the language of Thai, Lao, Khmer, Burmese, Tamil and Chinese text. */
import type { Script } from "../languages.ts";

/** Enough of a text to tell its script by. */
const SAMPLE_CHARACTERS = 4_000;

/** The script that most letters belong to, or undefined when none of the product's scripts occurs. */
export function dominantScript(text: string): Script | undefined {
  const { byScript } = countLetters(text.slice(0, SAMPLE_CHARACTERS));
  let best: Script | undefined;
  for (const script of SCRIPTS) if (byScript[script] > (best === undefined ? 0 : byScript[best])) best = script;
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
  const counts = new Uint32Array(KINDS.length);
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    const isPair = unit >= 0xd800 && unit < 0xdc00 && at + 1 < text.length;
    let kind = isPair ? UNKNOWN : (knownKinds[unit] ?? UNKNOWN);
    if (kind === UNKNOWN) {
      kind = kindOf(text.codePointAt(at) ?? 0);
      if (!isPair) knownKinds[unit] = kind;
    }
    counts[kind] = (counts[kind] ?? 0) + 1;
    if (isPair) at += 1;
  }
  const [none = 0, kana = 0, strange = 0, Mymr = 0, Latn = 0, Khmr = 0, Laoo = 0, Hans = 0, Taml = 0, Thai = 0] =
    counts;
  const total = counts.reduce((sum, count) => sum + count, -none);
  return { byScript: { Mymr, Latn, Khmr, Laoo, Hans, Taml, Thai }, kana, other: kana + strange, total };
}

/** countLetters reads its counts in this order. */
const SCRIPTS: readonly Script[] = ["Mymr", "Latn", "Khmr", "Laoo", "Hans", "Taml", "Thai"];
const KINDS: readonly (Script | "none" | "kana" | "other")[] = ["none", "kana", "other", ...SCRIPTS];
const UNKNOWN = 255;
/** By UTF-16 unit, an index into KINDS; filled as texts come, because most texts need few of them. */
const knownKinds = new Uint8Array(0x10000).fill(UNKNOWN);

/** An index into KINDS. */
function kindOf(codePoint: number): number {
  if (!LETTER_OR_MARK.test(String.fromCodePoint(codePoint))) return 0;
  let low = 0;
  let high = BLOCKS.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((BLOCKS[middle]?.[0] ?? 0) <= codePoint) low = middle;
    else high = middle - 1;
  }
  return KINDS.indexOf(BLOCKS[low]?.[1] ?? "other");
}
