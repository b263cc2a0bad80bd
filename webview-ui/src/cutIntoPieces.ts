import { splitGraphemes } from "../../src/core/text/graphemes.ts";

/** Finds words also where no space stands between them. */
const words = new Intl.Segmenter(undefined, { granularity: "word" });

/** No character that a person reads is longer, nor most words. */
const MAX_CHARACTER_LENGTH = 64;

/** A space before this part of the longest piece would make a short one, where words end without a space. */
const NEAR_THE_END = 3 / 4;

/**
 * The text in pieces of at most `most` UTF-16 units; joined they are the text, and none is empty. Cut behind a line, else behind
 * a word near the end, also one without a space, else between the characters that a reader knows, else anywhere but in a pair of surrogates.
 */
export function cutIntoPieces(text: string, most: number): string[] {
  const pieces: string[] = [];
  for (let start = 0; start < text.length;) {
    const longest = text.slice(start, start + most);
    const isLast = start + longest.length === text.length;
    const piece = isLast ? longest : longest.slice(0, gentlestEnd(longest));
    pieces.push(piece);
    start += piece.length;
  }
  return pieces;
}

function gentlestEnd(longest: string): number {
  const lineEnd = longest.lastIndexOf("\n") + 1;
  if (lineEnd > 0) return lineEnd;
  const wordEnd = longest.lastIndexOf(" ") + 1;
  return wordEnd > NEAR_THE_END * longest.length ? wordEnd : characterEnd(longest);
}

/** Before its last word, else its last character: what follows may belong to that. Only the end is looked at. */
function characterEnd(longest: string): number {
  const end = longest.slice(-MAX_CHARACTER_LENGTH);
  const characters = splitGraphemes(end);
  const last = characters.at(-1) ?? "";
  if (last.length === end.length) return longest.replace(/[\uD800-\uDBFF]$/u, "").length;
  return longest.length - end.length + (lastWordStart(end, characters) ?? end.length - last.length);
}

function lastWordStart(end: string, characters: readonly string[]): number | undefined {
  let position = 0;
  const starts = new Set(characters.map(({ length }) => (position += length) - length));
  // A mark that is no word stays with what it stands behind.
  return Array.from(words.segment(end)).findLast(({ index, isWordLike }) => {
    return index > 0 && isWordLike === true && starts.has(index);
  })?.index;
}
