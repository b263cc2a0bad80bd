/** Which entry of an earlier translation belongs to which place of the source as it is now. */
import type { PreviousTranslation, SegmentRecord } from "../../../shared/translation.ts";
import type { Extraction, Span } from "../formats/documentFormat.ts";
import { alignVersions } from "./alignSequences.ts";
import { contentHash } from "./contentHash.ts";
import { namesOf, proseRecords, recordKeys } from "./recordKeys.ts";

export interface EarlierEntry {
  readonly span: Span;
  /** Undefined: nobody knows who wrote it, and from what. */
  readonly record: SegmentRecord | undefined;
}

export interface EarlierMatch {
  /** One for each span of the source; undefined where the earlier translation has nothing for it. */
  readonly entries: readonly (EarlierEntry | undefined)[];
  /** Entries of the earlier translation that no place of the source stands for any more. */
  readonly unmatched: readonly EarlierEntry[];
}

/** Named entries are found by their name, prose by the order of what the records say, so that a new paragraph moves no other. */
export function matchEarlier(
  source: Extraction,
  earlier: Extraction,
  { records }: Pick<PreviousTranslation, "records">,
): EarlierMatch {
  const sourceIsNamed = namesOf(source.spans);
  const earlierIsNamed = namesOf(earlier.spans);
  const named = matchNames(source.spans, sourceIsNamed, earlier.spans.filter(earlierIsNamed), records);
  const prose = matchProse(
    source.spans.filter((span) => !sourceIsNamed(span)),
    earlier.spans.filter((span) => !earlierIsNamed(span)),
    proseRecords(records),
  );
  return {
    entries: source.spans.map((span) => named.found.get(span) ?? prose.found.get(span)),
    unmatched: [...named.unmatched, ...prose.unmatched],
  };
}

interface Matched {
  readonly found: ReadonlyMap<Span, EarlierEntry>;
  readonly unmatched: readonly EarlierEntry[];
}

function matchNames(
  spans: readonly Span[],
  isNamed: (span: Span) => boolean,
  earlier: readonly Span[],
  records: Readonly<Record<string, SegmentRecord>>,
): Matched {
  const earlierKeys = recordKeys(earlier);
  const byKey = new Map(
    earlier.map((span, index) => {
      const key = earlierKeys[index] ?? "";
      return [key, { span, record: Object.hasOwn(records, key) ? records[key] : undefined }];
    }),
  );
  const found = new Map<Span, EarlierEntry>();
  const keys = recordKeys(spans);
  spans.forEach((span, index) => {
    const key = keys[index] ?? "";
    const entry = isNamed(span) ? byKey.get(key) : undefined;
    if (entry === undefined) return;
    found.set(span, entry);
    byKey.delete(key);
  });
  return { found, unmatched: [...byKey.values()] };
}

function matchProse(spans: readonly Span[], earlier: readonly Span[], records: readonly SegmentRecord[]): Matched {
  if (records.length === 0) return matchByOrder(spans, earlier);
  const places = alignVersions(
    records.map(({ translation }) => translation),
    earlier.map(({ current }) => contentHash(current)),
  );
  const entryOf = new Map(
    places.flatMap(({ left, right }) => {
      const span = earlier[right];
      return span === undefined ? [] : [[left, { span, record: records[left] }] as const];
    }),
  );
  const found = new Map<Span, EarlierEntry>();
  const sources = alignVersions(
    records.map(({ source }) => source),
    spans.map(({ source }) => contentHash(source)),
  );
  for (const { left, right } of sources) {
    const span = spans[right];
    const entry = entryOf.get(left);
    if (span !== undefined && entry !== undefined) found.set(span, entry);
  }
  return { found, unmatched: withoutPlace(earlier, [...entryOf.values()], found) };
}

/** Without records, only the same number of paragraphs says that they are the same ones. */
function matchByOrder(spans: readonly Span[], earlier: readonly Span[]): Matched {
  const entries = earlier.map((span): EarlierEntry => ({ span, record: undefined }));
  if (spans.length !== earlier.length) return { found: new Map(), unmatched: entries };
  const found = new Map(
    spans.flatMap((span, index) => {
      const entry = entries[index];
      return entry === undefined ? [] : [[span, entry] as const];
    }),
  );
  return { found, unmatched: [] };
}

function withoutPlace(
  earlier: readonly Span[],
  known: readonly EarlierEntry[],
  found: ReadonlyMap<Span, EarlierEntry>,
): EarlierEntry[] {
  const used = new Set([...found.values()].map(({ span }) => span));
  const recordOf = new Map(known.map(({ span, record }) => [span, record]));
  return earlier.filter((span) => !used.has(span)).map((span) => ({ span, record: recordOf.get(span) }));
}
