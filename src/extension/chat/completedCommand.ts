import type { Conversation } from "../../core/chat/conversation.ts";
import { withoutReferences } from "../../core/chat/contextReferences.ts";
import { foreignLanguageHead } from "../../core/chat/foreignLanguage.ts";
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

/**
 * A word that stands alone where a language is expected, and names none of the eleven: "/translate Klingon". More than a word
 * is a text, and so is what no name has in it.
 */
export interface UnknownLanguage {
  readonly word: string;
  /** Nothing else is there to be translated, so that the word may be meant as the text. */
  readonly isMaybeText: boolean;
}

/** Where a command has no language of its own. */
export interface CommandLanguages {
  /**
   * What is translated into; the user is asked where nothing says it. Undefined: the question was dismissed.
   * @param unknown beside something else to translate it says that another language was meant than whatever says one
   * @param signal takes the question away
   */
  readonly target: (unknown: UnknownLanguage | undefined, signal: AbortSignal) => Promise<LanguageTag | undefined>;
  /** The user's own, as far as it is known. */
  readonly own: () => LanguageTag;
}

/** As of CommandLanguages, for one command. */
interface CompletingLanguages extends Pick<CommandLanguages, "own"> {
  readonly target: (unknown: UnknownLanguage | undefined) => Promise<LanguageTag | undefined>;
  /** Something stands beside the composer that the command works on. */
  readonly hasChips: boolean;
  /** Whether a word that means another language than the eleven is a part of the text all the same: "xx: hello". */
  readonly isText: (word: string) => boolean;
}

/** Names have hyphens and apostrophes in them, a preposition before them, and no spaces: with those a text begins. */
const LONE_WORD = /^(?:(?:in)?to\s+)?(?<word>\p{L}[\p{L}\p{M}\p{Cf}'’-]*)[:：]?$/iu;
/** In UTF-16 units. Scripts without spaces have sentences that are longer than any language's name. */
const LONGEST_NAME = 24;

/** What was typed, ready to be recorded. */
export interface CompletedCommand {
  /** With a language, so that it means the same in each later try. */
  readonly text: string;
  /** It works on something, and nothing was typed behind it. */
  readonly needsContext: boolean;
}

/**
 * Fills in the language that a slash command leaves open. Anything else comes back as it was typed.
 * @returns undefined when the language was asked for and the question dismissed, or what names it is no language and no text
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
  if (command.kind === "unknown") throw unknownCommand(command.name);
  const needsContext = command.text === "";
  if (command.language !== undefined) return { text: typed, needsContext };
  const words = withoutReferences(command.text);
  const isTranslation = command.name === "translate";
  const foreign = isTranslation ? foreignLanguageHead(words) : undefined;
  if (foreign !== undefined && !languages.isText(foreign)) return undefined;
  const unknown = isTranslation ? unknownLanguage(words, languages.hasChips || words !== command.text) : undefined;
  const language = await languageFor({ ...command, text: words }, unknown, conversation, languages);
  if (language === undefined) return undefined;
  // The name of a language that was not understood is nothing to be translated.
  const kept = unknown?.isMaybeText === false ? command.text.replace(words, "").trim() : command.text;
  const written = formatSlashCommand({ ...command, language, text: kept });
  const switched = thinking === undefined ? written : `${thinking ? "/think" : "/no_think"} ${written}`;
  return { text: switched, needsContext: needsContext || kept === "" };
}

async function languageFor(
  { name, text }: SlashCommand,
  unknown: UnknownLanguage | undefined,
  conversation: Conversation,
  { target, own }: CompletingLanguages,
): Promise<LanguageTag | undefined> {
  if (unknown?.isMaybeText === false) return target(unknown);
  if (conversation.answerLanguage !== "auto") return conversation.answerLanguage;
  if (name === "translate") return target(unknown);
  // Behind the other commands stands a wish, and it is written in the language of whoever has it.
  const wished = name === "summarize" ? undefined : identifyLanguage(text)?.tag;
  if (wished !== undefined && wished !== "other") return wished;
  return conversation.messages.length > 0 ? languageOfTalk(conversation) : own();
}

function unknownLanguage(typed: string, hasOther: boolean): UnknownLanguage | undefined {
  const word = LONE_WORD.exec(typed)?.groups?.word;
  return word === undefined || word.length > LONGEST_NAME ? undefined : { word, isMaybeText: !hasOther };
}

function unknownCommand(command: string): AppError {
  const known = TYPED_COMMANDS.map((name) => `/${name}`).join(", ");
  return new AppError("command.unknown", `There is no /${command}`, { details: { command, known } });
}
