/** Where an MDX document has JavaScript: import and export blocks, `{expressions}`, and the tags of fragments. */
import type { TextSpan } from "../../../../shared/translation.ts";

/** A longer expression is taken for a brace that nobody closed. */
const EXPRESSION_LIMIT_CHARACTERS = 100_000;
/** Each brace that is never closed costs a look at that much text. */
const UNCLOSED_LIMIT = 100;

const FENCE = /(?:[ \t>]|[-*+][ \t]|\d{1,9}[.)][ \t])*(`{3,}|~{3,})/uy;
const MODULE_STATEMENT = /(?:import|export)[ \t{*]/uy;
const FRAGMENT = /<\/?>/uy;
const INTERESTING = /[`\\{<\n]/gu;

export interface Expressions {
  /** In order, not overlapping. Code spans and fences have none. */
  readonly found: readonly TextSpan[];
  /** Places of braces that nobody closes, in order: the first ones only where there are very many. */
  readonly unclosed: readonly number[];
}

export function findExpressions(text: string): Expressions {
  const found: TextSpan[] = [];
  const unclosed: number[] = [];
  let at = 0;
  const add = (end: number) => {
    found.push({ start: at, end });
    at = end;
  };
  while (at < text.length) {
    const isLineStart = at === 0 || text[at - 1] === "\n";
    const fence = isLineStart ? matchAt(FENCE, text, at) : null;
    if (fence !== null) {
      at = fenceEnd(text, at + fence[0].length, fence[1] ?? "");
      continue;
    }
    if (isLineStart && matchAt(MODULE_STATEMENT, text, at) !== null && followsBlankLine(text, at)) {
      add(moduleEnd(text, at));
      continue;
    }
    const sign = text[at];
    const fragment = sign === "<" ? matchAt(FRAGMENT, text, at) : null;
    const isLookedAt = sign === "{" && unclosed.length < UNCLOSED_LIMIT;
    const end = isLookedAt ? expressionEnd(text, at) : -1;
    if (isLookedAt && end === -1) unclosed.push(at);
    if (fragment !== null) add(at + fragment[0].length);
    else if (end !== -1) add(end);
    else if (sign === "`") at = codeSpanEnd(text, at);
    else at += sign === "\\" ? 2 : 1;
    if (text[at - 1] === "\n") continue;
    INTERESTING.lastIndex = at;
    const next = INTERESTING.exec(text);
    if (next === null) break;
    at = next.index + (next[0] === "\n" ? 1 : 0);
  }
  return { found, unclosed };
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

function followsBlankLine(text: string, lineStart: number): boolean {
  return (
    lineStart === 0 ||
    /(?:^|\n)[ \t]*\n$/u.test(text.slice(Math.max(0, lineStart - 80), lineStart)) ||
    isAfterModule(text, lineStart)
  );
}

/** Statements stand line below line. */
function isAfterModule(text: string, lineStart: number): boolean {
  const previous = text.lastIndexOf("\n", lineStart - 2) + 1;
  return matchAt(MODULE_STATEMENT, text, previous) !== null;
}

/** The line behind the one that closes the fence. */
function fenceEnd(text: string, from: number, fence: string): number {
  const close = new RegExp(`^[ \\t>]*${fence.charAt(0)}{${fence.length},}[ \\t]*$`, "gmu");
  close.lastIndex = Math.max(from, text.indexOf("\n", from));
  const closed = close.exec(text);
  if (closed === null) return text.length;
  return Math.min(text.length, closed.index + closed[0].length + 1);
}

/** Behind the run of backticks that closes the one at `at`, within the paragraph; else behind that run itself. */
function codeSpanEnd(text: string, at: number): number {
  let runEnd = at;
  while (text[runEnd] === "`") runEnd += 1;
  const run = text.slice(at, runEnd);
  const paragraphEnd = text.indexOf("\n\n", runEnd);
  const limit = Math.min(paragraphEnd === -1 ? text.length : paragraphEnd, runEnd + EXPRESSION_LIMIT_CHARACTERS);
  for (let close = text.indexOf(run, runEnd); close !== -1 && close < limit;) {
    let closeEnd = close;
    while (text[closeEnd] === "`") closeEnd += 1;
    if (closeEnd - close === run.length) return closeEnd;
    close = text.indexOf(run, closeEnd);
  }
  return runEnd;
}

/** To the first blank line where no bracket is open. */
function moduleEnd(text: string, start: number): number {
  const blankLine = /\n[ \t]*(?=\n)/gu;
  blankLine.lastIndex = start;
  let depth = 0;
  let counted = start;
  for (let match = blankLine.exec(text); match !== null; match = blankLine.exec(text)) {
    for (const bracket of text.slice(counted, match.index).match(/[(){}[\]]/gu) ?? [])
      depth += "({[".includes(bracket) ? 1 : -1;
    counted = match.index;
    if (depth <= 0) return match.index;
  }
  return depth <= 0 ? text.trimEnd().length : text.length;
}

/** Behind the brace that closes the one at `start`; -1 without one. Knows strings, templates and comments. */
function expressionEnd(text: string, start: number): number {
  const limit = Math.min(text.length, start + EXPRESSION_LIMIT_CHARACTERS);
  /** What is open: a brace, or a template literal. */
  const open: ("{" | "`")[] = [];
  for (let at = start; at < limit; at += 1) {
    const sign = text[at];
    const isInTemplate = open.at(-1) === "`";
    if (sign === "\\") at += 1;
    else if (sign === "`" && isInTemplate) open.pop();
    else if (sign === "`") open.push("`");
    else if (sign === "{" && (!isInTemplate || text[at - 1] === "$")) open.push("{");
    else if (sign === "}" && !isInTemplate) open.pop();
    else if (!isInTemplate && (sign === '"' || sign === "'")) at = stringEnd(text, at);
    else if (!isInTemplate && sign === "/" && text[at + 1] === "*") at = Math.max(at, text.indexOf("*/", at + 2) + 1);
    if (open.length === 0) return at + 1;
  }
  return -1;
}

/** The quote that closes the string at `at`; `at` itself where its line has none: an apostrophe. */
function stringEnd(text: string, at: number): number {
  const quote = text[at];
  for (let end = at + 1; end < text.length && text[end] !== "\n"; end += 1) {
    if (text[end] === "\\") end += 1;
    else if (text[end] === quote) return end;
  }
  return at;
}
