/** Marks at their places in a document, and the same marks in the text that is read from it. */
import type { InlineMark } from "./documentFormat.ts";
import type { FoldedText } from "./foldedText.ts";

/** Something inside a text that is written in another way than it is read, or is no language. */
export interface PlacedMark {
  readonly start: number;
  readonly end: number;
  /** "decoded" is text like the rest, only written differently. */
  readonly kind: InlineMark["kind"] | "decoded";
  readonly pair?: number;
  /** What it is read as, where that is not what is written. */
  readonly text?: string;
}

export interface MarkedText {
  readonly source: string;
  readonly marks: readonly InlineMark[];
}

/** @param placed in order, not overlapping; the halves of pairs whose other half is missing are text */
export function markFoldedText({ text, offsetOf }: FoldedText, placed: readonly PlacedMark[]): MarkedText {
  const parts: string[] = [];
  const marks: InlineMark[] = [];
  let copied = 0;
  let shift = 0;
  for (const { text: decoded, start: placeStart, end: placeEnd, kind, pair } of withWholePairs(placed)) {
    const start = offsetOf(placeStart);
    const end = offsetOf(placeEnd);
    const growth = decoded === undefined ? 0 : decoded.length - (end - start);
    const place = { start: start + shift, end: end + shift + growth };
    if (kind !== "decoded") marks.push({ kind, ...place, ...(pair === undefined ? {} : { pair }) });
    if (decoded === undefined) continue;
    parts.push(text.slice(copied, start), decoded);
    copied = end;
    shift += growth;
  }
  if (parts.length === 0) return { source: text, marks };
  parts.push(text.slice(copied));
  return { source: parts.join(""), marks };
}

function withWholePairs(marks: readonly PlacedMark[]): readonly PlacedMark[] {
  const counts = new Map<number, number>();
  for (const { pair } of marks) if (pair !== undefined) counts.set(pair, (counts.get(pair) ?? 0) + 1);
  return marks.filter(({ pair }) => pair === undefined || counts.get(pair) === 2);
}

/** Whether there is a letter outside of the marks: something to translate. */
export function hasLetters({ source, marks }: MarkedText): boolean {
  let at = 0;
  for (const { start, end } of marks) {
    if (/\p{Letter}/u.test(source.slice(at, start))) return true;
    at = end;
  }
  return /\p{Letter}/u.test(source.slice(at));
}
