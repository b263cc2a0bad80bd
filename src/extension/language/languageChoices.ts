import { LANGUAGES, type LanguageTag } from "../../core/languages.ts";

/** The eleven languages as a picker lists them: the last one used, then the system's, then the table's order. */
export function languageChoices(last: LanguageTag | undefined, guess: LanguageTag | undefined): LanguageTag[] {
  const tags = LANGUAGES.map(({ tag }) => tag);
  return [...new Set([last, guess, ...tags].filter((tag) => tag !== undefined))];
}
