/** Which entry of an earlier translation belongs to which place of the source as it is now. */
import type { PreviousTranslation, SegmentRecord } from "../../../shared/translation.ts";
import type { Extraction, Span } from "../formats/documentFormat.ts";
import { alignVersions, placesOfSingles, type Pair } from "./alignSequences.ts";
import { contentHash } from "../../text/contentHash.ts";
import { landmarks } from "./landmarks.ts";
import { isNamed, proseRecords, recordKeys } from "./recordKeys.ts";

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
  /** Places of the source that the earlier translation had when it was written, and that a person has taken out of it. */
  readonly deleted: readonly Span[];
  /** The earlier translation has a place of its own for the translation of each source, such as a .po. */
  readonly isBilingual: boolean;
}

/** Named entries are found by their name or, renamed, by their source; prose by the order of what the records say, so that a new paragraph moves no other. */
export function matchEarlier(
  source: Extraction,
  earlier: Extraction,
  { records }: Pick<PreviousTranslation, "records">,
): EarlierMatch {
  const named = matchNames(source.spans, earlier.spans, records);
  const prose = matchProse(
    source.spans.filter((span) => !isNamed(span)),
    earlier.spans.filter((span) => !isNamed(span)),
    proseRecords(records),
  );
  return {
    entries: source.spans.map((span) => named.found.get(span) ?? prose.found.get(span)),
    unmatched: [...named.unmatched, ...prose.unmatched],
    deleted: prose.deleted,
    isBilingual: earlier.spans.some(({ source: original, current }) => original !== current),
  };
}

interface Matched {
  readonly found: ReadonlyMap<Span, EarlierEntry>;
  readonly unmatched: readonly EarlierEntry[];
}

interface MatchedProse extends Matched {
  readonly deleted: readonly Span[];
}

/**
 * A name and what it was made from go before what it was made from alone, and that before the name alone: keys are renamed, and the
 * numbers of a list move.
 */
function matchNames(
  spans: readonly Span[],
  earlier: readonly Span[],
  records: Readonly<Record<string, SegmentRecord>>,
): Matched {
  const left = new Map(
    named(earlier).map(([key, span]) => [
      key,
      { span, record: Object.hasOwn(records, key) ? records[key] : undefined },
    ]),
  );
  const found = new Map<Span, EarlierEntry>();
  const take = (span: Span, key: string | undefined): void => {
    const entry = key === undefined ? undefined : left.get(key);
    if (key === undefined || entry === undefined) return;
    found.set(span, entry);
    left.delete(key);
  };
  const wanted = named(spans).map(([key, span]) => ({ key, span, hash: contentHash(span.source) }));
  for (const { key, span, hash } of wanted) if (left.get(key)?.record?.source === hash) take(span, key);
  const bySource = new Map<string, string[]>();
  for (const [key, { record }] of left) {
    const keys = record === undefined ? undefined : bySource.get(record.source);
    if (keys !== undefined) keys.push(key);
    else if (record !== undefined) bySource.set(record.source, [key]);
  }
  // Taken from the end, which is quick in a list of any length.
  for (const keys of bySource.values()) keys.reverse();
  for (const { span, hash } of wanted) if (!found.has(span)) take(span, bySource.get(hash)?.pop());
  for (const { key, span } of wanted) if (!found.has(span)) take(span, key);
  return { found, unmatched: [...left.values()] };
}

/** Each with its key in the records. */
function named(spans: readonly Span[]): (readonly [string, Span])[] {
  const keys = recordKeys(spans);
  return spans.flatMap((span, index) => (isNamed(span) ? [[keys[index] ?? "", span] as const] : []));
}

function matchProse(spans: readonly Span[], earlier: readonly Span[], records: readonly SegmentRecord[]): MatchedProse {
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
  const deleted: Span[] = [];
  const sources = alignVersions(
    records.map(({ source }) => source),
    spans.map(({ source }) => contentHash(source)),
  );
  for (const { left, right } of [...sources, ...movedAndChanged(entryOf, spans, sources)]) {
    const span = spans[right];
    const entry = entryOf.get(left);
    if (span === undefined) continue;
    if (entry !== undefined) found.set(span, entry);
    else if (records[left]?.source === contentHash(span.source)) deleted.push(span);
  }
  return { found, unmatched: withoutPlace(earlier, [...entryOf.values()], found), deleted };
}

/**
 * Of what was moved and changed nothing is known by hash or place. Code and links are the same in every language: those that one
 * paragraph alone has on either side tell which it is.
 * @param entryOf what the earlier translation has, by the number of its record
 * @param pairs records and spans that belong together
 */
function movedAndChanged(
  entryOf: ReadonlyMap<number, EarlierEntry>,
  spans: readonly Span[],
  pairs: readonly Pair[],
): Pair[] {
  const pairedLeft = new Set(pairs.map(({ left }) => left));
  const pairedRight = new Set(pairs.map(({ right }) => right));
  const lefts = [...entryOf.keys()].filter((left) => !pairedLeft.has(left));
  const rights = [...spans.keys()].filter((right) => !pairedRight.has(right));
  const leftOf = placesOfSingles(lefts.map((left) => landmarksOf(entryOf.get(left)?.span)));
  const rightOf = placesOfSingles(rights.map((right) => landmarksOf(spans[right])));
  return [...leftOf].flatMap(([marks, leftPlace]) => {
    const left = lefts[leftPlace];
    const right = rights[rightOf.get(marks) ?? -1];
    return marks === NO_LANDMARKS || left === undefined || right === undefined ? [] : [{ left, right }];
  });
}

const NO_LANDMARKS = "[]";

function landmarksOf(span: Span | undefined): string {
  return span === undefined ? NO_LANDMARKS : JSON.stringify(landmarks(span).sort());
}

/** Without records, only the same number of paragraphs says that they are the same ones. */
function matchByOrder(spans: readonly Span[], earlier: readonly Span[]): MatchedProse {
  const entries = earlier.map((span): EarlierEntry => ({ span, record: undefined }));
  if (spans.length !== earlier.length) return { found: new Map(), unmatched: entries, deleted: [] };
  const found = new Map(
    spans.flatMap((span, index) => {
      const entry = entries[index];
      return entry === undefined ? [] : [[span, entry] as const];
    }),
  );
  return { found, unmatched: [], deleted: [] };
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
