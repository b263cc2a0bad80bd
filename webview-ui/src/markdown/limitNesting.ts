/** Deeper than any person writes; a parser that recurses far deeper runs out of stack. */
const MAX_DEPTH = 40;

const MARKER = String.raw`(?:>|(?:[-+*]|\d{1,9}[.)])[ \t])`;
const TOO_DEEP = new RegExp(`^((?:[ \\t]*${MARKER}){${String(MAX_DEPTH)}}[ \\t]*)(?=${MARKER})`, "gmu");
const FENCED = /^ {0,3}(`{3,}|~{3,})[\s\S]*?(?:^ {0,3}\1|$(?![\s\S]))/gmu;

/**
 * The text with every line's run of quote and list markers cut at 40 levels: the rest of the run is escaped and shows
 * as text. Code between fences stays as it is.
 */
export function limitNesting(text: string): string {
  if (text.search(TOO_DEEP) === -1) return text;
  let result = "";
  let end = 0;
  for (const fence of text.matchAll(FENCED)) {
    result += text.slice(end, fence.index).replace(TOO_DEEP, "$1\\") + fence[0];
    end = fence.index + fence[0].length;
  }
  return result + text.slice(end).replace(TOO_DEEP, "$1\\");
}
