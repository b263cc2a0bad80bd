/** Lets a reader see one kind of line break and no byte order mark, and gives the document its own back. */
import type { Extraction, Span, TextEdit } from "./documentFormat.ts";

/** What a reader of prose says about a place; the rest of a `Span` follows from it. */
export type ProseSpan = Pick<Span, "start" | "end" | "source" | "marks" | "encode" | "key" | "isCounted" | "note">;

export interface ProseExtraction extends Omit<Extraction, "spans"> {
  readonly spans: readonly ProseSpan[];
}

/**
 * Calls `read` with the text as it would be without byte order mark and with "\n" for each line break. The spans come back with
 * their places in `text`; they write the line break that the document has first, and their own text exactly as it stands there.
 */
export function readUnixLines(text: string, read: (unixText: string) => ProseExtraction): Extraction {
  const bomLength = text.startsWith("\uFEFF") ? 1 : 0;
  const body = text.slice(bomLength);
  const { unixText, shortened, lineBreak } = toUnixLines(body);
  const { spans, edits, skipped } = read(unixText);
  const placeOf = (offset: number) => bomLength + offset + countBelow(shortened, offset);
  return {
    spans: spans.map((span) => placeSpan(span, { text, placeOf, lineBreak })),
    edits: edits.map((edit): TextEdit => ({ ...edit, start: placeOf(edit.start), end: placeOf(edit.end) })),
    skipped,
  };
}

interface Placement {
  readonly text: string;
  readonly placeOf: (offset: number) => number;
  readonly lineBreak: string;
}

function placeSpan({ encode, ...span }: ProseSpan, { text, placeOf, lineBreak }: Placement): Span {
  const start = placeOf(span.start);
  const end = placeOf(span.end);
  const writing: Writing = { encode, source: span.source, written: text.slice(start, end), lineBreak };
  return {
    ...span,
    start,
    end,
    current: span.source,
    syntax: "text",
    encode: (translation) => write(translation, writing),
  };
}

interface Writing {
  readonly encode: Span["encode"];
  readonly source: string;
  readonly written: string;
  readonly lineBreak: string;
}

function write(translation: string, { encode, source, written, lineBreak }: Writing): string {
  if (translation === source) return written;
  const encoded = encode(translation.replace(/\r\n?|[\u0085\u2028\u2029]/gu, "\n"));
  return lineBreak === "\n" ? encoded : encoded.replaceAll("\n", lineBreak);
}

interface UnixLines {
  readonly unixText: string;
  /** Where in `unixText` a "\n" stands for two characters. */
  readonly shortened: readonly number[];
  readonly lineBreak: string;
}

function toUnixLines(text: string): UnixLines {
  if (!text.includes("\r")) return { unixText: text, shortened: [], lineBreak: "\n" };
  const shortened: number[] = [];
  const unixText = text.replace(/\r\n?/gu, (found: string, offset: number) => {
    if (found.length === 2) shortened.push(offset - shortened.length);
    return "\n";
  });
  return { unixText, shortened, lineBreak: /\r\n|\n|\r/u.exec(text)?.[0] ?? "\n" };
}

/** How many of the ascending `offsets` are smaller than `limit`. */
function countBelow(offsets: readonly number[], limit: number): number {
  let low = 0;
  let high = offsets.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((offsets[middle] ?? 0) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
