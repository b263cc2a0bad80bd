import type { LanguageTag } from "../../../src/core/languages.ts";
import { languageRuns, type LanguageRun } from "../../../src/core/text/languageRuns.ts";
import { replaceTexts } from "./replaceTexts.ts";

/** Has a font and heights of lines of its own, or is in the panel's language, whatever is written in it. */
const OF_NO_LANGUAGE = "pre, code, math, .code-header";

/** Of the whole message. */
export interface TextAround {
  /** As `languageAround` has it. */
  readonly lang: LanguageTag | undefined;
  /** As of `GrowingChinese`. */
  readonly isChinese: boolean;
}

/**
 * What of the parent is in another script than its message gets an element that says its language: always one around the
 * words, so that a paragraph that grows keeps its elements, and with them the selection.
 */
export function markLanguages(parent: ParentNode & Node, { lang, isChinese }: TextAround): void {
  replaceTexts(
    parent,
    ({ parentElement }) => !parentElement?.closest(OF_NO_LANGUAGE),
    (text) => languageRuns(text, lang, isChinese).map(partOf),
  );
}

/** The message is held to be in another language by now: code, its colours and what is selected in it stay as they are. */
export function changeLanguages(parent: ParentNode & Node, around: TextAround): void {
  for (const part of parent.querySelectorAll("span[lang]:not([role])")) {
    if (part.closest(OF_NO_LANGUAGE) === null) part.replaceWith(...part.childNodes);
  }
  markLanguages(parent, around);
}

function partOf({ text, lang }: LanguageRun): string | Node {
  if (lang === undefined) return text;
  const part = document.createElement("span");
  part.lang = lang;
  part.textContent = text;
  return part;
}
