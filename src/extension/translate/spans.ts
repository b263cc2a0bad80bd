/** Places in a document, as offsets in UTF-16 code units. Pure, so that what happens to them can be tested without an editor. */

export interface Span {
  readonly start: number;
  readonly end: number;
}

/** One replacement in a document, with offsets of the text before it. */
export interface TextChange {
  readonly rangeOffset: number;
  readonly rangeLength: number;
  readonly text: string;
}

/** A place to translate and what stood there when the translation began. */
export interface SourceSpan extends Span {
  readonly text: string;
}

/**
 * The selections that hold words, in the document's order, each without the white space around them: a line break at the end of
 * a selection stays where it is.
 */
export function planSpans(documentText: string, selections: readonly Span[]): SourceSpan[] {
  return selections
    .map((selection) => trimmed(documentText, selection))
    .filter(({ text }) => text !== "")
    .sort((a, b) => a.start - b.start);
}

/**
 * Where a span is after an edit. An edit before it moves it, one inside it stretches it; whether the text is still the
 * same is for the caller to compare.
 */
export function shiftSpan(span: Span, { rangeOffset, rangeLength, text }: TextChange): Span {
  const changeEnd = rangeOffset + rangeLength;
  const growth = text.length - rangeLength;
  if (changeEnd <= span.start) return { start: span.start + growth, end: span.end + growth };
  if (rangeOffset >= span.end) return span;
  const start = Math.min(span.start, rangeOffset);
  return { start, end: Math.max(start, Math.max(span.end, changeEnd) + growth) };
}

/** Where the replacements lie after all of them were made in one go. `spans` are in order and do not overlap. */
export function spansAfterReplacing(spans: readonly Span[], replacements: readonly string[]): Span[] {
  let growth = 0;
  return spans.map((span, index) => {
    const start = span.start + growth;
    const length = (replacements[index] ?? "").length;
    growth += length - (span.end - span.start);
    return { start, end: start + length };
  });
}

/** Line breaks as models know them: documents with CRLF are sent with LF. */
export function withLineFeeds(text: string): string {
  return text.replaceAll("\r\n", "\n");
}

function trimmed(documentText: string, { start, end }: Span): SourceSpan {
  const text = documentText.slice(start, end);
  const lead = text.length - text.trimStart().length;
  const core = text.trim();
  return { start: start + lead, end: start + lead + core.length, text: core };
}
