/** Formulas in Markdown: `$x$`, `$$x$$`, `\(x\)` and `\[x\]` become MathML, which browsers draw without any fonts of ours. */
import type { MarkedExtension, Tokens } from "marked";
import temml from "temml";
import { escapeHtml } from "./escapeHtml.ts";

/** Layout of nested fractions takes time that grows faster than their text; no formula in an answer is longer. */
const MAX_CHARACTERS = 1500;
/** How deep braces may stand in each other: each level is a level of recursion in the parser and in layout. */
const MAX_DEPTH = 24;
/** Macros that a formula defines may be used this often: enough for a shorthand, too few for a bomb. */
const MAX_EXPANSIONS = 100;
/** In em. */
const MAX_SIZE = 10;
/** A macro of a thousand characters is a bomb however seldom it is used: a formula that defines one is a short one. */
const MAX_DEFINING_CHARACTERS = 300;
const DEFINES = /\\(?:[egx]?def|let|(?:re)?newcommand|providecommand)(?![a-z])/u;
/** Of MathML: each element costs layout, and a page of fractions stays below. */
const MAX_RESULT_CHARACTERS = 40_000;

interface MathToken extends Tokens.Generic {
  readonly type: "math" | "mathBlock";
  readonly raw: string;
  readonly tex: string;
}

const BLOCK =
  /^ {0,3}(?:\$\$((?:[^\n$]|\n(?![ \t]*\n)|\$(?!\$)){1,1500})\$\$|\\\[((?:[^\n]|\n(?![ \t]*\n)){1,1500}?)\\\])[ \t]*(?:\n+|$)/u;
const DISPLAYED =
  /^(?:\$\$((?:[^\n$]|\n(?![ \t]*\n)){1,1500})\$\$|\\\[((?:[^\n]|\n(?![ \t]*\n)){1,1500}?)\\\])(?:[ \t]*\n)?/u;
/**
 * As in pandoc: no space inside the signs and no digit behind the last, so that "$5 and $10" are prices. Nor is a
 * letter, so that `$HOME/$USER` are variables.
 */
const INLINE = /^\$(?![\s$])((?:[^\n$\\`]|\\.){1,500}?)(?<![\s\\])\$(?![A-Za-z0-9$])/u;
const PARENTHESES = /^\\\(([^\n]{1,1500}?)\\\)/u;
/** "$5, not 10$" stands between signs of money: what begins with a number is a formula only with a sign of one. */
const AMOUNT = /^[\d.,]+(?![\d.,])[^\\^_=+<>{}*/]*$/u;

export const mathExtension: MarkedExtension = {
  extensions: [
    {
      // Without it, lines of a formula that begin with a plus or a minus would be a list. In the middle of a paragraph a
      // formula is inline: a paragraph that ends at each of thousands of them takes time that grows with their square.
      name: "mathBlock",
      level: "block",
      tokenizer: (source) => {
        const match = BLOCK.exec(source);
        return match === null ? undefined : tokenOf("mathBlock", match[0], match[1] ?? match[2] ?? "");
      },
      renderer: (token) => formula(token as MathToken, true),
    },
    {
      name: "math",
      level: "inline",
      start: (source) => indexOf(source, /(?<![A-Za-z0-9$\\])\$(?!\s)|\\[([]/u),
      tokenizer: (source) => inlineToken(source),
      renderer: (token) => formula(token as MathToken, token.raw.startsWith("$$") || token.raw.startsWith("\\[")),
    },
  ],
};

function inlineToken(source: string): MathToken | undefined {
  const displayed = DISPLAYED.exec(source);
  if (displayed !== null) return tokenOf("math", displayed[0], displayed[1] ?? displayed[2] ?? "");
  const match = PARENTHESES.exec(source) ?? INLINE.exec(source);
  if (match === null) return undefined;
  const [raw, tex = ""] = match;
  const isAmount = raw.startsWith("$") && /\s/u.test(tex) && AMOUNT.test(tex);
  return isAmount ? undefined : tokenOf("math", raw, tex);
}

function tokenOf(type: MathToken["type"], raw: string, tex: string): MathToken {
  return { type, raw, tex };
}

function indexOf(source: string, pattern: RegExp): number | undefined {
  const index = source.search(pattern);
  return index === -1 ? undefined : index;
}

/** MathML, not sanitised; the source as code where it is no formula that TeX would set. */
function formula({ raw, tex }: MathToken, isDisplayed: boolean): string {
  const mathMl = mathMlOf(tex.trim(), isDisplayed);
  if (mathMl === undefined)
    return isDisplayed ? `<pre>${escapeHtml(raw.trim())}</pre>` : `<code>${escapeHtml(raw)}</code>`;
  return isDisplayed ? `<p class="math-display">${mathMl}</p>` : mathMl;
}

/** A growing answer is parsed again and again, and its formulas are the dearest part of that. The oldest goes first. */
const known = new Map<string, string | undefined>();
const MAX_KNOWN = 2000;

function mathMlOf(tex: string, displayMode: boolean): string | undefined {
  const key = `${displayMode ? "display" : "inline"} ${tex}`;
  if (known.has(key)) return known.get(key);
  const mathMl = setFormula(tex, displayMode);
  known.set(key, mathMl);
  const [oldest] = known.keys();
  if (known.size > MAX_KNOWN && oldest !== undefined) known.delete(oldest);
  return mathMl;
}

function setFormula(tex: string, displayMode: boolean): string | undefined {
  if (tex.length > (DEFINES.test(tex) ? MAX_DEFINING_CHARACTERS : MAX_CHARACTERS)) return undefined;
  if (depthOf(tex) > MAX_DEPTH) return undefined;
  try {
    const mathMl = temml.renderToString(tex, {
      displayMode,
      throwOnError: true,
      trust: false,
      maxExpand: MAX_EXPANSIONS,
      maxSize: [MAX_SIZE, MAX_SIZE],
    });
    if (mathMl.length > MAX_RESULT_CHARACTERS) return undefined;
    // The page's policy forbids them, and the browser complains about each. In text a quote is written `&quot;`.
    return mathMl.replace(/ style="[^"]*"/gu, "");
  } catch {
    // What is wrong with it is of no use to a reader; the source is.
    return undefined;
  }
}

function depthOf(tex: string): number {
  let depth = 0;
  let deepest = 0;
  for (const sign of tex) {
    if (sign === "{") depth += 1;
    else if (sign === "}") depth -= 1;
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}
