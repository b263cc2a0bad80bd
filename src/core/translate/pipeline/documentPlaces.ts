/** What of a document is translated: all its spans, or what lies in some ranges of it. */
import type { TextSpan } from "../../../shared/translation.ts";
import type { DocumentFormat, Extraction, ExtractOptions, SkippedPart, Span } from "../formats/documentFormat.ts";
import { extractIfReadable } from "../formats/extractIfReadable.ts";
import { plainText } from "../formats/plainText.ts";
import { clipSpan } from "./clipSpan.ts";

export interface DocumentPlaces extends Extraction {
  /** All spans that the document has. */
  readonly isWhole: boolean;
  /** Spans that the document's format does not extract: a selection in what is no text for it, or is one only when selected. */
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
  const selectable = format.selectable?.(text, options);
  const foreign = new Set<Span>();
  const spans: Span[] = [];
  const skipped: SkippedPart[] = "unreadable" in read ? [read.unreadable] : [];
  for (const range of ranges) {
    const own = known.filter((span) => touches(span, range));
    const isForeign = own.length === 0;
    const touched = isForeign ? (selectable?.filter((span) => touches(span, range)) ?? []) : own;
    for (const span of touched) {
      const clip = clipSpan(text, span, range);
      const last = spans.at(-1);
      // Two ranges in a span that is translated as one.
      if (clip === undefined || (last !== undefined && clip.start < last.end)) continue;
      if (isForeign) foreign.add(clip);
      spans.push(clip);
    }
    if (touched.length > 0) continue;
    if (selectable !== undefined) skipped.push({ line: lineOf(text, range.start), reason: "it is code" });
    else {
      for (const span of plainSpans(text, range, options)) {
        foreign.add(span);
        spans.push(span);
      }
    }
  }
  return { spans, edits: [], skipped, isWhole: false, foreign };
}

function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split("\n").length;
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
