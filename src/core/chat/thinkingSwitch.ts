/** `/think` and `/no_think`, as people know them from the Qwen models: typed with a question, they set the switch. */

const WORDS = [
  ["/think", true],
  ["/no_think", false],
] as const;

/** A question as it was typed, taken apart. */
export interface SwitchedQuestion {
  /** What the model reads. */
  readonly text: string;
  /** What was typed about thinking, which counts from this question on; left out where nothing was. */
  readonly thinking?: boolean;
}

/**
 * Takes the switch off the beginning and the end of a question; of two the one at the end counts. Anywhere else, and in code,
 * the words are text.
 */
export function takeThinkingSwitch(typed: string): SwitchedQuestion {
  const first = takenOffStart(typed);
  const last = takenOffEnd(first.text);
  return { ...first, ...last };
}

function takenOffStart(typed: string): SwitchedQuestion {
  const text = typed.trimStart();
  for (const [word, thinking] of WORDS) {
    if (!text.startsWith(word)) continue;
    const rest = text.slice(word.length);
    // Whatever is indented in the next line stays so.
    if (rest === "" || /^\s/u.test(rest)) return { text: rest.replace(/^[ \t]*(?:\r?\n)?/u, ""), thinking };
  }
  return { text: typed };
}

function takenOffEnd(typed: string): SwitchedQuestion {
  const text = typed.trimEnd();
  for (const [word, thinking] of WORDS) {
    if (!text.endsWith(word)) continue;
    const rest = text.slice(0, -word.length);
    if (rest === "" || (/\s$/u.test(rest) && !endsInCode(rest))) return { text: rest.trimEnd(), thinking };
  }
  return { text: typed };
}

/** True behind a fence or a backtick that nothing has closed yet. */
function endsInCode(text: string): boolean {
  const lines = text.split("\n");
  const fences = lines.filter((line) => /^ {0,3}(?:```|~~~)/u.test(line)).length;
  const backticks = lines.at(-1)?.split("`").length ?? 1;
  return fences % 2 === 1 || backticks % 2 === 0;
}
