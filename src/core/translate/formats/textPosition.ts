/** Where an offset lies, for people, and the error that says why a document cannot be read there. */
import { AppError } from "../../../shared/appError.ts";

/** Both from 1; columns count UTF-16 units, as editors do. */
export interface TextPosition {
  readonly line: number;
  readonly column: number;
}

/** The position of an offset. Line breaks are "\n", "\r\n" and a lone "\r". */
export function positionAt(text: string, offset: number): TextPosition {
  const lineBreak = /\r\n|\n|\r/gu;
  let line = 1;
  let lineStart = 0;
  for (
    let match = lineBreak.exec(text);
    match !== null && lineBreak.lastIndex <= offset;
    match = lineBreak.exec(text)
  ) {
    line += 1;
    lineStart = lineBreak.lastIndex;
  }
  return { line, column: offset - lineStart + 1 };
}

/** Looks at the offset's own line only. */
export function columnAt(text: string, offset: number): number {
  let lineStart = offset;
  while (lineStart > 0 && !/[\r\n]/u.test(text.charAt(lineStart - 1))) lineStart -= 1;
  return offset - lineStart + 1;
}

/** @param reason for people, in a few words, without a full stop */
export function invalidDocument(text: string, offset: number, reason: string): AppError {
  const { line, column } = positionAt(text, Math.min(offset, text.length));
  return new AppError("document.invalid", `line ${line}, column ${column}: ${reason}`, {
    details: { line, column, reason },
  });
}

/** Lines, from 1, of offsets that are asked for in ascending order: the text is read once for all of them. */
export function ascendingLines(text: string): (offset: number) => number {
  const lineBreak = /\r\n|\n|\r/gu;
  let line = 1;
  let next = lineBreak.exec(text);
  return (offset) => {
    for (; next !== null && next.index + next[0].length <= offset; next = lineBreak.exec(text)) line += 1;
    return line;
  };
}
