/** Places in a document, as offsets in UTF-16 code units. Pure, so that what happens to them can be tested without an editor. */
import type { TextSpan } from "../../shared/translation.ts";

/** One replacement in a document, with offsets of the text before it. */
export interface TextChange {
  readonly rangeOffset: number;
  readonly rangeLength: number;
  readonly text: string;
}

/**
 * The selections that hold words, in the document's order, each without the white space around them: a line break at the end of
 * a selection stays where it is.
 */
export function planSpans(documentText: string, selections: readonly TextSpan[]): TextSpan[] {
  return selections
    .map((selection) => trimmed(documentText, selection))
    .filter(({ start, end }) => start < end)
    .sort((a, b) => a.start - b.start);
}

/**
 * Where a span is after an edit. An edit before it moves it, one inside it stretches it; whether the text is still the
 * same is for the caller to compare.
 */
export function shiftSpan(span: TextSpan, { rangeOffset, rangeLength, text }: TextChange): TextSpan {
  const changeEnd = rangeOffset + rangeLength;
  const growth = text.length - rangeLength;
  if (changeEnd <= span.start) return { start: span.start + growth, end: span.end + growth };
  if (rangeOffset >= span.end) return span;
  const start = Math.min(span.start, rangeOffset);
  return { start, end: Math.max(start, Math.max(span.end, changeEnd) + growth) };
}

export function totalLength(spans: readonly TextSpan[]): number {
  return spans.reduce((sum, { start, end }) => sum + end - start, 0);
}

function trimmed(documentText: string, { start, end }: TextSpan): TextSpan {
  const text = documentText.slice(start, end);
  const lead = text.length - text.trimStart().length;
  return { start: start + lead, end: start + lead + text.trim().length };
}
