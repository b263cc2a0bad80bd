import { AppError } from "../../../shared/appError.ts";
import { readCsv } from "../formats/csvTable.ts";
import { positionAt } from "../formats/textPosition.ts";

export interface GlossaryRow {
  readonly cells: readonly string[];
  /** On which the row begins, from 1. */
  readonly line: number;
}

export interface GlossaryRows {
  readonly rows: readonly GlossaryRow[];
  /** The first place that is no table; what stands before it was read. */
  readonly unreadable?: { readonly line: number; readonly reason: string };
}

/** A person keeps this file by hand: one open quote in it must not cost all terms. */
export function readGlossaryRows(text: string): GlossaryRows {
  try {
    return { rows: rowsOf(text) };
  } catch (error) {
    if (!AppError.is(error, "document.invalid")) throw error;
    const line = Number(error.details.line);
    const { rows } = readGlossaryRows(linesBefore(text, line));
    return { rows, unreadable: { line, reason: String(error.details.reason) } };
  }
}

function rowsOf(text: string): GlossaryRow[] {
  let line = 1;
  let at = 0;
  return readCsv(text).rows.map((cells) => {
    const start = cells[0]?.start ?? at;
    line += positionAt(text.slice(at, start), start - at).line - 1;
    at = start;
    return { cells: cells.map(({ value }) => value), line };
  });
}

function linesBefore(text: string, line: number): string {
  const breaks = [...text.matchAll(/\r\n|\n|\r/gu)];
  const last = line < 2 ? undefined : breaks[line - 2];
  return last === undefined ? "" : text.slice(0, last.index);
}
