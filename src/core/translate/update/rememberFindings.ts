import type { SegmentOutcome, SegmentRecord } from "../../../shared/translation.ts";
import type { Span } from "../formats/documentFormat.ts";
import { recordKeys } from "./recordKeys.ts";

/** With what was found in the segments that are ours, so that a later run that keeps them tells it again. */
export function rememberFindings(
  records: Readonly<Record<string, SegmentRecord>>,
  spans: readonly Span[],
  segments: readonly Pick<SegmentOutcome, "status" | "findings">[],
): Readonly<Record<string, SegmentRecord>> {
  const keys = recordKeys(spans);
  const found = segments.flatMap(({ status, findings }, index) => {
    const key = keys[index] ?? "";
    const record = records[key];
    const isOurs = status === "translated" || status === "kept";
    return record !== undefined && isOurs && findings.length > 0 ? [[key, { ...record, findings }] as const] : [];
  });
  return found.length === 0 ? records : { ...records, ...Object.fromEntries(found) };
}
