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
const NESTING_LIMIT = 64;
/** A longer paragraph, heading or cell is not read for its inline markup. */
export const INLINE_LIMIT_CHARACTERS = 200_000;
/** Signs in one paragraph that may begin something; each can cost a look at all that follows. Further ones are text. */
const OPENER_LIMIT = 2_000;

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

const markdownParser: MarkdownParser = parser.configure([GFM, math, bounds]);

/** @param text with "\n" as its line break */
export function parseMarkdown(text: string): Tree {
  return markdownParser.parse(withoutSpaceBehindTableRows(text));
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
    return openers > OPENER_LIMIT ? pos + 1 : -1;
  };
}

/** `$$` or `\[` at the beginning of a line, to the line that closes it. A blank line ends it too: TeX has none in a formula. */
function parseMathBlock(cx: BlockContext, line: Line): boolean {
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

// Pandoc's rule: no space inside the signs, no digit behind them, so that prices are none.
const DOLLAR_MATH = /\$\$[^$]+\$\$|\$(?=[^\s$])[^$\\]*(?:\\[^][^$\\]*)*(?<=\S)\$(?!\d)/uy;
// `\[` also stands for a bracket that is no link: it is math only with something of TeX in it.
const BRACKET_MATH = /\\\((?=[^)]*?[\\^_=])(?:(?!\\\))[^])+\\\)|\\\[(?=[^\]]*?[\\^_=][^\\\]])(?:(?!\\\])[^])+\\\]/uy;

function parseInlineMath(cx: InlineContext, next: number, pos: number): number {
  const pattern = next === 36 /* $ */ ? DOLLAR_MATH : next === 92 /* \ */ ? BRACKET_MATH : undefined;
  if (pattern === undefined) return -1;
  pattern.lastIndex = pos - cx.offset;
  const found = pattern.exec(cx.text)?.[0];
  return found === undefined ? -1 : cx.addElement(cx.elt("InlineMath", pos, pos + found.length));
}

/** GitHub allows spaces behind a table's second row, the parser does not: they go in front of its last bar. */
function withoutSpaceBehindTableRows(text: string): string {
  return text.replace(/\|([ \t]+)$/gmu, (found, space: string, offset: number) => {
    const line = text.slice(text.lastIndexOf("\n", offset) + 1, offset);
    return /^[>|:\s-]*-[>|:\s-]*$/u.test(line) ? `${space}|` : found;
  });
}
