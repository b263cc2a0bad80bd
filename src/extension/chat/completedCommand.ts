import type { Conversation } from "../../core/chat/conversation.ts";
import { languageOfTalk } from "../../core/chat/languageOfTalk.ts";
import {
  formatSlashCommand,
  parseSlashCommand,
  type SlashCommand,
  TYPED_COMMANDS,
} from "../../core/chat/slashCommands.ts";
import { takeThinkingSwitch } from "../../core/chat/thinkingSwitch.ts";
import type { LanguageTag } from "../../core/languages.ts";
import { identifyLanguage } from "../../core/text/identifyLanguage.ts";
import { AppError } from "../../shared/appError.ts";

/** Where a command has no language of its own. */
export interface CommandLanguages {
  /**
   * What is translated into; the user is asked where nothing says it. Undefined: the question was dismissed.
   * @param text what stands behind the command, and begins with no language; it may be empty
   * @param signal takes the question away
   */
  readonly target: (text: string, signal: AbortSignal) => Promise<LanguageTag | undefined>;
  /** The user's own, as far as it is known. */
  readonly own: () => LanguageTag;
}

/** As of CommandLanguages, for one command. */
interface CompletingLanguages extends Pick<CommandLanguages, "own"> {
  readonly target: (text: string) => Promise<LanguageTag | undefined>;
}

/** What was typed, ready to be recorded. */
export interface CompletedCommand {
  /** With a language, so that it means the same in each later try. */
  readonly text: string;
  /** It works on something, and nothing was typed behind it. */
  readonly needsContext: boolean;
}

/**
 * Fills in the language that a slash command leaves open. Anything else comes back as it was typed.
 * @returns undefined when the language was asked for and the question dismissed
 * @throws AppError command.unknown
 */
export async function completedCommand(
  typed: string,
  conversation: Conversation,
  languages: CompletingLanguages,
): Promise<CompletedCommand | undefined> {
  const { text, thinking } = takeThinkingSwitch(typed);
  const command = parseSlashCommand(text);
  if (command === undefined) return { text: typed, needsContext: false };
  if (command.kind === "unknown") throw unknown(command.name);
  const needsContext = command.text === "";
  if (command.language !== undefined) return { text: typed, needsContext };
  const language = await languageFor(command, conversation, languages);
  if (language === undefined) return undefined;
  const written = formatSlashCommand({ ...command, language });
  const switched = thinking === undefined ? written : `${thinking ? "/think" : "/no_think"} ${written}`;
  return { text: switched, needsContext };
}

async function languageFor(
  { name, text }: SlashCommand,
  conversation: Conversation,
  { target, own }: CompletingLanguages,
): Promise<LanguageTag | undefined> {
  if (conversation.answerLanguage !== "auto") return conversation.answerLanguage;
  if (name === "translate") return target(text);
  // Behind the other commands stands a wish, and it is written in the language of whoever has it.
  const wished = name === "summarize" ? undefined : identifyLanguage(text)?.tag;
  if (wished !== undefined && wished !== "other") return wished;
  return conversation.messages.length > 0 ? languageOfTalk(conversation) : own();
}

function unknown(command: string): AppError {
  const known = TYPED_COMMANDS.map((name) => `/${name}`).join(", ");
  return new AppError("command.unknown", `There is no /${command}`, { details: { command, known } });
}
