import { formatMessage } from "../../shared/messages/formatMessage.ts";
import type { CompletionView } from "../../shared/webviewProtocol.ts";
import { languageLabel, LANGUAGES, type Language } from "../languages.ts";
import { parseSlashCommand, SLASH_COMMANDS } from "./slashCommands.ts";

/** Set the thinking switch, with a question or alone. */
const SWITCHES = ["think", "no_think"] as const;

/** What `/tr` or `/translate th` can become. @param word from the slash to the caret */
export function completeSlashCommand(word: string): readonly CompletionView[] {
  const [command = "", argument] = word.split(/[ \t]+/u);
  if (argument === undefined) return completeName(command.slice(1).toLowerCase());
  const parsed = parseSlashCommand(command);
  if (parsed?.kind !== "command") return [];
  const typed = folded(argument);
  return LANGUAGES.filter((language) => namesOf(language).some((name) => folded(name).startsWith(typed))).map(
    ({ tag }) => ({ insert: `/${parsed.name} ${tag} `, label: languageLabel(tag), detail: tag }),
  );
}

function completeName(typed: string): CompletionView[] {
  return [...SLASH_COMMANDS, ...SWITCHES]
    .filter((name) => name.startsWith(typed))
    .map((name) => ({ insert: `/${name} `, label: `/${name}`, detail: formatMessage(`command.${name}`) }));
}

function namesOf({ tag, endonym, englishName, aliases }: Language): string[] {
  return [tag, endonym, englishName, ...aliases];
}

/** Without case and Latin accents: `tieng` finds Tiếng Việt. */
function folded(text: string): string {
  return text
    .normalize("NFD")
    .replaceAll(/[\u0300-\u036f]/gu, "")
    .toLowerCase();
}
