import { languageName, languageNameIn } from "../shared/messages/uiFormats.ts";
import { LANGUAGES, type Language, type LanguageTag } from "./languages.ts";
import { splitWords } from "./text/sentences.ts";

/**
 * The languages that what was typed may mean, in the order in which every list has them: those that are called so, then those with a
 * word in their name that begins so, then those that are only known by it, one of the eleven languages calling them so; among equals the likely ones first, then as in the table.
 *
 * @param typed the beginning of a tag, of an endonym, or of a name in the interface's language or in English; "" for all
 * @param likely the likeliest first; what is not known is passed over
 */
export function findLanguages(typed: string, likely: readonly (LanguageTag | undefined)[]): readonly LanguageTag[] {
  const wanted = folded(typed.trim());
  const languages = inOrder(likely);
  if (wanted === "") return languages.map(({ tag }) => tag);
  const isBegun = (name: string) => folded(name).startsWith(wanted);
  const isBegunInside = (name: string) => wordsOnwards(name).some(isBegun);
  const fitting = new Set([
    ...languages.filter((language) => namesOf(language).some(isBegun)),
    ...languages.filter((language) => namesOf(language).some(isBegunInside)),
    ...languages.filter(({ aliases }) => aliases.some(isBegun)),
    ...languages.filter(({ tag }) => foreignNames(tag).has(wanted)),
  ]);
  return Array.from(fitting, ({ tag }) => tag);
}

function inOrder(likely: readonly (LanguageTag | undefined)[]): readonly Language[] {
  const first = likely.flatMap((tag) => LANGUAGES.filter((language) => language.tag === tag));
  return [...new Set([...first, ...LANGUAGES])];
}

/** With what the interface calls a language, as far as that is known. */
function namesOf({ tag, endonym, englishName }: Language): readonly string[] {
  const shown = languageName(tag);
  return [tag, endonym, englishName, ...(shown === undefined ? [] : [shown])];
}

const FOREIGN_NAMES = new Map<LanguageTag, ReadonlySet<string>>();

/** What each of the languages calls it, folded, whole or from one of its words on. They are too many to be looked for by beginnings. */
function foreignNames(tag: LanguageTag): ReadonlySet<string> {
  const known = FOREIGN_NAMES.get(tag);
  if (known !== undefined) return known;
  const names = LANGUAGES.flatMap((language) => wordsOnwards(languageNameIn(language.tag, tag) ?? "").map(folded));
  const distinct = new Set(names);
  FOREIGN_NAMES.set(tag, distinct);
  return distinct;
}

/** From each word to the end: all Vietnamese names begin with the same one. Thai, Khmer and Lao have words without spaces. */
function wordsOnwards(name: string): string[] {
  const words = splitWords(name);
  return words.map((_, index) => words.slice(index).join(""));
}

/** Without case, Latin accents and blanks without a width: `tieng` finds Tiếng Việt, and nobody types the blanks in Khmer names. */
function folded(text: string): string {
  return text
    .normalize("NFD")
    .replaceAll(/[\u0300-\u036F\u00AD\u200B-\u200D\u2060\uFEFF]/gu, "")
    .toLowerCase();
}
