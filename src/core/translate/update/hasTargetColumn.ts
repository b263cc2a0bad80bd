import { parseLanguage, type LanguageTag } from "../../languages.ts";

/** Whether the first row of a table names a column for the language: then the translation belongs there. */
export function hasTargetColumn(text: string, target: LanguageTag): boolean {
  const [header = ""] = text.split(/\r\n|\n|\r/u, 1);
  return header.split(/[,;\t]/u).some((cell) => parseLanguage(cell.replaceAll('"', "")) === target);
}
