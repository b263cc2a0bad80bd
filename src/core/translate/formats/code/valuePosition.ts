/** Whether a value may begin at a place in code: there a slash begins a regular expression, and "<" an element. */
import type { TextSpan } from "../../../../shared/translation.ts";

/** Words after which a value comes, unlike after a name. */
const BEFORE_VALUE =
  /(?:^|[^\p{L}\p{N}_$.])(?:return|typeof|case|in|of|delete|void|throw|new|instanceof|do|else|yield|await|extends|default|and|or|not|if|unless|while|until|when|split|grep|map|join)$/u;

const CONDITION = /(?:^|[^\p{L}\p{N}_$.])(?:if|while|for|with)\s*(?:await\s*)?$/u;

/** How far back the parenthesis is looked for that a closing one belongs to. */
const MAX_CONDITION_LENGTH = 300;

/** @param comments those before `at`, in order: they count as space */
export function isValuePosition(text: string, at: number, comments: readonly TextSpan[]): boolean {
  let end = at;
  let index = comments.length - 1;
  for (;;) {
    while (end > 0 && /\s/u.test(text[end - 1] ?? "")) end -= 1;
    const comment = comments[index];
    if (comment === undefined || comment.end < end) break;
    end = comment.start;
    index -= 1;
  }
  const last = text[end - 1];
  if (last === undefined) return true;
  if (last === ")") return isAfterCondition(text, end - 1);
  // After a block a statement begins; after an object a division, which nobody puts on a line of its own.
  if (last === "}") return text.slice(end, at).includes("\n");
  if (last === "+" || last === "-") return text[end - 2] !== last;
  if (/[\p{L}\p{N}_$]/u.test(last)) return BEFORE_VALUE.test(text.slice(Math.max(0, end - 12), end));
  return !/[\]"'`]/u.test(last);
}

function isAfterCondition(text: string, closing: number): boolean {
  let depth = 0;
  for (let at = closing; at >= 0 && closing - at < MAX_CONDITION_LENGTH; at -= 1) {
    if (text[at] === ")") depth += 1;
    else if (text[at] === "(") depth -= 1;
    if (depth === 0) return CONDITION.test(text.slice(Math.max(0, at - 20), at));
  }
  return false;
}
