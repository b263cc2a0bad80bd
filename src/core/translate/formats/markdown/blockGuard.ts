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
    "\\[[^\\]]*\\]:\\s*(?:<[^<>]*>|[^ \\t]*)(?:\\s+[\"'(].*)?[ \\t]*$|\\[[ xX]\\](?=\\s|$)|\\[![a-z]+\\]|\\[\\[?_?toc_?\\]", // definition, task, alert, table of contents
    "\\*\\[[^\\]]+\\]:", // abbreviation
    ":{3,}|:(?=\\s|$)|(?:!!!|\\?\\?\\?)", // directive, definition, admonition
    "\\$\\$(?!.*\\$\\$)|\\\\\\[\\s*$", // math
  ].join("|"),
  "iu",
);
const AT_START = new RegExp(`^(?:${BLOCK_START.source})`, "iu");

interface LinePlace {
  readonly isFirst: boolean;
  /** What follows in the block. */
  readonly rest: string;
}

/** A backslash where the line would begin another block. */
function guardLineStart(line: string, { isFirst, rest }: LinePlace): string {
  const ordered = /^(\d{1,9})([.)](?:\s|$).*)$/u.exec(line);
  if (ordered !== null) return `${ordered[1] ?? ""}\\${ordered[2] ?? ""}`;
  const isGuarded =
    AT_START.test(line) ||
    HTML_START.test(line) ||
    (isFirst && LONE_TAG.test(line)) ||
    (OPEN_LABEL.test(line) && rest.includes("]:"));
  return isGuarded ? escapedStart(line, rest) : line;
}

/** A definition's label may end on a later line. */
const OPEN_LABEL = /^\[(?:[^\]\\]|\\[^])*$/u;

function escapedStart(line: string, rest: string): string {
  // Some readers take a bracket with a backslash for the beginning of a formula.
  if (line.startsWith("[") && (line.trimEnd() === "[" || `${line} ${rest}`.includes("\\]")))
    return `&#91;${line.slice(1)}`;
  return line.startsWith("$$") ? `\\$\\${line.slice(1)}` : `\\${line}`;
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
  const written: { readonly joint: string; text: string }[] = [];
  lines.forEach((line, index) => {
    const isBroken = HARD_BREAK.test(lines[index - 1] ?? "");
    const joint = index === 0 ? "" : (joints[written.length - 1] ?? (isBroken ? "\n" : undefined));
    const last = written.at(-1);
    if (last !== undefined && (joint === undefined || (!isBroken && HTML_START.test(line)))) last.text += ` ${line}`;
    else written.push({ joint: joint ?? "", text: line });
  });
  return written
    .map(({ joint, text: line }, index) => {
      const rest = written.slice(index + 1).map((later) => later.text);
      return joint + guardLineStart(line, { isFirst: index === 0, rest: rest.join(" ") });
    })
    .join("")
    .trimEnd();
}

/** On one line, and without the signs at its end that would close an ATX heading. */
export function encodeHeading(text: string): string {
  return toOneLine(text).replace(/(?<=^|\s)(#+)$/u, "\\$1");
}

/** On one line, and without the bracket in front that would make it the label of a directive. */
export function encodeDirectiveTitle(text: string, { markup }: WrittenProse): string {
  const encoded = encodeHeading(text);
  return encoded.startsWith("[") && !markup.some((mark) => mark.startsWith("[")) ? escapedStart(encoded, "") : encoded;
}

/** On one line, with every bar escaped. */
export function encodeCell(text: string, isAtLineStart: boolean): string {
  const escaped = toOneLine(text).replace(/\\[^]|[\\|]/gu, (found) => (found.length === 1 ? `\\${found}` : found));
  return isAtLineStart ? guardLineStart(escaped, { isFirst: true, rest: "" }) : escaped;
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
