/** Writes a translation into a Markdown block so that it stays the block that it was. */
import type { WrittenProse } from "./proseBlock.ts";

const HTML_BLOCK_NAMES =
  "address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|fieldset|" +
  "figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu|menuitem|nav|noframes|" +
  "ol|optgroup|option|p|param|pre|script|search|section|source|style|summary|table|tbody|td|textarea|tfoot|th|thead|title|tr|track|ul";

/** What would begin an HTML block anywhere. */
const HTML_START = new RegExp(`^<(?:[!?]|/?(?:${HTML_BLOCK_NAMES})(?=[\\s/>]|$))`, "iu");
/** A tag alone on a line begins one where no paragraph has begun yet. */
const LONE_TAG = /^<\/?[a-z][^<>]*>[ \t]*$/iu;

/** What would begin another block than a paragraph, and can be kept from it by a backslash. */
const BLOCK_START = new RegExp(
  [
    "#{1,6}(?=\\s|$)", // heading
    ">", // quotation
    "`{3,}(?=[^`]*$)|~{3,}", // fence
    "[-+*](?=\\s|$)", // list item
    "([-_*])[ \\t]*(?:\\1[ \\t]*){2,}$", // thematic break
    "(?:=+|-+)[ \\t]*$", // underline of a heading
    "[|:-][|:\\s-]*$", // second row of a table
    "\\[\\^[^\\]]+\\]:", // footnote
    "\\[[^\\]]*\\]:\\s*(?:<[^<>]*>|\\S*)(?:\\s+[\"'(].*)?[ \\t]*$|\\[[ xX]\\](?=\\s|$)|\\[![a-z]+\\]|\\[\\[?_?toc_?\\]", // definition, task, alert, table of contents
    "\\*\\[[^\\]]+\\]:", // abbreviation
    ":{3,}|:(?=\\s|$)|(?:!!!|\\?\\?\\?)", // directive, definition, admonition
    "\\$\\$(?!.*\\$\\$)|\\\\\\[\\s*$", // math
  ].join("|"),
  "iu",
);
const AT_START = new RegExp(`^(?:${BLOCK_START.source})`, "iu");

/** A backslash where the line would begin another block. */
function guardLineStart(line: string, isFirst: boolean): string {
  const ordered = /^(\d{1,9})([.)](?:\s|$).*)$/u.exec(line);
  if (ordered !== null) return `${ordered[1] ?? ""}\\${ordered[2] ?? ""}`;
  return AT_START.test(line) || HTML_START.test(line) || (isFirst && LONE_TAG.test(line)) ? `\\${line}` : line;
}

/** A line break that Markdown shows: two spaces or a backslash in front of it. */
const HARD_BREAK = /(?: {2,}|(?<!\\)(?:\\\\)*\\)$/u;

/**
 * Each line break becomes the block's own next one with what follows it there. A soft one that the block has not, or whose line
 * would begin an HTML block, becomes a space. Blank lines go.
 */
export function encodeParagraph(text: string, { joints }: WrittenProse): string {
  const lines = text
    .split("\n")
    .map((line, index, all) => (index < all.length - 1 && HARD_BREAK.test(line) ? line.trimStart() : line.trim()))
    .filter((line) => line.trim() !== "");
  let encoded = "";
  let jointsUsed = 0;
  lines.forEach((line, index) => {
    const isBroken = HARD_BREAK.test(lines[index - 1] ?? "");
    const joint = joints[jointsUsed] ?? (isBroken ? "\n" : undefined);
    if (index === 0) {
      encoded = guardLineStart(line, true);
    } else if (joint === undefined || (!isBroken && HTML_START.test(line))) {
      encoded += ` ${line}`;
    } else {
      encoded += joint + guardLineStart(line, false);
      jointsUsed += 1;
    }
  });
  return encoded.trimEnd();
}

/** On one line, and without the signs at its end that would close an ATX heading. */
export function encodeHeading(text: string): string {
  return toOneLine(text).replace(/(?<=^|\s)(#+)$/u, "\\$1");
}

/** On one line, and without the bracket in front that would make it the label of a directive. */
export function encodeDirectiveTitle(text: string, { markup }: WrittenProse): string {
  const encoded = encodeHeading(text);
  return encoded.startsWith("[") && !markup.some((mark) => mark.startsWith("[")) ? `\\${encoded}` : encoded;
}

/** On one line, with every bar escaped. */
export function encodeCell(text: string, isAtLineStart: boolean): string {
  const escaped = toOneLine(text).replace(/\\[^]|[\\|]/gu, (found) => (found.length === 1 ? `\\${found}` : found));
  return isAtLineStart ? guardLineStart(escaped, true) : escaped;
}

/** @param quote the one behind it */
export function encodeTitle(text: string, quote: string): string {
  const escaped = quote === ")" ? "()" : quote;
  return toOneLine(text).replace(/\\[^]|[\\"'()]/gu, (found) =>
    found === "\\" || escaped.includes(found) ? `\\${found}` : found,
  );
}

export function toOneLine(text: string): string {
  return text
    .split("\n")
    .map((line) => line.trim().replace(/(?<!\\)\\$/u, ""))
    .filter((line) => line !== "")
    .join(" ")
    .trim();
}
