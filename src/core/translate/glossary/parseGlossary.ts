/**
 * Reads the workspace's glossary, `.sealion/glossary.csv`. The first row names the columns: `source`, a column for each
 * language (`th`, `Thai`, `ไทย`), and, where they are wanted, `do-not-translate`, `case` and `note`. What cannot be read is
 * left out and told, row by row; nothing throws.
 */
import type { GlossaryTerm } from "../../../shared/translation.ts";
import { parseLanguage, type LanguageTag } from "../../languages.ts";
import { readGlossaryRows, type GlossaryRow } from "./readGlossaryRows.ts";

export interface GlossaryEntry {
  readonly source: string;
  readonly translations: Readonly<Partial<Record<LanguageTag, string>>>;
  readonly doNotTranslate: boolean;
  readonly caseSensitive: boolean;
  readonly note?: string;
}

export interface Glossary {
  readonly entries: readonly GlossaryEntry[];
}

/** What could not be read. The words come from glossaryProblemText. */
export interface GlossaryProblem {
  readonly code:
    | "noHeader"
    | "unknownColumn"
    | "doubleColumn"
    | "emptySource"
    | "tooManyCells"
    | "unreadable"
    | "badChoice"
    | "keptAndTranslated"
    | "doubleTerm";
  /** Line of the file, from 1, on which the row begins. */
  readonly line: number;
  readonly details: Readonly<Record<string, string | number>>;
}

export interface ParsedGlossary {
  readonly glossary: Glossary;
  readonly problems: readonly GlossaryProblem[];
}

type Column = "source" | "doNotTranslate" | "case" | "note" | LanguageTag;

const COLUMN_NAMES: Readonly<Record<string, Column>> = {
  source: "source",
  term: "source",
  "do-not-translate": "doNotTranslate",
  dnt: "doNotTranslate",
  case: "case",
  note: "note",
};

const YES = new Set(["yes", "y", "true", "x", "1"]);
const NO = new Set(["", "no", "n", "false", "0"]);
const SENSITIVE = new Set(["sensitive", "yes", "true", "x", "1"]);
const INSENSITIVE = new Set(["", "insensitive", "no", "false", "0"]);

/** Begins a row that is no entry. With the space: a term may begin with a hash. */
const COMMENT = "# ";

/** @param text the file's, with or without a byte order mark; cells are parted by commas, semicolons or tabs */
export function parseGlossary(text: string): ParsedGlossary {
  const problems: GlossaryProblem[] = [];
  const { rows, unreadable } = readGlossaryRows(text);
  if (unreadable !== undefined) {
    const { line, reason } = unreadable;
    problems.push({ code: "unreadable", line, details: { row: line, reason } });
  }
  const [header, ...body] = rows;
  if (header === undefined) return { glossary: { entries: [] }, problems };
  const columns = columnsOf(header, problems);
  if (!columns.includes("source")) {
    return { glossary: { entries: [] }, problems: [{ code: "noHeader", line: header.line, details: {} }] };
  }
  const entries: GlossaryEntry[] = [];
  const lineOf = new Map<string, number>();
  for (const row of body) {
    const entry = entryOf(row, columns, problems);
    if (entry === undefined) continue;
    const key = entry.caseSensitive ? entry.source : entry.source.toLowerCase();
    const first = lineOf.get(key);
    if (first === undefined) {
      lineOf.set(key, row.line);
      entries.push(entry);
    } else {
      problems.push({ code: "doubleTerm", line: row.line, details: { row: row.line, term: entry.source, first } });
    }
  }
  return { glossary: { entries }, problems };
}

/** What each term has to become in one language; entries without a word for it are left out. */
export function termsFor({ entries }: Glossary, target: LanguageTag): GlossaryTerm[] {
  return entries.flatMap(({ source, translations, doNotTranslate, caseSensitive, note }) => {
    const translation = doNotTranslate ? source : translations[target];
    if (translation === undefined) return [];
    return [{ source, target: translation, caseSensitive, ...(note === undefined ? {} : { note }) }];
  });
}

function columnsOf({ cells, line }: GlossaryRow, problems: GlossaryProblem[]): (Column | undefined)[] {
  const columns: (Column | undefined)[] = [];
  for (const cell of cells) {
    const name = cell.trim().normalize("NFC");
    const column = COLUMN_NAMES[name.toLowerCase().replace(/[\s_]+/gu, "-")] ?? parseLanguage(name);
    const isDouble = column !== undefined && columns.includes(column);
    if (isDouble) problems.push({ code: "doubleColumn", line, details: { column: name } });
    else if (column === undefined && name !== "")
      problems.push({ code: "unknownColumn", line, details: { column: name } });
    columns.push(isDouble ? undefined : column);
  }
  return columns;
}

function entryOf(
  { cells, line }: GlossaryRow,
  columns: readonly (Column | undefined)[],
  problems: GlossaryProblem[],
): GlossaryEntry | undefined {
  const row = line;
  if (cells.every((cell) => cell.trim() === "") || cells[0]?.startsWith(COMMENT) === true) return undefined;
  if (cells.slice(columns.length).some((cell) => cell.trim() !== "")) {
    problems.push({ code: "tooManyCells", line, details: { row } });
  }
  const values = new Map<Column, string>();
  for (const [index, column] of columns.entries()) {
    if (column !== undefined) values.set(column, (cells[index] ?? "").trim().normalize("NFC"));
  }
  const source = values.get("source") ?? "";
  if (source === "") {
    problems.push({ code: "emptySource", line, details: { row } });
    return undefined;
  }
  const choice = (column: Column, name: string, yes: ReadonlySet<string>, no: ReadonlySet<string>): boolean => {
    const value = values.get(column) ?? "";
    const isYes = yes.has(value.toLowerCase());
    if (!isYes && !no.has(value.toLowerCase())) {
      problems.push({ code: "badChoice", line, details: { row, value, column: name } });
    }
    return isYes;
  };
  const note = values.get("note") ?? "";
  const translations = translationsOf(values);
  const doNotTranslate = choice("doNotTranslate", "do-not-translate", YES, NO);
  if (doNotTranslate && Object.values(translations).some((translation) => translation !== source)) {
    problems.push({ code: "keptAndTranslated", line, details: { row, term: source } });
  }
  return {
    source,
    translations,
    doNotTranslate,
    caseSensitive: choice("case", "case", SENSITIVE, INSENSITIVE),
    ...(note === "" ? {} : { note }),
  };
}

function translationsOf(values: ReadonlyMap<Column, string>): Partial<Record<LanguageTag, string>> {
  const translations: Partial<Record<LanguageTag, string>> = {};
  for (const [column, value] of values) {
    const tag = parseLanguage(column);
    if (tag !== undefined && value !== "") translations[tag] = value;
  }
  return translations;
}
