import { formatMessage } from "../../shared/messages/formatMessage.ts";
import { languageName } from "../../shared/messages/uiFormats.ts";
import type { CompletionView } from "../../shared/webviewProtocol.ts";
import { languageLabel, LANGUAGES, type Language, type LanguageTag } from "../languages.ts";
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
  const isFit = (name: string | undefined) => name !== undefined && folded(name).startsWith(typed);
  const named = inOrder(preferred).filter((language) => namesOf(language).some(isFit));
  const others = inOrder(preferred).filter((language) => !named.includes(language) && language.aliases.some(isFit));
  return [...named, ...others].map(({ tag }) => ({
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

/** What the interface calls a language, as far as the editor knows its language. */
function namesOf({ tag, endonym, englishName }: Language): readonly (string | undefined)[] {
  return [tag, endonym, englishName, languageName(tag)];
}

/** Without case and Latin accents: `tieng` finds Tiếng Việt. */
function folded(text: string): string {
  return text
    .normalize("NFD")
    .replaceAll(/[\u0300-\u036f]/gu, "")
    .toLowerCase();
}
