/** Brings an earlier translation of the same document to bear: what of it stays. */
import type { PreviousTranslation, SegmentRecord } from "../../../shared/translation.ts";
import type { DocumentFormat, Extraction, ExtractOptions } from "../formats/documentFormat.ts";
import { extractIfReadable } from "../formats/extractIfReadable.ts";
import { planUpdate, recordsOf, type SpanPlan } from "../update/planUpdate.ts";

export interface SegmentPlans {
  /** One for each span. */
  readonly plans: readonly SpanPlan[];
  /** What is remembered for the next run of the translations, as they were written. */
  records(this: void, translations: readonly (string | undefined)[]): Readonly<Record<string, SegmentRecord>>;
}

export function planSegments(
  extraction: Extraction,
  format: DocumentFormat,
  options: ExtractOptions,
  previous: PreviousTranslation | undefined,
): SegmentPlans {
  if (previous === undefined) {
    return {
      plans: extraction.spans.map(() => ({ action: "translate" })),
      records: (translations) => recordsOf(extraction, translations),
    };
  }
  const read = extractIfReadable(format, previous.text, options);
  const earlier = "unreadable" in read ? undefined : read;
  const plans = planUpdate(extraction, earlier, previous);
  return { plans, records: (translations) => recordsOf(extraction, translations, { plans, earlier, previous }) };
}
