/** What of a document is translated: all its spans, or what lies in some ranges of it. */
import type { TextSpan } from "../../../shared/translation.ts";
import type {
  DocumentFormat,
  EmbeddedDocument,
  Extraction,
  ExtractOptions,
  SkippedPart,
  Span,
} from "../formats/documentFormat.ts";
import { extractIfReadable } from "../formats/extractIfReadable.ts";
import { loadFormat } from "../formats/loadFormat.ts";
import { plainText } from "../formats/plainText.ts";
import { clipSpan } from "./clipSpan.ts";

export interface DocumentPlaces extends Extraction {
  /** All spans that the document has. */
  readonly isWhole: boolean;
  /** Spans that the document's format does not extract: a selection in what is no text for it, or is one only when selected. */
  readonly foreign: ReadonlySet<Span>;
}

/** What a range has of a document. */
interface SelectedPlaces {
  readonly spans: readonly Span[];
  readonly isForeign: boolean;
  readonly skipped: readonly SkippedPart[];
}

/** @throws AppError document.invalid when the whole document is asked for and cannot be read */
export async function documentPlaces(
  text: string,
  format: DocumentFormat,
  options: ExtractOptions,
  ranges: readonly TextSpan[] | undefined,
): Promise<DocumentPlaces> {
  if (ranges === undefined) return { ...format.extract(text, options), isWhole: true, foreign: new Set() };
  const selection = new Selection(text, format, options);
  const foreign = new Set<Span>();
  const spans: Span[] = [];
  const skipped: SkippedPart[] = [...selection.unreadable];
  for (const range of ranges) {
    const selected = await selection.in(range);
    skipped.push(...selected.skipped);
    for (const span of selected.spans) {
      const last = spans.at(-1);
      // Two ranges in a span that is translated as one.
      if (last !== undefined && span.start < last.end) continue;
      if (selected.isForeign) foreign.add(span);
      spans.push(span);
    }
  }
  return { spans, edits: [], skipped, isWhole: false, foreign };
}

/** A document in which ranges are selected. */
class Selection {
  /** Why the document cannot be read, if so. */
  readonly unreadable: readonly SkippedPart[];
  private readonly text: string;
  private readonly options: ExtractOptions;
  /** A selection in a broken document, and in plain text, is text without any structure but its own lines. */
  private readonly known: readonly Span[];
  private readonly selectable: readonly Span[] | undefined;
  private readonly format: DocumentFormat;
  private embedded: readonly EmbeddedDocument[] | undefined;

  constructor(text: string, format: DocumentFormat, options: ExtractOptions) {
    this.text = text;
    this.format = format;
    this.options = options;
    const read = format.id === plainText.id ? { spans: [] } : extractIfReadable(format, text, options);
    this.unreadable = "unreadable" in read ? [read.unreadable] : [];
    this.known = "unreadable" in read ? [] : read.spans;
    this.selectable = format.selectable?.(text, options);
  }

  async in(range: TextSpan): Promise<SelectedPlaces> {
    const own = this.known.filter((span) => touches(span, range));
    if (own.length > 0) return { spans: this.clipped(own, range), isForeign: false, skipped: [] };
    const selectable = this.selectable?.filter((span) => touches(span, range)) ?? [];
    if (selectable.length > 0) return { spans: this.clipped(selectable, range), isForeign: true, skipped: [] };
    if (this.selectable !== undefined) {
      return { spans: [], isForeign: true, skipped: [{ line: lineOf(this.text, range.start), reason: "it is code" }] };
    }
    this.embedded ??= this.format.embedded?.(this.text) ?? [];
    const embedded = this.embedded.filter(({ frame }) => touches(frame, range));
    if (embedded.length === 0) {
      return { spans: plainSpans(this.text, range, this.options), isForeign: true, skipped: [] };
    }
    const parts: SelectedPlaces[] = [];
    for (const document of embedded) parts.push(await this.inEmbedded(document, range));
    return {
      spans: parts.flatMap(({ spans }) => spans),
      isForeign: true,
      skipped: parts.flatMap(({ skipped }) => skipped),
    };
  }

  private async inEmbedded(document: EmbeddedDocument, range: TextSpan): Promise<SelectedPlaces> {
    const { start, end, text, dialect } = document;
    const options = { ...this.options, dialect, earlier: undefined };
    const selection = new Selection(text, await loadFormat(document.format), options);
    const within = { start: clamp(range.start, document) - start, end: clamp(range.end, document) - start };
    const selected = await selection.in(within);
    const linesBefore = lineOf(this.text, start) - 1;
    const skipped = [...selection.unreadable, ...selected.skipped].map(({ line, reason }) => ({
      line: line + linesBefore,
      reason,
    }));
    const written = this.text.slice(start, end);
    const spans: Span[] = [];
    for (const span of selected.spans) {
      // The signs between its lines would be lost with it.
      const isBroken = written.slice(span.start, span.end) !== text.slice(span.start, span.end);
      if (isBroken) skipped.push({ line: lineOf(this.text, start + span.start), reason: QUOTED_CODE });
      else spans.push(movedBy(span, start));
    }
    return { spans, isForeign: true, skipped };
  }

  private clipped(spans: readonly Span[], range: TextSpan): Span[] {
    return spans.flatMap((span) => clipSpan(this.text, span, range) ?? []);
  }
}

const QUOTED_CODE = "text over several lines of code in a quotation";

function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split("\n").length;
}

function touches(span: TextSpan, range: TextSpan): boolean {
  if (span.start === span.end) return span.start >= range.start && span.end <= range.end;
  return span.start < range.end && span.end > range.start;
}

function clamp(offset: number, { start, end }: TextSpan): number {
  return Math.min(Math.max(offset, start), end);
}

function plainSpans(text: string, { start, end }: TextSpan, options: ExtractOptions): Span[] {
  return plainText.extract(text.slice(start, end), options).spans.map((span) => movedBy(span, start));
}

function movedBy(span: Span, distance: number): Span {
  return { ...span, start: span.start + distance, end: span.end + distance };
}
