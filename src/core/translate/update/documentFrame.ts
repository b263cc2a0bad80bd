/**
 * A document's frame: what stands outside of its entries. A person's comments, numbers, code and the order of entries in a
 * translation are their work as much as the words are.
 */
import type { PreviousTranslation, SegmentRecord } from "../../../shared/translation.ts";
import { applyEdits } from "../formats/applyEdits.ts";
import { replaceSpans, type Extraction, type Span } from "../formats/documentFormat.ts";
import { contentHash } from "../../text/contentHash.ts";
import { matchEarlier, type EarlierMatch } from "./matchEarlier.ts";

/** Names the frame among the records of segments: prose is `~` and a hash, and no format's keys begin with `~`. */
export const FRAME_KEY = "~frame";

/** What stands for an entry in a frame: a character that no document has for its own sake. */
const ENTRY = "\uFFFC";
/** For an entry that the source has no place for. */
const GONE = "\uFFFB";

export interface ReadDocument extends Extraction {
  readonly text: string;
}

/** What is told of a place. */
interface FrameText {
  readonly key?: string;
  readonly text: string;
}

/** Which text a translation is written into. */
export interface ChosenFrame {
  /** The source as it is, or the source's words at the places of the earlier translation. */
  readonly text: string;
  /** The frame is a person's. */
  readonly isEarlier: boolean;
  /** Places in `text` that only the earlier translation has. They stay as they are. */
  readonly extra: ReadonlySet<number>;
  /** Entries of the source that the frame has no place for. */
  readonly notAdded: readonly FrameText[];
  /** What a person has written outside of the entries and what would be gone. */
  readonly lost: readonly FrameText[];
}

export function frameRecord(source: ReadDocument, written: ReadDocument): SegmentRecord {
  return { source: contentHash(frameOf(source)), translation: contentHash(frameOf(written)) };
}

export function sourceFrame(text: string, lost: readonly FrameText[] = []): ChosenFrame {
  return { text, isEarlier: false, extra: new Set(), notAdded: [], lost };
}

/**
 * The source's frame, where the earlier translation has that of an earlier source. What a person has made of it stays where
 * both documents have the same entries; else only when the person's is asked for.
 * @param read reads a text as `source` and `earlier` were read
 */
export function chooseFrame(
  source: ReadDocument,
  earlier: ReadDocument,
  previous: PreviousTranslation,
  read: (text: string) => Pick<Extraction, "spans"> | undefined,
): ChosenFrame {
  const keepsEarlier = previous.lost === "keep";
  const isOurs = previous.records[FRAME_KEY]?.translation === contentHash(frameOf(earlier));
  if (isOurs && !keepsEarlier) return sourceFrame(source.text);
  const match = matchEarlier(source, earlier, previous);
  const hasSameEntries = match.unmatched.length === 0 && match.entries.every((entry) => entry !== undefined);
  const chosen = hasSameEntries || keepsEarlier ? inEarlierFrame(source, earlier, match, read) : undefined;
  return chosen ?? sourceFrame(source.text, lostLines(source, earlier, match));
}

/** Undefined where no entry has a place in the earlier translation, or where it reads in another way with the source's words. */
function inEarlierFrame(
  { spans }: ReadDocument,
  earlier: ReadDocument,
  { entries }: EarlierMatch,
  read: (text: string) => Pick<Extraction, "spans"> | undefined,
): ChosenFrame | undefined {
  const sourceOf = new Map(
    spans.flatMap(({ source }, index) => {
      const entry = entries[index];
      return entry === undefined ? [] : [[entry.span, source] as const];
    }),
  );
  if (sourceOf.size === 0) return undefined;
  const texts = earlier.spans.map((span) => sourceOf.get(span));
  const text = replaceSpans(earlier.text, earlier, texts);
  const again = read(text)?.spans;
  const isSame =
    again?.length === texts.length &&
    texts.every((words, index) => words === undefined || words === again[index]?.source);
  if (!isSame) return undefined;
  const extra = new Set(texts.flatMap((words, index) => (words === undefined ? [index] : [])));
  const notAdded = spans.flatMap(({ source, key }, index) =>
    entries[index] === undefined ? [{ text: source, ...(key !== undefined && { key }) }] : [],
  );
  return { text, isEarlier: true, extra, notAdded, lost: [] };
}

function frameOf({ text, spans, edits }: ReadDocument, placeholder: (span: Span) => string = () => ENTRY): string {
  const holes = spans.map((span) => ({ start: span.start, end: span.end, text: placeholder(span) }));
  return applyEdits(text, [...edits, ...holes]).text;
}

/** A line that has only entries which are gone is gone with them: what becomes of those is told by themselves. */
function lostLines(source: ReadDocument, earlier: ReadDocument, { unmatched }: EarlierMatch): FrameText[] {
  const gone = new Set(unmatched.map(({ span }) => span));
  const kept = new Set(
    frameOf(source)
      .split(/\r\n?|\n/u)
      .map(comparable),
  );
  const lines = frameOf(earlier, (span) => (gone.has(span) ? GONE : ENTRY)).split(/\r\n?|\n/u);
  return lines
    .filter((line) => /[\p{Letter}\p{Number}]/u.test(line))
    .filter((line) => !kept.has(comparable(line)) && !(line.includes(GONE) && !line.includes(ENTRY)))
    .map((line) => ({ text: line.replace(/[\uFFFB\uFFFC]/gu, "…").trim() }));
}

/** White space and the comma after an entry are layout. */
function comparable(line: string): string {
  return line.replace(/\s+/gu, "").replace(/,$/u, "");
}
