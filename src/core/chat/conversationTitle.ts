import { splitWords } from "../text/sentences.ts";
import { splitGraphemes } from "../text/graphemes.ts";
import type { Conversation } from "./conversation.ts";

/** Characters as readers count them: so much fits into a row of a narrow panel, and into an editor's tab. */
const MOST_CHARACTERS = 48;
/** More of a question is never looked at. */
const BEGINNING_LENGTH = 600;

/** A conversation's own title, else the beginning of its first question. Empty as long as nothing was asked. */
export function conversationTitle({ title, all }: Pick<Conversation, "title" | "all">): string {
  return title?.text ?? beginningOf(all.find(({ role }) => role === "user")?.text ?? "");
}

/** One line, cut between words where that is possible, which needs no spaces in Thai, Lao, Khmer, Burmese and Chinese. */
export function beginningOf(text: string): string {
  const line = text.slice(0, BEGINNING_LENGTH).trim().replace(/\s+/gu, " ");
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
