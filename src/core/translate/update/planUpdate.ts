/** What of an earlier translation stays, and what is translated anew. */
import type { PreviousTranslation, SegmentRecord, SegmentStatus } from "../../../shared/translation.ts";
import type { Extraction } from "../formats/documentFormat.ts";

/** For one span of the source document. `text` is what the earlier translation has there, decoded. */
export type SpanPlan =
  | { readonly action: "translate" }
  | {
      readonly action: "keep";
      readonly status: Extract<SegmentStatus, "kept" | "human" | "conflict">;
      readonly text: string;
    };

/**
 * @param extraction of the source document
 * @param earlier of the earlier translation, read with the same options; undefined where it could not be read
 * @returns one plan for each span of `extraction`
 */
export function planUpdate(
  extraction: Extraction,
  _earlier: Extraction | undefined,
  _previous: PreviousTranslation,
): readonly SpanPlan[] {
  return extraction.spans.map(() => ({ action: "translate" }));
}

/** What is remembered of a run, by the segments' keys, else by their place and source. */
export function recordsOf(
  _extraction: Extraction,
  _translations: readonly (string | undefined)[],
): Readonly<Record<string, SegmentRecord>> {
  return {};
}
