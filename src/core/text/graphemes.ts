/** What a reader takes for one character: a cluster of code points that must never be cut apart. */

let segmenter: Intl.Segmenter | undefined;

/** Made with its first use: it costs about 20 ms, which would be most of the extension's activation. */
function graphemeSegmenter(): Intl.Segmenter {
  return (segmenter ??= new Intl.Segmenter("und", { granularity: "grapheme" }));
}

/**
 * Unicode's clusters are smaller than what readers of Burmese and Khmer take for one character: it lets a Burmese vowel
 * sign (U+102B, U+102C) stand alone, and older tables cut between a stacked consonant and the sign that stacks it
 * (U+1039, U+17D2). Both would show as a dotted circle.
 */
const BEGINS_WITH_MARK = /^\p{M}/u;
const ENDS_WITH_STACKER = /[\u1039\u17D2]$/u;

/** The text's characters as readers count them, in order; joined they are the text. */
export function splitGraphemes(text: string): string[] {
  const graphemes: string[] = [];
  for (const { segment } of graphemeSegmenter().segment(text)) {
    const last = graphemes.at(-1);
    if (last !== undefined && belongTogether(last, segment)) graphemes[graphemes.length - 1] = last + segment;
    else graphemes.push(segment);
  }
  return graphemes;
}

/**
 * Cuts a text at the given positions (UTF-16 units, rising). A position inside a grapheme cluster is left out, so word
 * and sentence rules may be as rough as they like. Joined, the result is the text; no piece is empty.
 */
export function cutAtGraphemes(text: string, positions: Iterable<number>): string[] {
  const segments = graphemeSegmenter().segment(text);
  const pieces: string[] = [];
  let start = 0;
  for (const position of positions) {
    if (position <= start || position >= text.length) continue;
    const segment = segments.containing(position);
    if (segment?.index !== position || belongTogether(text.slice(position - 1, position), segment.segment)) continue;
    pieces.push(text.slice(start, position));
    start = position;
  }
  if (start < text.length) pieces.push(text.slice(start));
  return pieces;
}

/** White space carries no marks: one behind it stands for itself. */
function belongTogether(before: string, after: string): boolean {
  return ENDS_WITH_STACKER.test(before.slice(-1)) || (BEGINS_WITH_MARK.test(after) && !/\s$/u.test(before.slice(-1)));
}
