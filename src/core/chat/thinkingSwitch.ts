/** `/think` and `/no_think`, as people know them from the Qwen models: typed with a question, they set the switch. */

/** Without their slash. */
export const THINKING_SWITCHES = ["think", "no_think"] as const;

/** One at a time: a pattern for all of a long row of them would try again from each. */
const AT_START = /^\s*\/(?<word>think|no_think)(?=\s|$)[ \t]*(?:\r?\n)?/iu;
const AT_END = /(?<=^|\s)\/(?<word>think|no_think)$/iu;
/** In UTF-16 units: the longest switch and the space before it. */
const END_LENGTH = " /no_think".length;

/** A question as it was typed, taken apart. */
export interface SwitchedQuestion {
  /** What the model reads. */
  readonly text: string;
  /** What was typed about thinking, which counts from this question on; left out where nothing was. */
  readonly thinking?: boolean;
}

/**
 * Takes switches off the beginning and the end of a question, in any case; the last one counts. Anywhere else, and in code,
 * the words are text. Takes as long as the question is.
 */
export function takeThinkingSwitch(typed: string): SwitchedQuestion {
  const first = takenOffStart(typed);
  const last = takenOffEnd(first.text);
  return { ...first, ...last };
}

/** Whatever is indented in the line after a switch stays so. */
function takenOffStart(typed: string): SwitchedQuestion {
  let rest: SwitchedQuestion = { text: typed };
  for (let found = AT_START.exec(typed); found !== null; found = AT_START.exec(rest.text))
    rest = { text: rest.text.slice(found[0].length), thinking: isThink(found) };
  return rest;
}

function takenOffEnd(typed: string): SwitchedQuestion {
  let text = typed;
  let thinking: boolean | undefined;
  for (let found = switchAtEnd(text); found !== null; found = switchAtEnd(text)) {
    text = text.trimEnd().slice(0, -found[0].length);
    thinking ??= isThink(found);
  }
  return thinking === undefined || endsInCode(text) ? { text: typed } : { text: text.trimEnd(), thinking };
}

function switchAtEnd(text: string): RegExpExecArray | null {
  return AT_END.exec(text.trimEnd().slice(-END_LENGTH));
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
