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

/** Those whose places read what the findings are about: a segment that somebody has edited is that person's now. */
export function findingsIn(text: string, found: readonly FoundSegment[]): FoundSegment[] {
  return found.filter((segment) => text.slice(segment.start, segment.end) === segment.text);
}

/**
 * Where they are after edits. A place whose words were edited stays known: when that is undone, it reads them again.
 * @param text what the document reads now
 */
export function findingsAfterChanges(
  found: readonly FoundSegment[],
  changes: readonly TextChange[],
  text: string,
): FoundSegment[] {
  return found.map((segment) => ({ ...segment, ...placeAfter(segment, changes, text) }));
}

/** Also in what was written beside or over the place, if that has the words once: a deleted stretch came back, or a file was read again. */
function placeAfter(segment: FoundSegment, changes: readonly TextChange[], text: string): TextSpan {
  let place: TextSpan = { start: segment.start, end: segment.end };
  let reach = place;
  for (const change of changes) {
    place = shiftSpan(place, change);
    reach = shiftSpan(reach, change);
    const written = { start: change.rangeOffset, end: change.rangeOffset + change.text.length };
    if (written.start <= reach.end && written.end >= reach.start)
      reach = { start: Math.min(reach.start, written.start), end: Math.max(reach.end, written.end) };
  }
  if (text.slice(place.start, place.end) === segment.text) return place;
  const around = text.slice(reach.start, reach.end);
  const first = around.indexOf(segment.text);
  if (first === -1 || around.includes(segment.text, first + 1)) return place;
  return { start: reach.start + first, end: reach.start + first + segment.text.length };
}
