export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/**
 * Where the words of a search stand in a text: without regard to capitals, to how characters are composed, and to the
 * zero-width spaces between words of Khmer, Lao and Burmese. In order, not overlapping.
 */
export function matchRanges(text: string, query: string): TextRange[] {
  const { folded, starts } = foldWithPositions(text);
  const words = foldWithPositions(query)
    .folded.split(/\s+/u)
    .filter((word) => word !== "");
  const found: TextRange[] = [];
  for (const word of words) {
    for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + word.length)) {
      found.push({ start: starts[at] ?? 0, end: starts[at + word.length] ?? text.length });
    }
  }
  found.sort((a, b) => a.start - b.start || b.end - a.end);
  return found.filter(({ start }, index) => found.slice(0, index).every(({ end }) => end <= start));
}

/** `starts[i]` is where in `text` the grapheme stands that made the i-th unit of `folded`; one more for the end. */
function foldWithPositions(text: string): { readonly folded: string; readonly starts: readonly number[] } {
  const starts: number[] = [];
  let folded = "";
  for (const { segment, index } of new Intl.Segmenter(undefined, { granularity: "grapheme" }).segment(text)) {
    const piece = segment.normalize("NFC").replaceAll("\u200b", "").toLowerCase();
    starts.push(...Array.from({ length: piece.length }, () => index));
    folded += piece;
  }
  return { folded, starts: [...starts, text.length] };
}
