import { formatMessage } from "../../shared/messages/formatMessage.ts";
import { languageName } from "../../shared/messages/uiFormats.ts";
import type { CompletionView } from "../../shared/webviewProtocol.ts";
import { languageLabel, LANGUAGES, type Language, type LanguageTag } from "../languages.ts";
import { splitWords } from "../text/sentences.ts";
import { parseSlashCommand, TYPED_COMMANDS } from "./slashCommands.ts";

/**
 * What `/tr` or `/translate th` can become.
 * @param word from the slash to the caret
 * @param preferred languages that come first among those that fit equally well
 */
export function completeSlashCommand(word: string, preferred: readonly LanguageTag[]): readonly CompletionView[] {
  const [command = "", argument] = word.split(/[ \t]+/u);
  if (argument === undefined) return completeName(command.slice(1).toLowerCase());
  const parsed = parseSlashCommand(command);
  if (parsed?.kind !== "command") return [];
  const typed = folded(argument);
  const languages = inOrder(preferred);
  const isBegun = (name: string) => folded(name).startsWith(typed);
  const isBegunInside = (name: string) => wordsOnwards(name).some(isBegun);
  const fitting = new Set([
    ...languages.filter((language) => namesOf(language).some(isBegun)),
    ...languages.filter((language) => namesOf(language).some(isBegunInside)),
    ...languages.filter(({ aliases }) => aliases.some(isBegun)),
  ]);
  return [...fitting].map(({ tag }) => ({
    insert: `/${parsed.name} ${tag} `,
    label: languageLabel(tag),
    detail: tag,
  }));
}

function inOrder(preferred: readonly LanguageTag[]): readonly Language[] {
  const isPreferred = ({ tag }: Language) => preferred.includes(tag);
  const first = preferred.flatMap((tag) => LANGUAGES.filter((language) => language.tag === tag));
  return [...new Set(first), ...LANGUAGES.filter((language) => !isPreferred(language))];
}

function completeName(typed: string): CompletionView[] {
  return TYPED_COMMANDS.filter((name) => name.startsWith(typed)).map((name) => ({
    insert: `/${name} `,
    label: `/${name}`,
    detail: formatMessage(`command.${name}`),
  }));
}

/** With what the interface calls a language, as far as the editor knows its language. */
function namesOf({ tag, endonym, englishName }: Language): readonly string[] {
  const shown = languageName(tag);
  return [tag, endonym, englishName, ...(shown === undefined ? [] : [shown])];
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
