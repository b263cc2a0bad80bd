import { splitGraphemes } from "../../src/core/text/graphemes.ts";

/** No character that a person reads is longer. */
const MAX_CHARACTER_LENGTH = 64;

/**
 * The text in pieces of at most `most` UTF-16 units; joined they are the text, and none is empty. Cut behind a line, else behind
 * a word, else between the characters that a reader knows, else anywhere but in a pair of surrogates.
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
  return longest.lastIndexOf("\n") + 1 || longest.lastIndexOf(" ") + 1 || characterEnd(longest);
}

/** Before its last character: what follows may belong to that. */
function characterEnd(longest: string): number {
  const end = longest.slice(-MAX_CHARACTER_LENGTH);
  const last = splitGraphemes(end).at(-1) ?? "";
  if (last.length < end.length) return longest.length - last.length;
  return longest.replace(/[\uD800-\uDBFF]$/u, "").length;
}
