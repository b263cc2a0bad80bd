/** Where sentences and words end, in all eleven languages. */
import { endsWithAbbreviation } from "./abbreviations.ts";
import { clauseEnds } from "./clauses.ts";
import { cutAtGraphemes } from "./graphemes.ts";

const sentenceSegmenter = new Intl.Segmenter("und", { granularity: "sentence" });
const wordSegmenter = new Intl.Segmenter("und", { granularity: "word" });

/** A number that counts what follows: `1. `, `๑) `. */
const LIST_NUMBER = /^[\s([]*[\p{Nd}\p{Nl}]+[.)\]]\s*$/u;
/** Unicode counts it among the full stops. */
const BURMESE_COMMA = /၊\s*$/u;
/** What follows the first sign of the Khmer ។ល។, "and so on". */
const KHMER_AND_SO_ON = "ល។";
const LINE_END = /[\n\r\u2028\u2029]$/u;
const WORD_CHARACTER = /[\p{L}\p{N}]/u;

/**
 * Sentences with the white space behind them; joined they are the text. `Intl.Segmenter` knows the full stops of every
 * script but those of Thai and Lao, which write none: there, and in long runs without any, clauses are put together.
 */
export function splitSentences(text: string): string[] {
  const ends: number[] = [];
  let start = 0;
  for (const { index, segment } of sentenceSegmenter.segment(text)) {
    const end = index + segment.length;
    if (end < text.length && goesOn(segment, text.slice(end, end + 2))) continue;
    ends.push(...clauseEnds(text.slice(start, end)).map((clauseEnd) => start + clauseEnd), end);
    start = end;
  }
  return cutAtGraphemes(text, ends);
}

/** Sentences that say something: those with a letter or a number in them. */
export function countSentences(text: string): number {
  return splitSentences(text).reduce((count, sentence) => count + (WORD_CHARACTER.test(sentence) ? 1 : 0), 0);
}

/** Whether the segmenter takes for an end what is none. */
function goesOn(segment: string, next: string): boolean {
  if (LINE_END.test(segment)) return false;
  if (next === KHMER_AND_SO_ON) return true;
  return LIST_NUMBER.test(segment) || BURMESE_COMMA.test(segment) || endsWithAbbreviation(segment, next);
}

/**
 * Words, each with the punctuation and white space behind it; joined they are the text. ICU's dictionaries find the
 * words of Thai, Lao, Khmer, Burmese and Chinese, which are written without spaces between them.
 */
export function splitWords(text: string): string[] {
  const wordStarts: number[] = [];
  for (const { index, isWordLike } of wordSegmenter.segment(text)) if (isWordLike === true) wordStarts.push(index);
  return cutAtGraphemes(text, wordStarts);
}
