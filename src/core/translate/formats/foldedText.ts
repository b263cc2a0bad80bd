/**
 * A text that a document writes over several lines, each with something in front that is no part of it: indentation, the signs
 * of a quotation. It is read without them, and a translation gets them back.
 */

export interface FoldedText {
  /** The lines, joined by "\n". */
  readonly text: string;
  /** What stands in the document in the place of each "\n". */
  readonly joints: readonly string[];
  /** Where in `text` a place of the document is. A place within a joint is at its "\n": before it, or after the line break behind it. */
  readonly offsetOf: (place: number) => number;
}

export interface FoldOptions {
  readonly start: number;
  readonly end: number;
  /** Where the text of a line begins that starts at `lineStart`; on the same line. Not asked for the first line. */
  readonly contentStart: (lineStart: number) => number;
  /** Where the text of a line ends whose line break is at `lineEnd`; not before `from`. */
  readonly contentEnd: (lineEnd: number, from: number) => number;
}

interface FoldedLine {
  readonly place: number;
  readonly offset: number;
  readonly text: string;
  readonly lineEnd: number;
}

/** Expects "\n" as the document's line break. */
export function foldText(document: string, { start, end, contentStart, contentEnd }: FoldOptions): FoldedText {
  const lines: FoldedLine[] = [];
  const joints: string[] = [];
  let place = start;
  let offset = 0;
  while (true) {
    const found = document.indexOf("\n", place);
    const lineEnd = found === -1 || found >= end ? end : found;
    const textEnd = lineEnd === end ? end : contentEnd(lineEnd, place);
    const text = document.slice(place, textEnd);
    lines.push({ place, offset, text, lineEnd });
    if (lineEnd === end) break;
    offset += text.length + 1;
    place = Math.min(end, contentStart(lineEnd + 1));
    joints.push(document.slice(textEnd, place));
  }
  return { text: lines.map(({ text }) => text).join("\n"), joints, offsetOf: offsetFinder(lines) };
}

/** Fast for places that are asked for in ascending order. */
function offsetFinder(lines: readonly FoldedLine[]): (place: number) => number {
  let at = 0;
  return (place) => {
    while (at > 0 && (lines[at]?.place ?? 0) > place) at -= 1;
    while ((lines[at + 1]?.place ?? Infinity) <= place) at += 1;
    const line = lines[at];
    if (line === undefined) return 0;
    const isBehindLineBreak = place > line.lineEnd && at + 1 < lines.length;
    return line.offset + Math.min(place - line.place, line.text.length) + (isBehindLineBreak ? 1 : 0);
  };
}

/** Places before spaces and tabs that stand in front of `end`. */
export function trimmedEnd(document: string, end: number, from: number): number {
  let at = end;
  while (at > from && (document[at - 1] === " " || document[at - 1] === "\t")) at -= 1;
  return at;
}

/** The first place from `start` on that has no space or tab. */
export function trimmedStart(document: string, start: number): number {
  let at = start;
  while (document[at] === " " || document[at] === "\t") at += 1;
  return at;
}
