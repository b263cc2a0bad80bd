/** Reads a translated document again with its own format, finds the translations that it cannot be read with, and says what the others became. */
import { applyEdits } from "../formats/applyEdits.ts";
import type { TextSpan } from "../../../shared/translation.ts";
import type { Extraction, Span, TextEdit } from "../formats/documentFormat.ts";

export interface ReadAgainOptions {
  readonly text: string;
  /** One for each segment; undefined where the document keeps what it has. */
  readonly edits: readonly (TextEdit | undefined)[];
  /** Segments whose edits are not new: these go only where the document cannot be read with such alone. */
  readonly standing: ReadonlySet<number>;
  /** What is edited whatever becomes of the segments. */
  readonly fixedEdits: readonly TextEdit[];
  /** Throws when the text cannot be read. */
  readonly extract: (text: string) => Extraction;
  /** Of the source document. */
  readonly expected: Pick<Extraction, "spans">;
  /** Lets the program do something else between two readings. */
  readonly nextTurn: () => Promise<void>;
}

/** Readings in search of the guilty segments, and for large documents so many characters of them. */
const MOST_READINGS = 200;
const LEAST_READINGS = 8;
const MOST_CHARACTERS_READ = 64_000_000;

/** A span of the translated document. */
export interface ReadSpan {
  readonly span: Span;
  /** That of the source document. */
  readonly expected: Span;
  /** The edit is all of it. */
  readonly isWhole: boolean;
}

export interface ReadAgain {
  /** The segments whose translations must go so that the document has all its places again; none, nearly always. */
  readonly unreadable: readonly number[];
  /** What was read at the places of the others that are edited, by segment. */
  readonly spans: ReadonlyMap<number, ReadSpan>;
  /** Every edit is all of its place: none brought anything along, such as quotes around an attribute's value. */
  readonly hasSameFrame: boolean;
}

/**
 * Searches for unreadable segments by halves; standing ones are apart from new ones, which are judged in their company. When that
 * takes too long, all that are still under suspicion go.
 */
export async function readAgain(options: ReadAgainOptions): Promise<ReadAgain> {
  const { text, edits, standing, fixedEdits, nextTurn } = options;
  const all = edits.flatMap((edit, index) => (edit === undefined ? [] : [index]));
  const accepted = new Set<number>();
  const rejected: number[] = [];
  let readingsLeft = Math.max(LEAST_READINGS, Math.min(MOST_READINGS, MOST_CHARACTERS_READ / Math.max(1, text.length)));
  /** The last reading that went well: of a document with all that are accepted. */
  let last: Reading | undefined;
  const isReadableWith = async (group: readonly number[]): Promise<boolean> => {
    readingsLeft -= 1;
    await nextTurn();
    const segments = [...accepted, ...group];
    const chosen = segments.flatMap((index) => edits[index] ?? []);
    const { text: document, places } = applyEdits(text, [...chosen, ...fixedEdits]);
    const pairs = readPairs(document, options);
    if (pairs !== undefined) last = { segments, places, pairs };
    return pairs !== undefined;
  };
  const judge = async (group: readonly number[]): Promise<void> => {
    if (group.length === 0) return;
    if (readingsLeft > 0 && (await isReadableWith(group))) {
      for (const index of group) accepted.add(index);
    } else if (group.length === 1 || readingsLeft <= 0) {
      rejected.push(...group);
    } else {
      for (const part of inTwo(group, standing)) await judge(part);
    }
  };
  await judge(all);
  const spans: ReadAgain["spans"] = last === undefined ? new Map() : spansOfSegments(last);
  const hasSameFrame = Array.from(accepted).every((segment) => spans.get(segment)?.isWhole === true);
  return { unreadable: rejected, spans, hasSameFrame };
}

/** Standing ones first where there are both. */
function inTwo(group: readonly number[], standing: ReadonlySet<number>): readonly (readonly number[])[] {
  const old = group.filter((index) => standing.has(index));
  if (old.length > 0 && old.length < group.length) return [old, group.filter((index) => !standing.has(index))];
  const middle = Math.ceil(group.length / 2);
  return [group.slice(0, middle), group.slice(middle)];
}

interface Reading {
  readonly segments: readonly number[];
  /** The first ones are those of the segments, in their order. */
  readonly places: readonly TextSpan[];
  readonly pairs: readonly SpanPair[];
}

type SpanPair = Pick<ReadSpan, "span" | "expected">;

/**
 * All spans of a document, each with that of the source; undefined when they do not fit together. Places without a name are as
 * many as before. Those with one keep their order and get no new ones between them, but one may be missing: whether a value is for
 * people is told by its form, too, and a translation has another.
 */
function readPairs(document: string, { extract, expected }: ReadAgainOptions): readonly SpanPair[] | undefined {
  try {
    const { spans } = extract(document);
    if (spans.filter(isUnnamed).length !== expected.spans.filter(isUnnamed).length) return undefined;
    const unnamed = expected.spans.filter(isUnnamed)[Symbol.iterator]();
    const named = expected.spans.filter((span) => !isUnnamed(span))[Symbol.iterator]();
    const pairs = spans.flatMap((span): SpanPair[] => {
      const source = nextWithKey(isUnnamed(span) ? unnamed : named, span.key);
      return source === undefined ? [] : [{ span, expected: source }];
    });
    return pairs.length === spans.length ? pairs : undefined;
  } catch {
    return undefined; // whatever a format's reader stumbles over, the document is not what it was
  }
}

function isUnnamed({ key }: Span): boolean {
  return key === undefined;
}

function nextWithKey(spans: Iterator<Span>, key: string | undefined): Span | undefined {
  for (let next = spans.next(); next.done !== true; next = spans.next()) if (next.value.key === key) return next.value;
  return undefined;
}

/** For each segment the span that its text lies in. Both are in the document's order. */
function spansOfSegments({ segments, places, pairs }: Reading): Map<number, ReadSpan> {
  const edited = segments.flatMap((segment, index) => {
    const place = places[index];
    return place === undefined ? [] : [{ segment, ...place }];
  });
  edited.sort((one, other) => one.start - other.start);
  const found = new Map<number, ReadSpan>();
  let at = 0;
  for (const { segment, start, end } of edited) {
    while ((pairs[at]?.span.end ?? Infinity) < end) at += 1;
    const pair = pairs[at];
    if (pair === undefined || pair.span.start > start) continue;
    found.set(segment, { ...pair, isWhole: pair.span.start === start && pair.span.end === end });
  }
  return found;
}
