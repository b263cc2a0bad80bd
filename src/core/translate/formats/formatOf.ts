/** Which format a document has, by its name and the editor's language for it. Knows no library. */
import type { FormatId } from "./documentFormat.ts";

export interface DocumentKind {
  readonly format: FormatId;
  /** See `TranslateParams.dialect`. */
  readonly dialect?: string;
}

/**
 * @param fileName with or without folders
 * @param languageId the editor's; decides where the name says nothing
 * @returns undefined for a document of no known kind: whoever translates a selection of it takes it as plain text
 */
export function formatOf(fileName: string, languageId?: string): DocumentKind | undefined {
  if (/\.(txt|text)$/iu.test(fileName) || languageId === "plaintext") return { format: "plaintext" };
  return undefined;
}
