/** GitHub's Markdown with TeX math, and with bounds on what a hostile document may cost. */
import type { Tree } from "@lezer/common";
import {
  GFM,
  parser,
  type BlockContext,
  type InlineContext,
  type Line,
  type MarkdownConfig,
  type MarkdownParser,
} from "@lezer/markdown";

/** Quotes and lists inside each other. Each line costs as much as it has of them. */
const NESTING_LIMIT = 32;
/** A longer paragraph, heading or cell is not read for its inline markup. */
export const INLINE_LIMIT_CHARACTERS = 200_000;
/**
 * Signs that may begin something can each cost a look at all the text behind them: so many characters may be looked at for one
 * paragraph. Signs beyond that are text.
 */
const LOOKAHEAD_LIMIT_CHARACTERS = 50_000_000;
/** And so many signs, whatever they cost: what they begin can lie inside each other. */
const OPENER_LIMIT = 4_000;
/** A longer formula is none, but a sign that happens to come twice. */
const MATH_LIMIT_CHARACTERS = 2_000;

const plain: MarkdownConfig = { parseInline: [{ name: "Plain", before: "InlineMath", parse: skipPlain }] };

const bounds: MarkdownConfig = {
  defineNodes: [{ name: "TooDeep", block: true }],
  parseBlock: [{ name: "TooDeep", before: "IndentedCode", parse: skipDeepLine }],
  parseInline: [{ name: "Bounds", before: "Escape", parse: skipExcess() }],
};

const math: MarkdownConfig = {
  defineNodes: [{ name: "MathBlock", block: true }, "InlineMath"],
  parseBlock: [{ name: "MathBlock", before: "FencedCode", parse: parseMathBlock }],
  parseInline: [{ name: "InlineMath", before: "Escape", parse: parseInlineMath }],
};

const wikiLinks: MarkdownConfig = {
  defineNodes: ["WikiLink"],
  parseInline: [{ name: "WikiLink", before: "Escape", parse: parseWikiLink }],
};

const markdownParser: MarkdownParser = parser.configure([GFM, math, wikiLinks, bounds, plain]);

/** @param text with "\n" as its line break */
export function parseMarkdown(text: string): Tree {
  return markdownParser.parse(readable(text));
}

/**
 * What begins no markup: letters of other scripts than Latin, words that are no address and no part of one, single spaces, and most punctuation. Not more at
 * once than the expression's stack has room for; and no longer words, so that a hostile one costs no more than its length.
 */
