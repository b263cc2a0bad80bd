/** Brackets among words that Markdown would take for those of a link. */
import type { TextSpan } from "../../../../shared/translation.ts";
import { maskSpans } from "../html/templates.ts";

const ESCAPE_OR_CODE = "\\\\[^]|(`+)(?!`)[^`]+\\1(?!`)";

/**
 * Where they are. A link's end takes the last bracket before it that is open; a pair of brackets among words does without its own where the link would have
 * none.
 * @param known places of the source's markup: what begins with "]" is the end of a link
 */
export function strayBrackets(text: string, known: readonly TextSpan[]): number[] {
  const ends = new Set(known.filter(({ start }) => text[start] === "]").map(({ start }) => start));
  const masked = maskSpans(
    text,
    known.filter(({ start, end }) => !/^!?\[$|^\]/u.test(text.slice(start, end))),
  );
  const open: number[] = [];
  const pairs: { readonly open: number; readonly close: number }[] = [];
  const stray: number[] = [];
  for (const { index, 0: sign } of masked.matchAll(new RegExp(`${ESCAPE_OR_CODE}|[[\\]]`, "gu"))) {
    if (sign === "[") open.push(index);
    if (sign !== "]") continue;
    const opening = open.pop();
    if (ends.has(index)) {
      const lent = opening === undefined ? pairs.pop() : undefined;
      if (lent !== undefined) stray.push(lent.close);
    } else if (opening === undefined) {
      stray.push(index);
    } else {
      pairs.push({ open: opening, close: index });
    }
  }
  return [...stray, ...pairs.flatMap((pair) => [pair.open, pair.close])];
}
