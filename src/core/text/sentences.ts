/** Where sentences and words end, in all eleven languages. */
import { cutAtGraphemes } from "./graphemes.ts";

const sentenceSegmenter = new Intl.Segmenter("und", { granularity: "sentence" });
const wordSegmenter = new Intl.Segmenter("und", { granularity: "word" });

/**
 * A space that ends a Thai or Lao clause: a letter or mark of the script before it (or a closing sign), a letter of the
 * script after it. Spaces around numbers and foreign words separate nothing, nor does the one before the repetition
 * mark (ๆ, ໆ) or the abbreviation mark (ฯ, ຯ).
 */
const clauseSpace =
  /(?<=[\p{Script=Thai}\p{Script=Lao}\p{Pe}\p{Pf}"'!?.])\s+(?=[\p{Script=Thai}\p{Script=Lao}])(?![ๆฯໆຯ])/gu;

/**
 * Sentences with the white space behind them; joined they are the text. `Intl.Segmenter` knows the full stops of every
 * script but those of Thai and Lao, which write none: there a clause, ended by a space, is the unit.
 */
export function splitSentences(text: string): string[] {
  const sentenceEnds = Array.from(sentenceSegmenter.segment(text), ({ index, segment }) => index + segment.length);
  const clauseEnds = Array.from(text.matchAll(clauseSpace), (match) => match.index + match[0].length);
  return cutAtGraphemes(text, mergeRising(sentenceEnds, clauseEnds));
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

function mergeRising(first: readonly number[], second: readonly number[]): number[] {
  return [...new Set([...first, ...second])].sort((a, b) => a - b);
}
