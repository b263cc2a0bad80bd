/** Findings with their places in a document that is being edited. Pure: the editor's diagnostics are drawn from it. */
import type { LanguageTag } from "../../../core/languages.ts";
import type { Finding, TextSpan } from "../../../shared/translation.ts";
import type { PlacedSegment } from "../apply/placedEdit.ts";
import { shiftSpan, type TextChange } from "../spans.ts";

/** A translated segment that needs a look. */
export interface FoundSegment extends TextSpan {
  readonly findings: readonly Finding[];
  /** What stood there before, as it is written in the document. */
  readonly source: string;
  /** The translation that the findings are about. */
  readonly text: string;
  readonly target: LanguageTag;
}

export function foundSegments(segments: readonly PlacedSegment[], target: LanguageTag): FoundSegment[] {
  return segments.flatMap(({ start, end, segment: { source, text, outcome } }) =>
    outcome === undefined || outcome.findings.length === 0
      ? []
      : [{ start, end, findings: outcome.findings, source, text, target }],
  );
}

/** What is still true after edits: a segment that somebody has edited is that person's now, and no finding is left of it. */
export function findingsAfterChanges(found: readonly FoundSegment[], changes: readonly TextChange[]): FoundSegment[] {
  return changes.reduce<FoundSegment[]>(
    (kept, change) =>
      kept.flatMap((segment) => (touches(segment, change) ? [] : [{ ...segment, ...shiftSpan(segment, change) }])),
    [...found],
  );
}

function touches({ start, end }: TextSpan, { rangeOffset, rangeLength }: TextChange): boolean {
  if (rangeLength === 0) return rangeOffset > start && rangeOffset < end;
  return rangeOffset < end && rangeOffset + rangeLength > start;
}
