import { formatMessage } from "../../shared/messages/formatMessage.ts";
import type { CompletionView } from "../../shared/webviewProtocol.ts";
import { findLanguages } from "../findLanguages.ts";
import { languageLabel, type LanguageTag } from "../languages.ts";
import { parseSlashCommand, TYPED_COMMANDS, type SlashCommandName } from "./slashCommands.ts";

/**
 * What `/tr` or `/translate th` can become.
 * @param word from the slash to the caret
 * @param likely languages for this command, as of `findLanguages`
 */
export function completeSlashCommand(
  word: string,
  likely: (command: SlashCommandName) => readonly (LanguageTag | undefined)[],
): readonly CompletionView[] {
  const [command = "", argument] = word.split(/[ \t]+/u);
  if (argument === undefined) return completeName(command.slice(1).toLowerCase());
  const parsed = parseSlashCommand(command);
  if (parsed?.kind !== "command") return [];
  const { name } = parsed;
  return findLanguages(argument, likely(name)).map((tag) => ({
    insert: `/${name} ${tag} `,
    label: languageLabel(tag),
    detail: tag,
  }));
}

function completeName(typed: string): CompletionView[] {
  return TYPED_COMMANDS.filter((name) => name.startsWith(typed)).map((name) => ({
    insert: `/${name} `,
    label: `/${name}`,
    detail: formatMessage(`command.${name}`),
  }));
}
