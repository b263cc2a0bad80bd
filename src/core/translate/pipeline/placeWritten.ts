/** Puts what a person has written, markup and lines as they are, into its place in the document. */
import type { WrittenText } from "../update/planUpdate.ts";
import { linePrefixAt } from "../update/linePrefix.ts";

const LINE_BREAK = /\r\n?|\n/u;

/**
 * With the document's line breaks and, where it stands in another list or quotation than before, with the signs of that in front of
 * its lines. Undefined where nobody could tell which signs a line would have.
 * @param start of the place in `text`
 */
export function placeWritten(
  { text: written, linePrefix }: WrittenText,
  text: string,
  start: number,
): string | undefined {
  const [first = "", ...rest] = written.split(LINE_BREAK);
  if (rest.length === 0) return written;
  const lineBreak = LINE_BREAK.exec(text)?.[0] ?? "\n";
  const prefix = linePrefixAt(text, start);
  if (prefix === linePrefix) return [first, ...rest].join(lineBreak);
  const before = continuedPrefix(linePrefix);
  const now = continuedPrefix(prefix);
  if (before === undefined || now === undefined || !rest.every((line) => line.startsWith(before))) return undefined;
  return [first, ...rest.map((line) => now + line.slice(before.length))].join(lineBreak);
}

/** Nothing but indentation, quotations and items of lists. */
const CONTAINERS = /^(?:[ \t>]|(?:[-+*]|\d{1,9}[.)])(?=[ \t]))*$/u;

/** In front of the further lines of a paragraph: an item's sign is there once, and its width stays. */
function continuedPrefix(linePrefix: string): string | undefined {
  return CONTAINERS.test(linePrefix) ? linePrefix.replace(/[^ \t>]/gu, " ") : undefined;
}
