/** What of a document is translated: all its spans, or what lies in some ranges of it. */
import type { TextSpan } from "../../../shared/translation.ts";
import type { DocumentFormat, Extraction, ExtractOptions, Span } from "../formats/documentFormat.ts";
import { extractIfReadable } from "../formats/extractIfReadable.ts";
import { plainText } from "../formats/plainText.ts";
import { clipSpan } from "./clipSpan.ts";

export interface DocumentPlaces extends Extraction {
  /** All spans that the document has. */
  readonly isWhole: boolean;
  /** Spans that the document's format knows nothing of: a selection in what is no text for it. */
  readonly foreign: ReadonlySet<Span>;
}

/** A selection in a broken document, and in plain text, is text without any structure but its own lines. */
const NOTHING_KNOWN: Extraction = { spans: [], edits: [], skipped: [] };

/** @throws AppError document.invalid when the whole document is asked for and cannot be read */
export function documentPlaces(
  text: string,
  format: DocumentFormat,
  options: ExtractOptions,
  ranges: readonly TextSpan[] | undefined,
): DocumentPlaces {
  if (ranges === undefined) return { ...format.extract(text, options), isWhole: true, foreign: new Set() };
  const read = format.id === plainText.id ? NOTHING_KNOWN : extractIfReadable(format, text, options);
  const { spans: known } = "unreadable" in read ? NOTHING_KNOWN : read;
  const foreign = new Set<Span>();
  const spans: Span[] = [];
  for (const range of ranges) {
    const touched = known.filter((span) => touches(span, range));
    if (touched.length === 0) {
      for (const span of plainSpans(text, range, options)) {
        foreign.add(span);
        spans.push(span);
      }
    }
    for (const span of touched) {
      const clip = clipSpan(text, span, range);
      const last = spans.at(-1);
      // Two ranges in a span that is translated as one.
      if (clip === undefined || (last !== undefined && clip.start < last.end)) continue;
      spans.push(clip);
    }
  }
  const skipped = "unreadable" in read ? [read.unreadable] : [];
  return { spans, edits: [], skipped, isWhole: false, foreign };
}

function touches(span: TextSpan, range: TextSpan): boolean {
  if (span.start === span.end) return span.start >= range.start && span.end <= range.end;
  return span.start < range.end && span.end > range.start;
}

function plainSpans(text: string, { start, end }: TextSpan, options: ExtractOptions): Span[] {
  return plainText
    .extract(text.slice(start, end), options)
    .spans.map((span) => ({ ...span, start: start + span.start, end: start + span.end }));
}
