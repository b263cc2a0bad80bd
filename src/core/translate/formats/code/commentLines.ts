/** Comments as their reader sees them: consecutive line comments are one, and the signs that begin each line are no text. */
import { indentBefore, type Comment } from "./commentLexer.ts";

export interface CommentLine {
  /** Offsets of the line's words: without signs, and without the white space around them. `start` equals `end` in a blank line. */
  readonly start: number;
  readonly end: number;
  /** White space between the sign of the comment and the words, in columns. */
  readonly indent: number;
}

export interface CommentText {
  readonly kind: Comment["kind"];
  readonly start: number;
  readonly end: number;
  readonly lines: readonly CommentLine[];
  /** What stands between the words of two lines where a translation has more of them than the source. */
  readonly furtherBreak: string;
  /** The signs around a block comment, or a docstring's quotation marks; empty around line comments. */
  readonly opening: string;
  readonly closing: string;
}

/** @param text with "\n" for every line break */
export function commentTexts(text: string, comments: readonly Comment[]): CommentText[] {
  const texts: CommentText[] = [];
  let run: Comment[] = [];
  const closeRun = () => {
    if (run.length > 0) texts.push(lineComments(text, run));
    run = [];
  };
  for (const comment of comments) {
    const last = run.at(-1);
    if (last !== undefined && !(comment.kind === "line" && isContinued(text, last, comment))) closeRun();
    if (comment.kind === "line") run.push(comment);
    else texts.push(blockComment(text, comment));
  }
  closeRun();
  return texts;
}

/** On the next line, with the same sign and indentation, and nothing before either. */
function isContinued(text: string, last: Comment, next: Comment): boolean {
  const indent = indentBefore(text, last.start);
  if (indent === undefined || text.slice(last.end, next.start) !== `\n${indent}`) return false;
  return signOf(text, last) === signOf(text, next);
}

/** The whole sign: `//`, `///`, `//!`, `##`, `;;`, `--|`. */
function signOf(text: string, { start, bodyStart, end }: Comment): string {
  SIGN.lastIndex = bodyStart;
  const further = SIGN.exec(text.slice(0, end))?.[0].length ?? 0;
  return text.slice(start, bodyStart + further);
}

/** `///<` is Doxygen's behind a member, `#'` roxygen's, `'''` Visual Basic's. */
const SIGN = /(?:(?<=\/)[/!]+(?:<(?=\s|$))?|(?<=')''|(?<=#)'(?=\s|$)|[#;%-]+|[|^])?/uy;

function lineComments(text: string, run: readonly Comment[]): CommentText {
  const [first] = run;
  const { start = 0 } = first ?? {};
  const lines = run.map((comment) => lineOf(text, comment.start + signOf(text, comment).length, comment.end));
  const indent = indentBefore(text, start);
  // After code there is no place for a second line.
  const furtherBreak = indent === undefined || first === undefined ? " " : `\n${indent}${signOf(text, first)} `;
  return { kind: "line", start, end: run.at(-1)?.end ?? start, lines, furtherBreak, opening: "", closing: "" };
}

function blockComment(text: string, { kind, start, end, bodyStart, bodyEnd }: Comment): CommentText {
  const lines: CommentLine[] = [];
  const contents = text.slice(bodyStart, bodyEnd).split("\n");
  const hasStars = kind === "block" && areStarred(contents.slice(1));
  let at = bodyStart;
  for (const line of contents) {
    const isLast = at + line.length === bodyEnd;
    const sign = lines.length === 0 ? /^[*!]*<?/u : /^[ \t]*\*?/u;
    const hasSign = lines.length === 0 ? kind === "block" : hasStars;
    const opening = hasSign ? (sign.exec(line)?.[0].length ?? 0) : 0;
    const ending = isLast && kind === "block" ? frameLength(line.slice(opening)) : 0;
    lines.push(lineOf(text, at + opening, at + line.length - ending));
    at += line.length + 1;
  }
  const opening = text.slice(start, bodyStart);
  const closing = text.slice(bodyEnd, end);
  const indent = lines.length === 1 ? "" : lineIndent(text, start);
  const furtherBreak = lines.length === 1 ? " " : `\n${indent}${hasStars ? " * " : kind === "block" ? "   " : ""}`;
  return { kind, start, end, lines: hasStars ? lines : outdented(lines), furtherBreak, opening, closing };
}

/** Of the stars before the closing sign. */
function frameLength(line: string): number {
  let end = line.length;
  while (line[end - 1] === "*") end -= 1;
  return line.length - end;
}

/** Of the line that a place is in. */
function lineIndent(text: string, at: number): string {
  const lineStart = text.lastIndexOf("\n", at - 1) + 1;
  return /^[ \t]*/u.exec(text.slice(lineStart, at))?.[0] ?? "";
}

/** Whether each line begins with a star of the comment's frame: otherwise stars are the bullets of a list. */
function areStarred(lines: readonly string[]): boolean {
  const filled = lines.filter((line) => line.trim() !== "");
  return filled.length > 0 && filled.every((line) => line.trimStart().startsWith("*"));
}

/** Indentation counted from the least that a line but the first has: the first one stands behind the comment's sign. */
function outdented(lines: readonly CommentLine[]): CommentLine[] {
  const common = Math.min(...lines.slice(1).flatMap(({ start, end, indent }) => (start === end ? [] : [indent])));
  return lines.map((line, index) => ({ ...line, indent: index === 0 ? 0 : Math.max(0, line.indent - common) }));
}

function lineOf(text: string, from: number, end: number): CommentLine {
  const content = text.slice(from, end);
  const space = content.slice(0, content.length - content.trimStart().length);
  const start = from + space.length;
  return { start, end: Math.max(start, from + content.trimEnd().length), indent: columnsOf(space) };
}

const TAB_COLUMNS = 8;

function columnsOf(space: string): number {
  let columns = 0;
  for (const sign of space) columns += sign === "\t" ? TAB_COLUMNS - (columns % TAB_COLUMNS) : 1;
  return columns;
}
