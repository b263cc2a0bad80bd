/** Which columns of a table are translated, and into which. */
import { parseLanguage, type LanguageTag } from "../../languages.ts";
import type { ExtractOptions } from "./documentFormat.ts";
import type { CsvCell, CsvTable } from "./csvTable.ts";
import { hasWordsBesidePlaceholders, isForPeople } from "./humanText.ts";

export interface CsvColumn {
  readonly from: number;
  /** The same as `from` where the text itself is translated. */
  readonly to: number;
  /** Whether a cell of it is for people. */
  readonly isText: (value: string) => boolean;
}

export interface CsvColumns {
  readonly columns: readonly CsvColumn[];
  /** Asked for and not there. */
  readonly missing: readonly string[];
}

/** The columns that are asked for; else the target's, filled from the source's; else those of mostly prose. */
export function csvColumns(
  { rows: [header = [], ...rows] }: CsvTable,
  wanted: readonly string[],
  options: ExtractOptions,
): CsvColumns {
  const names = header.map(({ value }) => value.trim());
  if (wanted.length > 0) {
    const indices = wanted.map((name) => columnIndex(names, name));
    return {
      columns: indices
        .filter((index) => index !== -1)
        .map((index) => ({ from: index, to: index, isText: hasWordsBesidePlaceholders })),
      missing: wanted.filter((_, position) => indices[position] === -1),
    };
  }
  const pair = languageColumns(names, options);
  if (pair !== undefined) return { columns: [{ ...pair, isText: hasWordsBesidePlaceholders }], missing: [] };
  const prose = names.flatMap((name, index): CsvColumn[] => {
    const isText = (value: string) => isForPeople([name], value, "records");
    return isMostly(rows, index, isText) ? [{ from: index, to: index, isText }] : [];
  });
  return { columns: prose, missing: [] };
}

/** By its name, whatever the case; else by its number, from 1. */
function columnIndex(names: readonly string[], wanted: string): number {
  const index = names.findIndex((name) => name.toLowerCase() === wanted.toLowerCase());
  const number = /^\d+$/u.test(wanted) ? Number(wanted) - 1 : -1;
  return index === -1 && number < names.length ? number : index;
}

/** A column for the target beside one for the source, or for English, or for any other language, or called "source". */
function languageColumns(
  names: readonly string[],
  { target, source }: ExtractOptions,
): Pick<CsvColumn, "from" | "to"> | undefined {
  const languages = names.map((name, index) => languageOfColumn(name, index));
  const to = languages.indexOf(target);
  if (to === -1) return undefined;
  const candidates = [
    source === undefined ? -1 : languages.indexOf(source),
    languages.indexOf("en"),
    names.findIndex((name) => /^(source|original|text)$/iu.test(name)),
    languages.findIndex((language) => language !== undefined && language !== target),
  ];
  const from = candidates.find((index) => index !== -1 && index !== to);
  return from === undefined ? undefined : { from, to };
}

/** A first column `id` holds keys, not Indonesian. */
function languageOfColumn(name: string, index: number): LanguageTag | undefined {
  return index === 0 && name.toLowerCase() === "id" ? undefined : parseLanguage(name);
}

function isMostly(rows: readonly (readonly CsvCell[])[], index: number, isText: (value: string) => boolean): boolean {
  const values = rows.map((row) => row[index]?.value ?? "").filter((value) => value.trim() !== "");
  return values.length > 0 && values.filter(isText).length * 2 > values.length;
}
