/** Which comment somebody points at. Pure; what a document's comments are is found once for each of its versions. */
import type { Comment } from "../../../core/translate/formats/code/commentLexer.ts";
import type { TextSpan } from "../../../shared/translation.ts";

/**
 * The comment at an offset. Line comments that stand below each other, with nothing else on their lines, are one text.
 * @param comments in order
 */
export function commentPlace(text: string, comments: readonly Comment[], offset: number): TextSpan | undefined {
  const index = comments.findIndex(({ start, end }) => start <= offset && offset <= end);
  const comment = comments[index];
  if (comment === undefined) return undefined;
  let first = comment;
  let last = comment;
  for (let before = comments[index - 1], at = index - 1; before !== undefined; before = comments[(at -= 1)]) {
    if (!continues(text, before, first)) break;
    first = before;
  }
  for (let next = comments[index + 1], at = index + 1; next !== undefined; next = comments[(at += 1)]) {
    if (!continues(text, last, next)) break;
    last = next;
  }
  return { start: first.start, end: last.end };
}

function continues(text: string, one: Comment, next: Comment): boolean {
  const areLines = one.kind === "line" && next.kind === "line";
  return areLines && standsAlone(text, one) && /^\r?\n[ \t]*$/u.test(text.slice(one.end, next.start));
}

/** True when nothing but white space stands before it on its line. */
function standsAlone(text: string, { start }: Comment): boolean {
  return /(?:^|\n)[ \t]*$/u.test(text.slice(Math.max(0, start - 200), start));
}
