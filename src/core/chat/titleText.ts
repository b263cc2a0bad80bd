import { splitGraphemes } from "../text/graphemes.ts";
import { splitWords } from "../text/sentences.ts";
import { beginningOf, titleLine } from "./conversationTitle.ts";
import { withoutMarkdown } from "./withoutMarkdown.ts";

const MOST_WORDS = 8;
/** In characters, of a title that is typed. */
const MOST_TYPED = 200;

const QUOTES = "\"'`“”„‘’«»‹›「」『』《》";
/** What models put around a title: quotes, Markdown's marks, a full stop. */
const AROUND = new RegExp(`^[\\s${QUOTES}#*_~>:\\-–—]+|[\\s${QUOTES}#*_~.。။។:;,\\-–—]+$`, "gu");

/** A title out of what the model was asked for one: one line of at most eight words. Undefined where there is none in it. */
export function titleText(answer: string): string | undefined {
  const line = withoutMarkdown(answer)
    .split("\n")
    .find((candidate) => /[\p{L}\p{N}]/u.test(candidate));
  const bare = stripped(titleLine(line ?? ""));
  const title = stripped(firstWords(bare));
  return /[\p{L}\p{N}]/u.test(title) ? beginningOf(title) : undefined;
}

/** A title as a person typed it: one line, nothing that turns its direction, and no longer than anybody reads. */
export function typedTitle(text: string): string {
  const line = titleLine(text);
  // Counted in characters as readers see them: nothing is cut in the middle of one.
  return splitGraphemes(line.slice(0, MOST_TYPED * 4))
    .slice(0, MOST_TYPED)
    .join("")
    .trim();
}

function stripped(text: string): string {
  return text.replace(AROUND, "");
}

function firstWords(text: string): string {
  let count = 0;
  let title = "";
  for (const piece of splitWords(text)) {
    if (/[\p{L}\p{N}]/u.test(piece)) count += 1;
    if (count > MOST_WORDS) break;
    title += piece;
  }
  return title;
}
