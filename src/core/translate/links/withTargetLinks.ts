/** Lets the links of a translated document follow its headings, whose addresses are made of their words. */
import type { SegmentOutcome, SegmentRecord, TextSpan } from "../../../shared/translation.ts";
import { applyEdits } from "../formats/applyEdits.ts";
import type { DocumentFormat, Extraction, ExtractOptions, Span, TextEdit } from "../formats/documentFormat.ts";
import { recordKeys } from "../update/recordKeys.ts";
import { moveRecords } from "./moveRecords.ts";
import { pairByOrder } from "./pairAddresses.ts";
import { mayHaveFragmentLinks, redirections } from "./redirectLinks.ts";

export interface TranslatedDocument {
  readonly text: string;
  readonly segments: readonly SegmentOutcome[];
  readonly records: Readonly<Record<string, SegmentRecord>>;
}

/**
 * Links in a person's texts stay. So do all where the translation has not the headings of its source.
 * @param source what was translated, whole
 */
export function withTargetLinks(
  source: string,
  translated: TranslatedDocument,
  format: DocumentFormat,
  options: ExtractOptions,
): TranslatedDocument {
  const { text, segments, records } = translated;
  const asIs = { text, segments, records };
  if (format.outline === undefined || text === source || !mayHaveFragmentLinks(text)) return asIs;
  const outline = format.outline(text);
  const pairs = pairByOrder(format.outline(source), outline);
  if (pairs === undefined) return asIs;
  const edits = redirections(text, outline, pairs, segments.flatMap(placeOfPerson));
  if (edits.length === 0) return asIs;
  const redirected = applyEdits(text, edits).text;
  const before = { ...format.extract(text, options), text };
  const after = { ...format.extract(redirected, options), text: redirected };
  const moved = moveRecords(records, before, after, recordsBySpan(format.extract(source, options), translated, before));
  if (moved === undefined) return asIs;
  return { text: redirected, segments: movedSegments(segments, edits), records: moved };
}

/** There is a segment for each span of the source, in the same order. */
function recordsBySpan(
  source: Extraction,
  { segments, records }: TranslatedDocument,
  { spans }: Extraction,
): ReadonlyMap<Span, SegmentRecord> {
  const spanAt = new Map(spans.map((span) => [span.start, span]));
  return new Map(
    recordKeys(source.spans).flatMap((key, index) => {
      const span = spanAt.get(segments[index]?.resultStart ?? -1);
      const record = records[key];
      return span === undefined || record === undefined ? [] : [[span, record] as const];
    }),
  );
}

function placeOfPerson({ status, resultStart, resultEnd }: SegmentOutcome): TextSpan[] {
  return status === "human" || status === "conflict" ? [{ start: resultStart, end: resultEnd }] : [];
}

/** @param edits in order */
function movedSegments(segments: readonly SegmentOutcome[], edits: readonly TextEdit[]): SegmentOutcome[] {
  let next = 0;
  let shift = 0;
  const place = (offset: number) => {
    for (let edit = edits[next]; edit !== undefined && edit.end <= offset; edit = edits[next]) {
      shift += edit.text.length - (edit.end - edit.start);
      next += 1;
    }
    return offset + shift;
  };
  return segments.map((segment) => ({
    ...segment,
    resultStart: place(segment.resultStart),
    resultEnd: place(segment.resultEnd),
  }));
}
