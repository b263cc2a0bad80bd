/** Translations on lines of their own, above or below the lines that they were made from. */
import { commentsIn, type Comment } from "../../../core/translate/formats/code/commentLexer.ts";
import type { FormatId } from "../../../core/translate/formats/documentFormat.ts";
import type { TextSpan } from "../../../shared/translation.ts";
import { translatedCopy, wrapped, type TranslatedSegment } from "../translatedText.ts";
import { closedComments, commentAround, markdownBlock, type BesideBlock } from "./besideBlock.ts";
import { frameOfCopy, lineEnd, lineStart } from "./lineFrame.ts";
import type { PlacedEdit } from "./placedEdit.ts";

export interface BesideInput {
  readonly source: string;
  readonly format: FormatId;
  readonly dialect?: string;
  readonly segments: readonly TranslatedSegment[];
}

type Side = "above" | "below";

/** One insertion for each place, in the document's order. */
export function besideEdits(input: BesideInput, places: readonly TextSpan[], side: Side): PlacedEdit[] {
  const comments = commentsOf(input);
  return withoutCode(input, places)
    .map((place) => insertion(input, comments, place, side))
    .sort((a, b) => a.start - b.start);
}

/** Of a place that holds code the comments alone, line by line: a copy of its statements would run twice. */
function withoutCode(input: BesideInput, places: readonly TextSpan[]): readonly TextSpan[] {
  const { source, format, dialect = "", segments } = input;
  const all = format === "code" ? commentsIn(source, dialect) : [];
  // Where no comment is known, it cannot be told what is code.
  if (all.length === 0) return places;
  return places.flatMap((place) => {
    const isCommentOnly = restOf(source, place, all).trim() === "";
    const own = segments.filter(({ start, end }) => place.start <= start && end <= place.end);
    return isCommentOnly ? [place] : lineGroups({ ...input, segments: own });
  });
}

/** What of a place is in no comment. */
function restOf(source: string, place: TextSpan, comments: readonly Comment[]): string {
  let rest = "";
  let at = place.start;
  for (const { start, end } of comments) {
    if (end <= at || start >= place.end) continue;
    rest += source.slice(at, Math.max(at, start));
    at = Math.min(end, place.end);
  }
  return rest + source.slice(at, place.end);
}

/** One insertion below each stretch of lines that hold segments: a paragraph, a heading, a row, a line of a comment. */
export function bilingualEdits(input: BesideInput): PlacedEdit[] {
  return besideEdits(input, lineGroups(input), "below");
}

function commentsOf({ source, format, dialect = "" }: BesideInput): readonly Comment[] {
  return format === "code" ? closedComments(source, dialect) : [];
}

function insertion(input: BesideInput, comments: readonly Comment[], place: TextSpan, side: Side): PlacedEdit {
  const { source, format, segments } = input;
  const lines = { start: lineStart(source, place.start), end: lineEnd(source, place.end) };
  const block: BesideBlock = blockAround(format, source, comments, place, lines) ?? lines;
  const { body, underline, isApart = isParagraph(format, source.slice(lines.start, lines.end)) } = block;
  const { head, tail } =
    body ?? frameOfCopy(source.slice(lines.start, place.start), source.slice(place.end, lines.end));
  const lineBreak = source.includes("\r\n") ? "\r\n" : "\n";
  const copied = body === undefined ? place : within(place, body);
  const end = underline === undefined ? tail : tail + lineBreak + underline;
  const copy = wrapped(head, translatedCopy(source, copied, segments), end);
  const gap = isApart ? lineBreak + lineBreak : lineBreak;
  if (side === "below" || block.isBelowOnly === true) {
    const rest = isApart && /^\r?\n[^\r\n]/u.test(source.slice(block.end, block.end + 3)) ? lineBreak : "";
    return { start: block.end, end: block.end, ...wrapped(gap, copy, rest) };
  }
  const before = isApart && /[^\r\n]\r?\n$/u.test(source.slice(0, block.start).slice(-3)) ? lineBreak : "";
  return { start: block.start, end: block.start, ...wrapped(before, copy, gap) };
}

function blockAround(
  format: FormatId,
  source: string,
  comments: readonly Comment[],
  place: TextSpan,
  lines: TextSpan,
): BesideBlock | undefined {
  if (format === "code") return commentAround(source, comments, place);
  return isMarkdown(format) ? markdownBlock(source, lines) : undefined;
}

function within({ start, end }: TextSpan, body: TextSpan): TextSpan {
  return { start: Math.max(start, body.start), end: Math.min(end, body.end) };
}

/**
 * Segments that share a line are one group, and so are those of a comment that gets one of its own. A group begins with its first
 * segment and ends with its last one.
 */
function lineGroups(input: BesideInput): TextSpan[] {
  const { source, segments } = input;
  const copied = commentsOf(input).filter((comment) =>
    segments.some((segment) => commentAround(source, [comment], segment) !== undefined),
  );
  const groups: { start: number; end: number }[] = [];
  for (const { start, end } of segments) {
    const last = groups.at(-1);
    const isOne =
      last !== undefined &&
      (lineStart(source, start) < lineEnd(source, last.end) ||
        copied.some((comment) => comment.start <= last.start && end <= comment.end));
    if (isOne) last.end = end;
    else groups.push({ start, end });
  }
  return groups;
}

/** Beginnings of lines whose next line is no part of the same paragraph: list items, table rows, quotations. */
const LINE_OF_ITS_OWN = /^\s*(?:[-*+]\s|\d+[.)]\s|\||>|<)/u;

/** In prose two lines side by side are one paragraph: there blank lines keep source and translation apart. */
function isParagraph(format: FormatId, text: string): boolean {
  return isMarkdown(format) ? !LINE_OF_ITS_OWN.test(text) : format === "plaintext" && text.includes("\n");
}

function isMarkdown(format: FormatId): boolean {
  return format === "markdown" || format === "mdx";
}
