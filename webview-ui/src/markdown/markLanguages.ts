import type { LanguageTag } from "../../../src/core/languages.ts";
import { languageRuns, type LanguageRun } from "../../../src/core/text/languageRuns.ts";
import { replaceTexts } from "./replaceTexts.ts";

/** Has a font and heights of lines of its own, whatever is written in it. */
const OF_NO_LANGUAGE = "pre, code, math";

/**
 * What of the fragment is in another script than its message gets an element that says its language: always one around the
 * words, so that a paragraph that grows keeps its elements, and with them the selection.
 * @param around of the message, as `languageAround` has it
 */
export function markLanguages(fragment: DocumentFragment, around: LanguageTag | undefined): void {
  replaceTexts(
    fragment,
    ({ parentElement }) => !parentElement?.closest(OF_NO_LANGUAGE),
    (text) => languageRuns(text, around).map(partOf),
  );
}

function partOf({ text, lang }: LanguageRun): string | Node {
  if (lang === undefined) return text;
  const part = document.createElement("span");
  part.lang = lang;
  part.textContent = text;
  return part;
}
