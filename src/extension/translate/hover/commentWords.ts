import { commentsIn } from "../../../core/translate/formats/code/commentLexer.ts";
import { commentTexts } from "../../../core/translate/formats/code/commentLines.ts";
import type { TextSpan } from "../../../shared/translation.ts";

/**
 * The words of the comments in a place of a program, line by line, without the signs that its language makes comments with.
 * @param languageId as the editor names it
 */
export function commentWords(program: string, languageId: string, { start, end }: TextSpan): string {
  const before = unixLines(program.slice(0, start));
  const place = { start: before.length, end: before.length + unixLines(program.slice(start, end)).length };
  const text = unixLines(program);
  return commentTexts(text, commentsIn(text, languageId))
    .filter((comment) => comment.start < place.end && place.start < comment.end)
    .flatMap(({ lines }) => lines.map((line) => text.slice(line.start, line.end)))
    .join("\n")
    .trim();
}

function unixLines(text: string): string {
  return text.replaceAll("\r\n", "\n");
}
