/** The `/` or `#` word that is being typed, which the host can complete. */
export interface CompletionWord {
  readonly text: string;
  /** Where it begins in the composer's text; it ends at the caret. */
  readonly start: number;
}

/** A command stands at the message's beginning; its first argument belongs to it, because languages are completed too. */
const COMMAND = /^\/\S*(?:[ \t]+\S*)?$/u;
/** A path behind a quotation mark goes on over spaces. */
const REFERENCE = /(?:^|\s)\p{Open_Punctuation}*(#(?:(?:file|folder):"[^"\n]*|\S*))$/u;

/** The word before the caret, or undefined where it is neither a command nor a reference. */
export function completionWord(text: string, caret: number): CompletionWord | undefined {
  const before = text.slice(0, caret);
  if (COMMAND.test(before)) return { text: before, start: 0 };
  const reference = REFERENCE.exec(before)?.[1];
  return reference === undefined ? undefined : { text: reference, start: caret - reference.length };
}
