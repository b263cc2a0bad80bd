/** The ways to apply a translation, and which edits of the document each of them is. */
import type { FormatId } from "../../../core/translate/formats/documentFormat.ts";
import type { TextSpan } from "../../../shared/translation.ts";
import type { TranslatedSegment } from "../translatedText.ts";
import { besideEdits, bilingualEdits } from "./besideEdits.ts";
import type { PlacedEdit } from "./placedEdit.ts";

export const APPLY_WAYS = [
  "replace",
  "preview",
  "insertBelow",
  "insertAbove",
  "bilingual",
  "copy",
  "newDocument",
] as const;

export type ApplyWay = (typeof APPLY_WAYS)[number];

/** Those that change the document itself, as opposed to what opens or copies. */
export type EditingWay = Extract<ApplyWay, "replace" | "insertBelow" | "insertAbove" | "bilingual">;

export function isEditing(way: ApplyWay): way is EditingWay {
  return way === "replace" || way === "insertBelow" || way === "insertAbove" || way === "bilingual";
}

export interface EditsInput {
  readonly source: string;
  readonly format: FormatId;
  readonly dialect?: string;
  /** What was to be translated, in order. */
  readonly places: readonly TextSpan[];
  readonly segments: readonly TranslatedSegment[];
}

/** The edits of the source document, in order. */
export function editsFor(way: EditingWay, input: EditsInput): PlacedEdit[] {
  switch (way) {
    case "replace":
      return input.segments.map((segment) => ({
        start: segment.start,
        end: segment.end,
        text: segment.text,
        segments: [{ start: 0, end: segment.text.length, segment }],
      }));
    case "insertBelow":
      return besideEdits(input, input.places, "below");
    case "insertAbove":
      return besideEdits(input, input.places, "above");
    case "bilingual":
      return bilingualEdits(input);
  }
}
