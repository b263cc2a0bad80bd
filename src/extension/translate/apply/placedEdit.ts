import type { TextSpan } from "../../../shared/translation.ts";
import type { TranslatedSegment, TranslatedText } from "../translatedText.ts";

/** A replacement in the source document, or with `start` = `end` an insertion, that carries translated segments. */
export interface PlacedEdit extends TextSpan, TranslatedText {}

/** Where a translated segment lies in the document after all edits. */
export interface PlacedSegment extends TextSpan {
  readonly segment: TranslatedSegment;
}

/** Where the edits' texts, and the segments in them, lie after all of them were made in one go. `edits` are in order. */
export function afterEdits(edits: readonly PlacedEdit[]): { texts: TextSpan[]; segments: PlacedSegment[] } {
  let growth = 0;
  const texts = edits.map(({ start, end, text }) => {
    const at = start + growth;
    growth += text.length - (end - start);
    return { start: at, end: at + text.length };
  });
  const placed = edits.flatMap(({ segments }, index) => {
    const at = texts[index]?.start ?? 0;
    return segments.map(({ start, end, segment }) => ({ start: at + start, end: at + end, segment }));
  });
  return { texts, segments: placed };
}

/** Where a place of the source lies when the edits have been made. `edits` are in order and lie in the place or outside of it. */
export function spanAfterEdits({ start, end }: TextSpan, edits: readonly PlacedEdit[]): TextSpan {
  let before = 0;
  let inside = 0;
  for (const edit of edits) {
    const growth = edit.text.length - (edit.end - edit.start);
    if (edit.start >= start && edit.end <= end && edit.start < edit.end) inside += growth;
    else if (edit.end <= start) before += growth;
  }
  return { start: start + before, end: end + before + inside };
}
