/** Takes over what an interrupted run of the same request had finished, so that the next one does the rest. */
import type { Finding, FinishedSegment } from "../../../shared/translation.ts";
import { applyEdits } from "../formats/applyEdits.ts";
import type { DocumentFormat, Extraction, ExtractOptions, TextEdit } from "../formats/documentFormat.ts";
import { extractIfReadable } from "../formats/extractIfReadable.ts";
import type { SpanPlan } from "../update/planUpdate.ts";

/** "finished": translated already. `text` is decoded. */
export type SegmentPlan =
  SpanPlan | { readonly action: "finished"; readonly text: string; readonly findings: readonly Finding[] };

/**
 * What was written is read again, as the texts come without their format; what does not come out as it was is translated anew.
 * @param text of the document
 */
export function withFinished(
  plans: readonly SpanPlan[],
  finished: readonly FinishedSegment[],
  text: string,
  extraction: Extraction,
  format: DocumentFormat,
  options: ExtractOptions,
): readonly SegmentPlan[] {
  if (finished.length === 0) return plans;
  const edits: TextEdit[] = [...extraction.edits];
  for (const { index, text: written } of finished) {
    const span = extraction.spans[index];
    if (span !== undefined) edits.push({ start: span.start, end: span.end, text: written });
  }
  const read = extractIfReadable(format, applyEdits(text, edits).text, options);
  if ("unreadable" in read || read.spans.length !== extraction.spans.length) return plans;
  const byIndex = new Map(finished.map((segment) => [segment.index, segment]));
  return plans.map((plan, index) => {
    const segment = byIndex.get(index);
    const translation = read.spans[index]?.current;
    if (plan.action !== "translate" || segment === undefined || translation === undefined) return plan;
    if (extraction.spans[index]?.encode(translation) !== segment.text) return plan;
    return { action: "finished", text: translation, findings: segment.findings ?? [] };
  });
}
