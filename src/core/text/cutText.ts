/** Cuts a text into pieces that a model can take, at the gentlest places that are gentle enough. */
import { cutAtGraphemes, splitGraphemes } from "./graphemes.ts";
import { splitSentences, splitWords } from "./sentences.ts";

/** From the gentlest kind of cut to the last resort. */
const LEVELS = ["paragraph", "line", "sentence", "word", "grapheme"] as const;
export type CutLevel = (typeof LEVELS)[number];

export interface CutPiece {
  /** With the white space behind it: the pieces' texts, joined, are the whole text. */
  readonly text: string;
  /** What kind of place the piece ends at; "end" for the last. */
  readonly endsAt: CutLevel | "end";
}

export interface CutOptions {
  /** The most that a piece may count. A single grapheme cluster is never cut, however much it counts. */
  readonly limit: number;
  /** How much a text counts: its tokens. */
  readonly count: (text: string) => number | Promise<number>;
}

const splitters: Readonly<Record<CutLevel, (text: string) => string[]>> = {
  paragraph: splitParagraphs,
  line: (text) => text.match(/[^\n]*\n|[^\n]+$/gu) ?? [text],
  sentence: splitSentences,
  word: splitWords,
  grapheme: splitGraphemes,
};

/**
 * The text in pieces of at most `limit`, as long as they can be: cut between paragraphs, where one is too long between
 * its lines, then sentences, words, and in the end grapheme clusters.
 */
export function cutText(text: string, options: CutOptions): Promise<CutPiece[]> {
  return cutFrom(text, 0, options);
}

async function cutFrom(text: string, levelIndex: number, options: CutOptions): Promise<CutPiece[]> {
  const level = LEVELS[levelIndex];
  if (level === undefined || (await options.count(text)) <= options.limit) return [{ text, endsAt: "end" }];
  const units = splitters[level](text);
  if (units.length === 1) return cutFrom(text, levelIndex + 1, options);
  const pieces: CutPiece[] = [];
  let start = 0;
  let usualLength = 1;
  while (start < units.length) {
    const length = await fittingLength(units, start, usualLength, options);
    if (length === 0) {
      const parts = await cutFrom(units[start] ?? "", levelIndex + 1, options);
      pieces.push(...parts.map((part): CutPiece => (part.endsAt === "end" ? { ...part, endsAt: level } : part)));
      start += 1;
    } else {
      pieces.push({ text: units.slice(start, start + length).join(""), endsAt: level });
      start += length;
      usualLength = length;
    }
  }
  const last = pieces.pop();
  return last === undefined ? [] : [...pieces, { ...last, endsAt: "end" }];
}

/**
 * How many units from `start` fit together. Counts real joined texts, since tokens of parts do not add up to those of
 * the whole; doubles from a guess, then bisects, so that few texts are counted.
 */
async function fittingLength(
  units: readonly string[],
  start: number,
  guess: number,
  { limit, count }: CutOptions,
): Promise<number> {
  const fits = async (length: number) => (await count(units.slice(start, start + length).join(""))) <= limit;
  const available = units.length - start;
  let fitting = 0;
  let tooLong = available + 1;
  let attempt = Math.min(guess, available);
  while (fitting + 1 < tooLong) {
    if (await fits(attempt)) fitting = attempt;
    else tooLong = attempt;
    attempt = tooLong > available ? Math.min(fitting * 2, available) : Math.floor((fitting + tooLong) / 2);
    if (attempt <= fitting) attempt = fitting + 1;
  }
  return fitting;
}

/** Paragraphs with the blank lines behind them. */
function splitParagraphs(text: string): string[] {
  return cutAtGraphemes(
    text,
    Array.from(text.matchAll(/\n(?:[^\S\n]*\n)+/gu), (gap) => gap.index + gap[0].length),
  );
}
