import type { TextSpan } from "../../../shared/translation.ts";
import type { TextEdit } from "../../../core/translate/formats/documentFormat.ts";
import type { PlacedSegment } from "../apply/placedEdit.ts";
import type { TrackedDocument } from "../trackedDocument.ts";
import { differenceOf, type TranslatedSegment } from "../translatedText.ts";

export interface AcceptedEdits {
  readonly replacements: readonly TextEdit[];
  /** Where the segments are in the document afterwards that nobody has edited. */
  readonly segments: readonly PlacedSegment[];
}

/** What was accepted, and where the source's document has it now. */
export interface AcceptedText {
  readonly source: string;
  readonly text: string;
  readonly segments: readonly TranslatedSegment[];
  /** Of the untouched segments in `text`, by their index. */
  readonly places: ReadonlyMap<number, TextSpan>;
}

/**
 * What turns the source into an accepted text: the segments alone where nothing else differs, else the one stretch from
 * the first difference to the last. Both where `tracked` has them after edits elsewhere in the document.
 * @returns undefined when somebody has edited there meanwhile
 */
export function acceptedEdits(
  { source, text, segments, places }: AcceptedText,
  tracked: Pick<TrackedDocument, "current" | "isUnchanged">,
): AcceptedEdits | undefined {
  const placed = placedSegments(segments, places);
  const replacements = segmentReplacements(source, text, placed) ?? [differenceOf(source, text)];
  if (!tracked.isUnchanged(replacements)) return undefined;
  return {
    replacements: replacements.map((replacement) => ({ text: replacement.text, ...tracked.current(replacement) })),
    segments: placed.flatMap(({ start, end, segment }) => {
      if (!tracked.isUnchanged([segment])) return [];
      const shift = tracked.current(segment).start - segment.start;
      return [{ start: start + shift, end: end + shift, segment }];
    }),
  };
}

/** The accepted text instead of all that there is. @param now what the document reads */
export function wholeEdits({ text, segments, places }: AcceptedText, now: string): AcceptedEdits {
  return { replacements: [{ start: 0, end: now.length, text }], segments: placedSegments(segments, places) };
}

/** The segments that somebody has not edited, where they are. */
export function placedSegments(
  segments: readonly TranslatedSegment[],
  places: ReadonlyMap<number, TextSpan>,
): PlacedSegment[] {
  return segments.flatMap((segment): PlacedSegment[] => {
    const place = places.get(segment.index);
    return place === undefined ? [] : [{ ...place, segment }];
  });
}

/** Undefined where the texts between the segments are not the same. */
function segmentReplacements(source: string, text: string, placed: readonly PlacedSegment[]): TextEdit[] | undefined {
  const replacements: TextEdit[] = [];
  let inSource = 0;
  let inText = 0;
  for (const { start, end, segment } of placed) {
    if (source.slice(inSource, segment.start) !== text.slice(inText, start)) return undefined;
    replacements.push({ start: segment.start, end: segment.end, text: text.slice(start, end) });
    inSource = segment.end;
    inText = end;
  }
  return source.slice(inSource) === text.slice(inText) ? replacements : undefined;
}
