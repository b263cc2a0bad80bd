/** Makes spans of a block of inline content: a paragraph, a heading, a cell. */
import type { TextSpan } from "../../../../shared/translation.ts";
import type { InlineMark } from "../documentFormat.ts";
import { foldText, trimmedEnd, trimmedStart } from "../foldedText.ts";
import { hasLetters, markFoldedText, type MarkedText, type PlacedMark } from "../placedMarks.ts";
import type { ProseSpan } from "../unixLines.ts";
import { withReadableEmphasis } from "./emphasis.ts";

/** Inline content of a document with what is known about it. */
export interface InlineContent {
  readonly start: number;
  readonly end: number;
  readonly marks: readonly PlacedMark[];
  /** Places of the `>` in front of its lines. */
  readonly quoteMarks: ReadonlySet<number>;
  /** Of its links and pictures, with their quotes. */
  readonly titles: readonly TextSpan[];
  /** Ends of lines whose trailing spaces count. */
  readonly hardBreaks: ReadonlySet<number>;
}

/** How the source of a span is written. */
export interface WrittenProse {
  /** What stands in the document in the place of each "\n". */
  readonly joints: readonly string[];
  /** Its marks. */
  readonly markup: readonly string[];
}

export type EncodeProse = (text: string, written: WrittenProse) => string;

/**
 * What at the beginning of a line is no text. The rest of the line is a text of its own after those in the group; after the
 * others it can go on over further lines.
 */
const LINE_PREFIX = new RegExp(
  [
    "(",
    ":{3,}[ \\t]*[\\w-]*[ \\t]*(?:\\[(?=[^\\]\\n]*\\]))?", // directive, with a title
    "|\\[![a-z]+\\][+-]?[ \\t]*", // alert
    '|(?:!!!|\\?\\?\\?\\+?)[ \\t]+[^"\\n]*"?', // admonition, with a title
    "|\\[\\[?_?toc_?\\]?\\][ \\t]*(?=\\n|$)",
    ")|(?:",
    ":[ \\t]+", // definition
    "|\\[\\^[^\\]\\n]+\\]:[ \\t]*", // footnote
    "|\\*\\[[^\\]\\n]+\\]:[ \\t]*", // abbreviation
    ")",
  ].join(""),
  "iuy",
);

interface Segment extends TextSpan {
  readonly isOneLine: boolean;
}

/** A paragraph's texts: one, unless lines in it begin something that the Markdown parser does not know. */
export function splitParagraph(text: string, content: InlineContent): Segment[] {
  const segments: Segment[] = [];
  let start = content.start;
  let previousEnd = start;
  const close = (end: number, isOneLine: boolean) => {
    if (end > start) segments.push({ start, end, isOneLine });
  };
  for (let place = content.start; place < content.end;) {
    const found = text.indexOf("\n", place);
    const lineEnd = found === -1 || found > content.end ? content.end : found;
    LINE_PREFIX.lastIndex = place;
    const prefix = LINE_PREFIX.exec(text);
    if (prefix !== null && prefix[0] !== "" && place + prefix[0].length <= lineEnd) {
      close(previousEnd, false);
      start = place + prefix[0].length;
      if (prefix[1] !== undefined) {
        close(trimmedEnd(text, lineEnd, start), true);
        start = lineEnd < content.end ? contentStart(text, content, lineEnd + 1) : content.end;
      }
    }
    previousEnd = trimmedEnd(text, lineEnd, place);
    if (lineEnd >= content.end) break;
    place = contentStart(text, content, lineEnd + 1);
  }
  close(content.end, false);
  return segments;
}

/** Undefined when there is nothing in it for a translator. */
export function proseSpan(
  text: string,
  content: InlineContent,
  { start, end }: TextSpan,
  encode: EncodeProse,
): ProseSpan | undefined {
  const folded = foldText(text, {
    start,
    end,
    contentStart: (lineStart) => contentStart(text, content, lineStart),
    contentEnd: (lineEnd, from) => (content.hardBreaks.has(lineEnd) ? lineEnd : trimmedEnd(text, lineEnd, from)),
  });
  const inside = content.marks.filter((mark) => mark.start >= start && mark.end <= end);
  const marked = withOpaqueText(markFoldedText(folded, inside));
  if (!hasLetters(marked)) return undefined;
  return { start, end, ...marked, encode: proseEncoder(encode, marked, folded.joints) };
}

/** A function of its own, so that it keeps nothing else of the block in memory. */
function proseEncoder(
  encode: EncodeProse,
  { source, marks }: MarkedText,
  joints: readonly string[],
): ProseSpan["encode"] {
  return (translation) => {
    const markup = marks.map(({ start, end }) => source.slice(start, end));
    const addresses = markup.filter((mark) => /^(?:https?:|www\.)/iu.test(mark));
    const emphasised = withReadableEmphasis(translation, { source, marks });
    return encode(addresses.reduce(endAddress, emphasised), { joints, markup });
  };
}

/** A bare address ends at a space only: without one, letters of a script that writes no spaces would become part of it. */
function endAddress(text: string, address: string): string {
  return text
    .split(address)
    .reduce((before, after) => before + address + (/^[^\p{ASCII}\p{P}\p{Z}]/u.test(after) ? " " : "") + after);
}

function contentStart(text: string, { quoteMarks, end }: InlineContent, lineStart: number): number {
  let place = trimmedStart(text, lineStart);
  while (quoteMarks.has(place)) place = trimmedStart(text, place + 1);
  return Math.min(place, end);
}

/** Emoji shortcodes, attribute lists, footnote references, template expressions: what the parser takes for text. */
const OPAQUE_TEXT =
  /(?<![\p{L}\p{N}]):[a-z0-9_+-]{1,50}:(?!\p{N})|\{[#.:][^{}\n]{1,200}\}|\[\^[^\]\s]{1,100}\]|\{\{[^\n]{0,500}?\}\}|\{%[^\n]{0,500}?%\}/giu;

function withOpaqueText({ source, marks }: MarkedText): MarkedText {
  if (!/[:{[]/u.test(source)) return { source, marks };
  const all: InlineMark[] = [];
  let next = 0;
  for (const { index, 0: found } of source.matchAll(OPAQUE_TEXT)) {
    const end = index + found.length;
    for (let mark = marks[next]; mark !== undefined && mark.end <= index; mark = marks[next]) {
      all.push(mark);
      next += 1;
    }
    if ((marks[next]?.start ?? Infinity) >= end) all.push({ kind: "opaque", start: index, end });
  }
  return { source, marks: [...all, ...marks.slice(next)] };
}
