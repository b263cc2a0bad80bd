/** Reads tables of RFC 4180 with the place of every cell: any separator, quotes, line breaks in cells, rows of different length. */
import { invalidDocument } from "./textPosition.ts";

export interface CsvCell {
  /** With its quotes. */
  readonly start: number;
  readonly end: number;
  /** Decoded; line breaks are "\n". */
  readonly value: string;
  readonly isQuoted: boolean;
}

export interface CsvTable {
  readonly separator: string;
  /** The first is the header. Blank lines are no rows. */
  readonly rows: readonly (readonly CsvCell[])[];
}

/** @throws AppError document.invalid for quotes that do not close, and for what is no text */
export function readCsv(text: string, separator = separatorOf(text)): CsvTable {
  const nul = text.indexOf("\0");
  if (nul !== -1) throw invalidDocument(text, nul, "no text");
  const rows: CsvCell[][] = [];
  let at = dataStart(text);
  while (at < text.length) {
    const row: CsvCell[] = [];
    do {
      const cell = readCell(text, row.length === 0 ? at : at + 1, separator);
      row.push(cell);
      at = cell.end;
    } while (text[at] === separator);
    at += text.startsWith("\r\n", at) ? 2 : 1;
    const [only] = row;
    if (row.length > 1 || (only !== undefined && only.end > only.start)) rows.push(row);
  }
  return { separator, rows };
}

function readCell(text: string, start: number, separator: string): CsvCell {
  if (text[start] !== '"') {
    let end = start;
    while (end < text.length && text[end] !== separator && text[end] !== "\n" && text[end] !== "\r") end += 1;
    return { start, end, value: text.slice(start, end), isQuoted: false };
  }
  const end = endOfQuotes(text, start);
  const next = text[end];
  if (next !== undefined && next !== separator && next !== "\n" && next !== "\r") {
    throw invalidDocument(text, end, "something stands behind a closing quote");
  }
  const content = text.slice(start + 1, end - 1);
  return { start, end, value: content.replaceAll('""', '"').replace(/\r\n?/gu, "\n"), isQuoted: true };
}

/** Behind the quote that closes the one at `start`. Two quotes are one of the text. */
function endOfQuotes(text: string, start: number): number {
  let quote = text.indexOf('"', start + 1);
  while (quote !== -1 && text[quote + 1] === '"') quote = text.indexOf('"', quote + 2);
  if (quote === -1) throw invalidDocument(text, start, "a quote is not closed");
  return quote + 1;
}

/** Behind the byte order mark and the line in which Excel is told the separator. */
function dataStart(text: string): number {
  return /^\ufeff?(?:sep=.(?:\r\n|\n|\r))?/u.exec(text)?.[0].length ?? 0;
}

/** In UTF-16 units: enough for any header, and little enough for a file that is no table. */
const LONGEST_HEADER = 10_000;

const SEPARATORS = [",", ";", "\t", "|"];

/** What Excel is told, else what occurs most often in the first line, outside of quotes. */
function separatorOf(text: string): string {
  const told = /^\ufeff?sep=(.)[\r\n]/u.exec(text)?.[1];
  if (told !== undefined) return told;
  const bare = text.slice(0, LONGEST_HEADER).replace(/"(?:[^"]|"")*"/gu, "");
  const [line = ""] = bare.split(/[\r\n]/u, 1);
  const counts = SEPARATORS.map((separator) => line.split(separator).length);
  return SEPARATORS[counts.indexOf(Math.max(...counts))] ?? ",";
}
