/** A small reader for tables that people keep in a spreadsheet: RFC 4180, with the separators that spreadsheets write. */

export interface CsvRow {
  readonly cells: readonly string[];
  /** On which the row begins, from 1. */
  readonly line: number;
}

export interface CsvTable {
  readonly rows: readonly CsvRow[];
  /** Of a row with a quotation mark that is never closed; it is left out. */
  readonly openQuoteLine?: number;
}

/** Rows without any character are left out. The separator is the one that the first line has most of. */
export function readCsv(text: string): CsvTable {
  const source = text.replace(/^\uFEFF/u, "");
  const separator = separatorOf(/^[^\r\n]*/u.exec(source)?.[0] ?? "");
  const rows: CsvRow[] = [];
  let line = 1;
  let rowLine = 1;
  let cells: string[] = [];
  let cell = "";
  let at = 0;
  const endRow = (): void => {
    cells.push(cell);
    if (cells.length > 1 || cell !== "") rows.push({ cells, line: rowLine });
    cells = [];
    cell = "";
  };
  while (at < source.length) {
    const character = source[at] ?? "";
    if (character === '"' && cell.trim() === "") {
      const quoted = quotedCell(source, at);
      if (quoted === undefined) return { rows, openQuoteLine: rowLine };
      cell = quoted.text;
      line += countLineBreaks(source.slice(at, quoted.end));
      at = quoted.end;
      continue;
    }
    at += 1;
    if (character === separator) {
      cells.push(cell);
      cell = "";
    } else if (character === "\n" || (character === "\r" && source[at] !== "\n")) {
      endRow();
      line += 1;
      rowLine = line;
    } else if (character !== "\r") {
      cell += character;
    }
  }
  endRow();
  return { rows };
}

function quotedCell(source: string, start: number): { text: string; end: number } | undefined {
  const match = /"((?:[^"]|"")*)"/uy;
  match.lastIndex = start;
  const found = match.exec(source);
  return found === null ? undefined : { text: (found[1] ?? "").replaceAll('""', '"'), end: match.lastIndex };
}

function separatorOf(header: string): string {
  const counts = [",", ";", "\t"].map((separator) => [separator, header.split(separator).length] as const);
  return counts.reduce((best, candidate) => (candidate[1] > best[1] ? candidate : best))[0];
}

function countLineBreaks(text: string): number {
  return text.match(/\r\n|\r|\n/gu)?.length ?? 0;
}
