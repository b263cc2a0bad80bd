import type { SegmentRecord } from "../../../shared/translation.ts";
import type { Span } from "../formats/documentFormat.ts";
import { contentHash } from "../../text/contentHash.ts";
import { FRAME_KEY, frameRecord, type ReadDocument } from "../update/documentFrame.ts";

/**
 * The records as they were if `after` had been written in the place of `before`. Undefined when the two have not the same places: then
 * nobody could tell whose text it is.
 * @param recordOf the record that belongs to a span of `before`: texts of a person and of ours may be equal
 */
export function moveRecords(
  records: Readonly<Record<string, SegmentRecord>>,
  before: ReadDocument,
  after: ReadDocument,
  recordOf: ReadonlyMap<Span, SegmentRecord>,
): Readonly<Record<string, SegmentRecord>> | undefined {
  if (before.spans.length !== after.spans.length) return undefined;
  const moved = new Map<SegmentRecord, string>();
  before.spans.forEach((span, index) => {
    const record = recordOf.get(span);
    const now = after.spans[index]?.current ?? span.current;
    if (record !== undefined && isWrittenAs(span, record)) moved.set(record, contentHash(now));
  });
  const frame = frameRecord(before, after);
  const known = records[FRAME_KEY];
  if (known?.translation === frame.source) moved.set(known, frame.translation);
  return Object.fromEntries(
    Object.entries(records).map(([key, record]) => [
      key,
      { ...record, translation: moved.get(record) ?? record.translation },
    ]),
  );
}

/** Whether the text is ours: as it was when it was written. */
export function isWrittenAs({ current }: Span, record: SegmentRecord | undefined): boolean {
  return record?.translation === contentHash(current);
}
