import type { TextSpan } from "../../../shared/translation.ts";
import type { TextEdit } from "../../../core/translate/formats/documentFormat.ts";
import type { PlacedSegment } from "../apply/placedEdit.ts";
import { differenceOf, type TranslatedSegment } from "../translatedText.ts";

export interface AcceptedEdits {
  readonly replacements: readonly TextEdit[];
  /** Where the segments are in the document afterwards that nobody has edited. */
  readonly segments: readonly PlacedSegment[];
}

/**
 * What turns the source into an accepted text: the segments alone where nothing else differs, else the one stretch from
 * the first difference to the last.
 * @param places of the untouched segments in `text`, by their index
 */
export function acceptedEdits(
  source: string,
  text: string,
  segments: readonly TranslatedSegment[],
  places: ReadonlyMap<number, TextSpan>,
): AcceptedEdits {
  const placed = segments.flatMap((segment): PlacedSegment[] => {
    const place = places.get(segment.index);
    return place === undefined ? [] : [{ ...place, segment }];
  });
  const replacements = segmentReplacements(source, text, placed) ?? [differenceOf(source, text)];
  return { replacements, segments: placed };
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
