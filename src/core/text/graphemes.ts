/** What a reader takes for one character: a cluster of code points that must never be cut apart. */

const segmenter = new Intl.Segmenter("und", { granularity: "grapheme" });

/** The text's grapheme clusters, in order; joined they are the text. */
export function splitGraphemes(text: string): string[] {
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

/**
 * Cuts a text at the given positions (UTF-16 units, rising). A position inside a grapheme cluster is left out, so word
 * and sentence rules may be as rough as they like. Joined, the result is the text; no piece is empty.
 */
export function cutAtGraphemes(text: string, positions: Iterable<number>): string[] {
  const segments = segmenter.segment(text);
  const pieces: string[] = [];
  let start = 0;
  for (const position of positions) {
    if (position <= start || position >= text.length) continue;
    if (segments.containing(position)?.index !== position) continue;
    pieces.push(text.slice(start, position));
    start = position;
  }
  if (start < text.length) pieces.push(text.slice(start));
  return pieces;
}
