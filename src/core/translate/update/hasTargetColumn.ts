import { csvColumns } from "../formats/csvColumns.ts";
import { readCsv } from "../formats/csvTable.ts";
import type { ExtractOptions } from "../formats/documentFormat.ts";

/**
 * Whether a table has a column for the language beside the one it is translated from: then the translation belongs there.
 * @throws AppError document.invalid when it cannot be read
 */
export function hasTargetColumn(text: string, options: ExtractOptions): boolean {
  const table = readCsv(text, options.dialect === "tsv" ? "\t" : undefined);
  return csvColumns(table, [], options).columns.some(({ from, to }) => from !== to);
}
