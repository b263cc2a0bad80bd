/** What is typed after a `/` at the beginning of a message: `/translate th Good morning`. */
import { parseLanguage, type LanguageTag } from "../languages.ts";
import { THINKING_SWITCHES } from "./thinkingSwitch.ts";

export const SLASH_COMMANDS = ["translate", "summarize", "explain", "fix", "docs"] as const;

/** All that is offered behind a `/`. */
export const TYPED_COMMANDS = [...SLASH_COMMANDS, ...THINKING_SWITCHES] as const;

export type SlashCommandName = (typeof SLASH_COMMANDS)[number];

export interface SlashCommand {
  readonly name: SlashCommandName;
  /** Left out where none was named. */
  readonly language?: LanguageTag;
  /** What else was typed; it may be empty. */
  readonly text: string;
}

export type ParsedCommand =
  | ({ readonly kind: "command" } & SlashCommand)
  /** The word looks like a command and is none. */
  | { readonly kind: "unknown"; readonly name: string };

/** A command that is answered by a task, a translation or a summary, and not by a chat. */
export type TaskCommand = SlashCommand & { readonly name: "translate" | "summarize" };

/** A path such as `/usr/bin` goes on with another slash, and is no command. */
const COMMAND = /^\/(?<name>[\p{L}_-]+)(?:\s+(?<rest>[^]*))?$/u;
const BRITISH = new Map<string, SlashCommandName>([["summarise", "summarize"]]);
/** Endonyms and English names have two words at most. */
const LONGEST_LANGUAGE_WORDS = 2;
/** Aliases that are English words as well: with more behind them they begin a text. */
const ALSO_WORDS = new Set(["in", "may"]);
/** "to Thai" and "into Thai" are what people say. With more behind it, and no colon, the first may begin a text, too. */
const PREPOSITION = /^(?<preposition>(?:in)?to)\s+(?<behind>\S[^]*)$/iu;

/** Undefined for a message that begins with no command. A space before the slash makes it text. */
export function parseSlashCommand(typed: string): ParsedCommand | undefined {
  const { name: word, rest = "" } = COMMAND.exec(typed)?.groups ?? {};
  if (word === undefined) return undefined;
  const name = commandNamed(word.toLowerCase());
  return name === undefined ? { kind: "unknown", name: word } : { kind: "command", name, ...takeLanguage(rest.trim()) };
}

/** Undefined for what a chat answers. */
export function taskCommandOf(text: string): TaskCommand | undefined {
  const command = parseSlashCommand(text);
  if (command?.kind !== "command") return undefined;
  const { name } = command;
  return name === "translate" || name === "summarize" ? { ...command, name } : undefined;
}

/** A command as it is typed. The language stands by its tag. */
export function formatSlashCommand({ name, language, text }: SlashCommand): string {
  return [`/${name}`, language, text].filter((part) => part !== undefined && part !== "").join(" ");
}

function commandNamed(word: string): SlashCommandName | undefined {
  return SLASH_COMMANDS.find((command) => command === word) ?? BRITISH.get(word);
}

function takeLanguage(rest: string): Pick<SlashCommand, "language" | "text"> {
  const { preposition = "", behind = rest } = PREPOSITION.exec(rest)?.groups ?? {};
  for (let count = LONGEST_LANGUAGE_WORDS; count > 0; count -= 1) {
    const named = new RegExp(`^\\S+(?:[ \\t]+\\S+){${String(count - 1)}}(?=\\s|$)`, "u").exec(behind)?.[0];
    if (named === undefined) continue;
    const text = behind.slice(named.length).trim();
    const word = named.replace(/(?<=\S)[:,]$/u, "").replaceAll(/\s+/gu, " ");
    const language = parseLanguage(word);
    const isText = ALSO_WORDS.has(named.toLowerCase()) || (preposition.toLowerCase() === "to" && word === named);
    if (language !== undefined && (text === "" || !isText)) return { language, text };
  }
  return { text: rest };
}
