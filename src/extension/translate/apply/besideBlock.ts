/** Which lines of a document belong together, so that a line of its own between them would break them. Pure. */
import { commentsIn, type Comment } from "../../../core/translate/formats/code/commentLexer.ts";
import type { FormatId } from "../../../core/translate/formats/documentFormat.ts";
import type { TextSpan } from "../../../shared/translation.ts";
import { lineEnd, lineStart } from "./lineFrame.ts";

/** Whole lines; a copy of words in them goes before the first or behind the last. */
export interface BesideBlock extends TextSpan {
  /** What of a place is copied, and the signs around it. Left out: all of it, with what stands around it on its lines. */
  readonly body?: TextSpan & { readonly head: string; readonly tail: string };
  /** The copy stands behind it, also where it is wanted above. */
  readonly isBelowOnly?: boolean;
  /** What the copy needs on a line behind it. */
  readonly underline?: string;
  /** Whether blank lines keep the copy apart. Left out: as it is usual for words of their kind. */
  readonly isApart?: boolean;
}

/** The comments that need care: those of several lines that have to be closed. */
export function closedComments(source: string, dialect: string): readonly Comment[] {
  return commentsIn(source, dialect).filter(
    ({ kind, start, end }) => kind !== "line" && source.slice(start, end).includes("\n"),
  );
}

/** The comment whose first or last line a place stands on, without being all of it: a copy of that line would open or close it again. */
export function commentAround(source: string, comments: readonly Comment[], place: TextSpan): BesideBlock | undefined {
  const comment = comments.find(({ start, end }) => start < place.end && place.start < end);
  if (comment === undefined || (place.start <= comment.start && comment.end <= place.end)) return undefined;
  const isOnFirst = lineStart(source, place.start) <= comment.start;
  const isOnLast = comment.end <= lineEnd(source, place.end);
  if (!isOnFirst && !isOnLast) return undefined;
  const { start, end, bodyStart, bodyEnd, kind } = comment;
  const indentation = /^\s*/u.exec(source.slice(lineStart(source, start), start))?.[0] ?? "";
  const space = kind === "block" ? " " : "";
  return {
    start: lineStart(source, start),
    end: lineEnd(source, end),
    body: {
      start: bodyStart,
      end: bodyEnd,
      head: indentation + source.slice(start, bodyStart) + space,
      tail: space + source.slice(bodyEnd, end),
    },
  };
}

const FRONT_MATTER = /^\uFEFF?(---|\+\+\+)\r?\n[^]*?\r?\n\1[ \t]*(?=\r?\n|$)/u;
const DELIMITER_ROW = /^ {0,3}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/u;
const UNDERLINE = /^ {0,3}(?:=+|-+)[ \t]*$/u;
/** Beginnings of lines that are no words of a paragraph. */
const NO_PARAGRAPH = /^\s*(?:[-*+]\s|\d+[.)]\s|\||>|<|#|$)/u;

/** Front matter, a table's head, or an underlined heading. @param lines the whole lines of a place */
export function markdownBlock(source: string, lines: TextSpan): BesideBlock | undefined {
  const frontMatter = FRONT_MATTER.exec(source)?.[0];
  if (frontMatter !== undefined && lines.start < frontMatter.length)
    return { start: 0, end: frontMatter.length, isBelowOnly: true, isApart: true };
  return tableAround(source, lines) ?? headingAround(source, lines);
}

/** A head alone becomes a row under the delimiters; lines with both are a table of their own behind the whole one. */
function tableAround(source: string, lines: TextSpan): BesideBlock | undefined {
  if (!isRow(source, { start: lineStart(source, lines.end), end: lines.end })) return undefined;
  const next = lineAfter(source, lines.end);
  if (next !== undefined && isDelimiter(source, next))
    return { start: lines.start, end: next.end, isBelowOnly: true, isApart: false };
  if (linesIn(source, lines).some((line) => isDelimiter(source, line))) {
    let { end } = lines;
    for (let row = next; row !== undefined && isRow(source, row); row = lineAfter(source, end)) end = row.end;
    return { start: lines.start, end, isApart: true };
  }
  // A row that begins with a bar is known as one without the rows above it.
  const isPlain = source.slice(lines.start, lines.end).trimStart().startsWith("|");
  for (let row = isPlain ? undefined : lineBefore(source, lines.start); row !== undefined && isRow(source, row);) {
    if (isDelimiter(source, row)) return { ...lines, isApart: false };
    row = lineBefore(source, row.start);
  }
  return undefined;
}

/** The underline goes along, because without it the copy would be a paragraph and run into the next line. */
function headingAround(source: string, lines: TextSpan): BesideBlock | undefined {
  if (NO_PARAGRAPH.test(source.slice(lines.start, lines.end))) return undefined;
  for (let line = lineAfter(source, lines.end); line !== undefined; line = lineAfter(source, line.end)) {
    const text = source.slice(line.start, line.end);
    if (UNDERLINE.test(text)) return { start: lines.start, end: line.end, underline: text, isApart: true };
    if (NO_PARAGRAPH.test(text)) return undefined;
  }
  return undefined;
}

function isDelimiter(source: string, { start, end }: TextSpan): boolean {
  const line = source.slice(start, end);
  return line.includes("|") && DELIMITER_ROW.test(line);
}

function isRow(source: string, { start, end }: TextSpan): boolean {
  return source.slice(start, end).includes("|");
}

function linesIn(source: string, { start, end }: TextSpan): TextSpan[] {
  const lines: TextSpan[] = [];
  for (
    let line: TextSpan | undefined = { start, end: lineEnd(source, start) };
    line !== undefined && line.end <= end;
    line = lineAfter(source, line.end)
  )
    lines.push(line);
  return lines;
}

function lineBefore(source: string, start: number): TextSpan | undefined {
  if (start === 0) return undefined;
  const before = lineStart(source, start - 1);
  return { start: before, end: lineEnd(source, before) };
}

function lineAfter(source: string, end: number): TextSpan | undefined {
  const feed = source.indexOf("\n", end);
  return feed === -1 ? undefined : { start: feed + 1, end: lineEnd(source, feed + 1) };
}

/** False where a line of its own would be none that the format knows: a second entry, or words between statements. */
export function standsBeside(
  { source, format, dialect }: { readonly source: string; readonly format: FormatId; readonly dialect?: string },
  segments: readonly TextSpan[],
): boolean {
  if (format !== "code") return TAKES_BOTH.includes(format);
  const comments = commentsIn(source, dialect ?? "");
  return segments.every(({ start, end }) => comments.some((one) => one.start <= start && end <= one.end));
}

/** Formats in which one text may stand twice, line by line. In the others a second entry would be an error of the file. */
const TAKES_BOTH: readonly FormatId[] = ["plaintext", "markdown", "mdx", "html", "subtitles"];
