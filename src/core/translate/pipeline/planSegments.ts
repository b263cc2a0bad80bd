/** Brings an earlier translation of the same document to bear: what of it stays. */
import type { TranslateResult } from "../../../shared/protocol.ts";
import type { PreviousTranslation, SegmentRecord } from "../../../shared/translation.ts";
import type { DocumentFormat, Extraction, ExtractOptions } from "../formats/documentFormat.ts";
import { extractIfReadable } from "../formats/extractIfReadable.ts";
import { matchEarlier, type EarlierMatch } from "../update/matchEarlier.ts";
import { lostEntries, planUpdate, recordsOf, type SpanPlan } from "../update/planUpdate.ts";

export interface SegmentPlans {
  /** One for each span. */
  readonly plans: readonly SpanPlan[];
  /** What a person has added to the earlier translation, and what the result has no place for. */
  readonly lost: NonNullable<TranslateResult["lost"]>;
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
      lost: [],
      records: (translations) => recordsOf(extraction, translations),
    };
  }
  const read = extractIfReadable(format, previous.text, options);
  const match = "unreadable" in read ? undefined : matchEarlier(extraction, read, previous);
  const plans = planUpdate(extraction, match, previous);
  return {
    plans,
    // What cannot be read may be all a person's.
    lost: match === undefined ? [{ text: previous.text }] : lostTexts(match),
    records: (translations) => recordsOf(extraction, translations, { plans, match }),
  };
}

function lostTexts(match: EarlierMatch): SegmentPlans["lost"] {
  return lostEntries(match).map(({ key, current }) => ({ text: current, ...(key !== undefined && { key }) }));
}
