/** Deeper than any person writes; a parser that recurses far deeper runs out of stack. */
const MAX_DEPTH = 40;

const MARKER = String.raw`(?:>|(?:[-+*]|\d{1,9}[.)])[ \t])`;
const TOO_DEEP = new RegExp(`^((?:[ \\t]*${MARKER}){${String(MAX_DEPTH)}}[ \\t]*)(?=${MARKER})`, "gmu");
/** A list in a list stands at least two columns further to the right, and costs all the levels around it. */
const TOO_FAR = new RegExp(`^([ \\t]{${String(MAX_DEPTH * 2)},})(?=${MARKER})`, "gmu");
const FENCED = /^ {0,3}(`{3,}|~{3,})[\s\S]*?(?:^ {0,3}\1|$(?![\s\S]))/gmu;

/**
 * The text with every line's run of quote and list markers cut at 40 levels, and markers left out that stand too far to
 * the right for so many levels: what is cut is escaped and shows as text. Code between fences stays as it is.
 */
export function limitNesting(text: string): string {
  if (text.search(TOO_DEEP) === -1 && text.search(TOO_FAR) === -1) return text;
  let result = "";
  let end = 0;
  for (const fence of text.matchAll(FENCED)) {
    result += limited(text.slice(end, fence.index)) + fence[0];
    end = fence.index + fence[0].length;
  }
  return result + limited(text.slice(end));
}

function limited(text: string): string {
  return text.replace(TOO_DEEP, "$1\\").replace(TOO_FAR, "$1\\");
}
