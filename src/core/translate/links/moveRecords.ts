import type { SegmentRecord } from "../../../shared/translation.ts";
import { contentHash } from "../update/contentHash.ts";
import { frameRecord, type ReadDocument } from "../update/documentFrame.ts";

/**
 * The records as they were if `after` had been written in the place of `before`. Undefined when the two have not the same places: then
 * nobody could tell whose text it is.
 */
export function moveRecords(
  records: Readonly<Record<string, SegmentRecord>>,
  before: ReadDocument,
  after: ReadDocument,
): Readonly<Record<string, SegmentRecord>> | undefined {
  if (before.spans.length !== after.spans.length) return undefined;
  const moved = new Map<string, string>();
  before.spans.forEach(({ current }, index) => {
    const now = after.spans[index]?.current ?? current;
    if (now !== current) moved.set(contentHash(current), contentHash(now));
  });
  const frame = frameRecord(before, after);
  moved.set(frame.source, frame.translation);
  return Object.fromEntries(
    Object.entries(records).map(([key, record]) => {
      const translation = moved.get(record.translation);
      return [key, translation === undefined ? record : { ...record, translation }];
    }),
  );
}
