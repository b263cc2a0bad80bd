/** `/think` and `/no_think`, as people know them from the Qwen models: typed with a question, they set the switch. */

/** Without their slash. */
export const THINKING_SWITCHES = ["think", "no_think"] as const;

/** One or more; the group is the last of them. Whatever is indented in the next line stays so. */
const AT_START = /^(?:\s*\/(?<word>think|no_think)(?=\s|$)[ \t]*(?:\r?\n)?)+/iu;
const AT_END = /(?:(?<=^|\s)\/(?<word>think|no_think)\s*)+$/iu;

/** A question as it was typed, taken apart. */
export interface SwitchedQuestion {
  /** What the model reads. */
  readonly text: string;
  /** What was typed about thinking, which counts from this question on; left out where nothing was. */
  readonly thinking?: boolean;
}

/**
 * Takes switches off the beginning and the end of a question, in any case; the last one counts. Anywhere else, and in code,
 * the words are text.
 */
export function takeThinkingSwitch(typed: string): SwitchedQuestion {
  const first = takenOffStart(typed);
  const last = takenOffEnd(first.text);
  return { ...first, ...last };
}

function takenOffStart(typed: string): SwitchedQuestion {
  const found = AT_START.exec(typed);
  return found === null ? { text: typed } : { text: typed.slice(found[0].length), thinking: isThink(found) };
}

function takenOffEnd(typed: string): SwitchedQuestion {
  const found = AT_END.exec(typed);
  if (found === null) return { text: typed };
  const text = typed.slice(0, found.index);
  return endsInCode(text) ? { text: typed } : { text: text.trimEnd(), thinking: isThink(found) };
}

function isThink({ groups }: RegExpExecArray): boolean {
  return groups?.word?.toLowerCase() === "think";
}

/** True behind a fence or a backtick that nothing has closed yet. */
function endsInCode(text: string): boolean {
  const lines = text.split("\n");
  const fences = lines.filter((line) => /^ {0,3}(?:```|~~~)/u.test(line)).length;
  const backticks = lines.at(-1)?.split("`").length ?? 1;
  return fences % 2 === 1 || backticks % 2 === 0;
}
