/** Lines of code with their indentation apart: a model may indent otherwise than the file does. */

export interface CodeLine {
  /** All of it: white space at its end means something in Markdown. */
  readonly whole: string;
  /** Without white space around it; empty for a blank line. */
  readonly text: string;
  /** The tabs and spaces before it. */
  readonly indent: string;
  /** Of that indentation, a tab counted as four. */
  readonly columns: number;
}

export function codeLines(code: string): readonly CodeLine[] {
  return code.split(/\r\n?|\n/u).map((whole) => {
    const indent = /^[ \t]*/u.exec(whole)?.[0] ?? "";
    return { whole, text: whole.trim(), indent, columns: indent.replaceAll("\t", "    ").length };
  });
}

/** Without the blank lines at both ends. */
export function withoutBlankEnds(lines: readonly CodeLine[]): readonly CodeLine[] {
  const first = lines.findIndex(({ text }) => text !== "");
  const last = lines.findLastIndex(({ text }) => text !== "");
  return first < 0 ? [] : lines.slice(first, last + 1);
}

/** The least of the lines that are not blank. */
export function outerColumns(lines: readonly CodeLine[]): number {
  return lines.reduce((least, { text, columns }) => (text === "" ? least : Math.min(least, columns)), Infinity);
}

/** It says something: it is not only brackets. */
export function hasLetters({ text }: CodeLine): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}

/** A comment, or what else stands right above a declaration and belongs to it. */
export function isAboveDeclaration({ text }: CodeLine): boolean {
  return /^(?:\/\/|\/\*|\*|#(?!#|\s*include)|--|;|@|<!--|\[)/u.test(text);
}
