/**
 * Tables with commas, semicolons or tabs. The header stays. The dialect names the columns: `csv:Name,Description` or `csv:2,3`;
 * without names those of prose are translated, and a column that is named as the target language is filled.
 */
import { csvColumns, type CsvColumn } from "./csvColumns.ts";
import { readCsv, type CsvCell, type CsvTable } from "./csvTable.ts";
import { dataKey, uniqueKey } from "./dataPath.ts";
import type { DocumentFormat, SkippedPart, Span } from "./documentFormat.ts";

export const csv: DocumentFormat = {
  id: "csv",
  extract(text, options) {
    const [kind, names = ""] = (options.dialect ?? "csv").split(/:(.*)/su);
    const table = readCsv(text, kind === "tsv" ? "\t" : undefined);
    const wanted = names.split(",").flatMap((name) => (name.trim() === "" ? [] : [name.trim()]));
    const { columns, missing } = csvColumns(table, wanted, options);
    const ordered = columns.toSorted((a, b) => a.to - b.to);
    const hasKeys = keysRows(table, columns);
    const seen = new Map<string, number>();
    const [header = [], ...rows] = table.rows;
    const spans = rows.flatMap((row, number) =>
      ordered.flatMap((column): Span[] => {
        const source = row[column.from];
        if (source === undefined || !column.isText(source.value)) return [];
        const name = header[column.from]?.value.trim() ?? "";
        const key = uniqueKey(dataKey([hasKeys ? (row[0]?.value ?? "") : number, name]), seen);
        return [cellSpan(text, table.separator, row, column, source, key)];
      }),
    );
    const skipped = missing.map((name): SkippedPart => ({ line: 1, reason: `there is no column "${name}"` }));
    return { spans, edits: [], skipped };
  },
};

function cellSpan(
  text: string,
  separator: string,
  row: readonly CsvCell[],
  { to }: CsvColumn,
  source: CsvCell,
  key: string,
): Span {
  const end = row.at(-1)?.end ?? source.end;
  // A row that ends before the column gets the separators that it lacks.
  const cell = row[to] ?? { start: end, end, value: "", isQuoted: false };
  const before = separator.repeat(Math.max(0, to - row.length + 1));
  const written = text.slice(cell.start, cell.end);
  const isQuoted = cell.isQuoted || (written === "" && source.isQuoted);
  const lineBreak = text.slice(source.start, source.end).includes("\r\n") ? "\r\n" : "\n";
  return {
    start: cell.start,
    end: cell.end,
    source: source.value,
    current: cell.value,
    encode: (translation) =>
      translation === cell.value ? written : before + cellText(translation, { separator, isQuoted, lineBreak }),
    syntax: source.value.includes("{") ? "icu" : "text",
    marks: [],
    key,
  };
}

interface CellStyle {
  readonly separator: string;
  readonly isQuoted: boolean;
  readonly lineBreak: string;
}

function cellText(text: string, { separator, isQuoted, lineBreak }: CellStyle): string {
  const needsQuotes = /["\r\n]|^\s|\s$/u.test(text) || text.includes(separator);
  if (!isQuoted && !needsQuotes) return text;
  return `"${text.replaceAll('"', '""').replace(/\r\n?|\n/gu, lineBreak)}"`;
}

/** Whether the first column names the rows, which are counted from 0 otherwise: it is not translated, and no two rows have the same in it. */
function keysRows({ rows: [, ...rows] }: CsvTable, columns: readonly CsvColumn[]): boolean {
  if (columns.some(({ from, to }) => from === 0 || to === 0)) return false;
  const keys = rows.map(([first]) => first?.value.trim() ?? "");
  return !keys.includes("") && new Set(keys).size === keys.length;
}