const PLAIN = /(?:[^\0-\x7f]+|[A-Za-z\d]{1,30}(?![\w@.+:-])| (?![ \n])|[\n"#%'(),/:;=?@^{|}]){1,1000}/y;

/** The parser asks each of its readers about each character: most are passed over here, many at once. */
function skipPlain(cx: InlineContext, next: number, pos: number): number {
  PLAIN.lastIndex = pos - cx.offset;
  return PLAIN.test(cx.text) ? cx.offset + PLAIN.lastIndex : -1;
}

function skipDeepLine(cx: BlockContext, line: Line): boolean {
  if (cx.depth <= NESTING_LIMIT) return false;
  cx.addElement(cx.elt("TooDeep", cx.lineStart + line.pos, cx.lineStart + line.text.length));
  cx.nextLine();
  return true;
}

const OPENERS = new Set("[!*_~<`$\\&".split("").map((sign) => sign.charCodeAt(0)));

function skipExcess(): (cx: InlineContext, next: number, pos: number) => number {
  let counted: InlineContext | undefined;
  let openers = 0;
  return (cx, next, pos) => {
    if (cx.text.length > INLINE_LIMIT_CHARACTERS) return cx.end;
    if (!OPENERS.has(next)) return -1;
    openers = cx === counted ? openers + 1 : 0;
    counted = cx;
    const limit = Math.min(OPENER_LIMIT, LOOKAHEAD_LIMIT_CHARACTERS / cx.text.length);
    return openers > limit ? pos + 1 : -1;
  };
}

/** `$$` or `\[` at the beginning of a line, to the line that closes it. A blank line ends it too: TeX has none in a formula. */
function parseMathBlock(cx: BlockContext, line: Line): boolean {
  if (line.next !== 36 /* $ */ && line.next !== 92 /* \ */) return false;
  const rest = line.text.slice(line.pos);
  const close = /^\$\$(?!.*\$\$)/u.test(rest) ? "$$" : /^\\\[[ \t]*$/u.test(rest) ? "\\]" : undefined;
  // Deeper down it would have to know where its container ends; there it is inline math of a paragraph.
  if (close === undefined || cx.depth > 1) return false;
  const start = cx.lineStart + line.pos;
  while (cx.nextLine()) {
    if (line.pos === line.text.length) break;
    if (!line.text.includes(close)) continue;
    cx.nextLine();
    break;
  }
  cx.addElement(cx.elt("MathBlock", start, Math.max(start, cx.prevLineEnd())));
  return true;
}

function parseInlineMath(cx: InlineContext, next: number, pos: number): number {
  if (next !== 36 /* $ */ && next !== 92 /* \ */) return -1;
  const text = cx.slice(pos, Math.min(cx.end, pos + MATH_LIMIT_CHARACTERS));
  const length = next === 36 ? dollarMathLength(text) : bracketMathLength(text);
  // What reaches over the end of a link's text is none.
  if (length === 0 || /\][([]/u.test(text.slice(0, length))) return -1;
  return cx.addElement(cx.elt("InlineMath", pos, pos + length));
}

/**
 * A page's name, with words of its own or without. In a table the bar has a backslash. A number is a reference in brackets, a caret begins a footnote, and
 * what a destination follows is a link with brackets in its text.
 */
const WIKI_LINK = /!?\[\[(?!\^|\d+\])[^[\]|\n]{1,500}(?:\|[^[\]|\n]{1,500})?\]\](?![[(])/y;

function parseWikiLink(cx: InlineContext, next: number, pos: number): number {
  if (next !== 91 /* [ */ && next !== 33 /* ! */) return -1;
  WIKI_LINK.lastIndex = pos - cx.offset;
  return WIKI_LINK.test(cx.text) ? cx.addElement(cx.elt("WikiLink", pos, cx.offset + WIKI_LINK.lastIndex)) : -1;
}

/** Pandoc's rule: no space inside the signs and no digit behind them, so that prices are no formulas. */
function dollarMathLength(text: string): number {
  const pattern = /^(?:\$\$[^$]+\$\$|\$(?=[^\s$])[^$\\]*(?:\\[^][^$\\]*)*(?<=\S)\$(?!\d))/u;
  return pattern.exec(text)?.[0].length ?? 0;
}

/** `\[` also stands for a bracket that is no link: a formula has something of TeX in it, other than such brackets and line breaks. */
function bracketMathLength(text: string): number {
  const close = text.startsWith("\\(") ? "\\)" : text.startsWith("\\[") ? "\\]" : undefined;
  const end = close === undefined ? -1 : text.indexOf(close, 2);
  return end !== -1 && /\\(?![[\]()\n])|[\^_=]/u.test(text.slice(2, end)) ? end + 2 : 0;
}

const mdxParser = markdownParser.configure({ remove: ["IndentedCode"] });

/** MDX has no code by indentation: inside of tags everything is indented. */
export function parseMdx(text: string): Tree {
  return mdxParser.parse(readable(text));
}

/** The text as the parser understands it, each place where it was. */
function readable(text: string): string {
  return withoutFootnoteBrackets(withoutSpaceBehindTableRows(text));
}

/** A footnote of one word would be the definition of a link. */
function withoutFootnoteBrackets(text: string): string {
  return text.replace(/^([ >\t]*)\[(?=\^[^\]\n]+\]:)/gmu, "$1(");
}

/** GitHub allows spaces behind a table's second row, the parser does not: they go in front of its last bar. */
function withoutSpaceBehindTableRows(text: string): string {
  return text.replace(/\|([ \t]+)$/gmu, (found, space: string, offset: number) => {
    const line = text.slice(text.lastIndexOf("\n", offset) + 1, offset);
    // A sign of a list begins a list, whatever follows it.
    return /^(?![>\s]*-\s)[>|:\s-]*-[>|:\s-]*$/u.test(line) ? `${space}|` : found;
  });
}
