import type { TextSpan } from "../../../../shared/translation.ts";
import { commentsIn } from "./commentLexer.ts";
import { commentTexts } from "./commentLines.ts";

export interface CommentAt extends TextSpan {
  /** Its words, without signs and indentation; lines end with "\n". */
  readonly words: string;
}

/** The comment or docstring at a place of a program; line comments of consecutive lines are one. */
export function commentAt(text: string, offset: number, languageId: string): CommentAt | undefined {
  const found = commentTexts(text, commentsIn(text, languageId)).find(
    ({ start, end }) => start <= offset && offset <= end,
  );
  if (found === undefined) return undefined;
  const words = found.lines
    .map(({ start, end }) => text.slice(start, end))
    .join("\n")
    .trim();
  return { start: found.start, end: found.end, words };
}
