import { splitGraphemes } from "../text/graphemes.ts";
import { withoutHidden } from "../text/hiddenCharacters.ts";
import { splitWords } from "../text/sentences.ts";
import type { Conversation, ConversationMessage } from "./conversation.ts";
import { withoutReferences } from "./contextReferences.ts";
import { formatSlashCommand, parseSlashCommand } from "./slashCommands.ts";
import { withoutMarkdown } from "./withoutMarkdown.ts";

/** Characters as readers count them: so much fits into a row of a narrow panel, and into an editor's tab. */
const MOST_CHARACTERS = 48;
/** More of a question is never looked at. */
const BEGINNING_LENGTH = 600;

/**
 * A conversation's own title, else the beginning of its first question. Empty as long as nothing was asked. It is one line
 * without hidden characters, also where an imported file has another.
 */
export function conversationTitle({ title, all }: Pick<Conversation, "title" | "all">): string {
  if (title !== undefined) return titleLine(title.text);
  const question = all.find(({ role }) => role === "user");
  return question === undefined ? "" : beginningOf(subjectOf(question));
}

/**
 * A command and what it works on, without its language: that was filled in where nobody had typed one, and is the same in many.
 * References at the ends of a question only say what goes along.
 */
function subjectOf({ text, attachments }: ConversationMessage): string {
  const command = parseSlashCommand(text);
  const isCommand = command?.kind === "command";
  const words = isCommand ? command.text : text;
  const typed = withoutReferences(words.slice(0, BEGINNING_LENGTH), attachments) + words.slice(BEGINNING_LENGTH);
  const [attachment] = attachments;
  const subject = attachment?.kind === "text" ? attachment.text : attachment?.label;
  const worksOn = typed === "" ? subject : typed;
  if (worksOn === undefined) return text;
  const bare = withoutMarkdown(worksOn);
  return isCommand ? formatSlashCommand({ name: command.name, text: bare }) : bare;
}

/** One line, with nothing in it that is not seen: titles stand in tabs and lists, where no mark could say so. */
export function titleLine(text: string): string {
  return withoutHidden(text).replace(/\s+/gu, " ").trim();
}

/** One line, cut between words where that is possible, which needs no spaces in Thai, Lao, Khmer, Burmese and Chinese. */
export function beginningOf(text: string): string {
  const line = titleLine(text.slice(0, BEGINNING_LENGTH));
  if (splitGraphemes(line).length <= MOST_CHARACTERS && text.trim().length <= BEGINNING_LENGTH) return line;
  let beginning = "";
  let length = 0;
  for (const word of splitWords(line)) {
    length += splitGraphemes(word).length;
    if (length > MOST_CHARACTERS) break;
    beginning += word;
  }
  const cut = beginning === "" ? splitGraphemes(line).slice(0, MOST_CHARACTERS).join("") : beginning;
  return `${cut.trimEnd()}…`;
}
