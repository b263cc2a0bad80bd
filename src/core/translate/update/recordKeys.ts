/** How segments are named in records, so that the next run finds them again. */
import type { SegmentRecord } from "../../../shared/translation.ts";
import type { Span } from "../formats/documentFormat.ts";
import { contentHash } from "../../text/contentHash.ts";

/** Prose has no names: it is known by what it said, and by its order. */
const PROSE_KEY = /^~[0-9a-f]{16}(\.\d+)?$/u;

/**
 * One key for each span, none twice. Named spans keep their name, the second of a name is `name#2`. Numbers that only count
 * (a subtitle's cues) are no names: one more at the beginning would rename them all.
 */
export function recordKeys(spans: readonly Span[]): string[] {
  const counts = new Map<string, number>();
  return spans.map((span) => {
    const named = isNamed(span);
    const base = named ? nameOf(span) : `~${contentHash(span.source)}`;
    const count = (counts.get(base) ?? 0) + 1;
    counts.set(base, count);
    return count === 1 ? base : `${base}${named ? "#" : "."}${String(count)}`;
  });
}

/** Tells spans that have a name of their own from prose. */
export function isNamed({ key, isCounted }: Span): boolean {
  return key !== undefined && isCounted !== true;
}

/** Records of prose, in the document's order. */
export function proseRecords(records: Readonly<Record<string, SegmentRecord>>): SegmentRecord[] {
  return Object.entries(records).flatMap(([key, record]) => (PROSE_KEY.test(key) ? [record] : []));
}

function nameOf({ key = "", pluralCategory }: Span): string {
  return pluralCategory === undefined ? key : `${key}[${pluralCategory}]`;
}
