/** What is asked of a translation beside translating: lines for the prompt. A translation without wishes has none. */
import type { FindingCode, GlossaryTerm } from "../../shared/translation.ts";
import type { LanguageTag } from "../languages.ts";
import { delimited, promptName } from "../promptParts.ts";
import type { TranslatePrompt } from "../prompts.ts";
import { MARK_EXAMPLES } from "./protect/marks.ts";
import { registerForms } from "./register.ts";

const MARKS_LINE =
  `Marks such as ${MARK_EXAMPLES.join(" and ")} stand for what is not translated: copy each exactly, as often as it ` +
  "occurs, where it belongs in the sentence.";

/** One line or paragraph for each wish, in a fixed order: equal wishes have equal beginnings, which engines read once. */
export function translationWishes(prompt: Omit<TranslatePrompt, "text">): string[] {
  const { target, register = "neutral", terms = [], note, pluralCategory, hasMarks = false, faults = [] } = prompt;
  const forms = registerForms(target, register);
  return [
    ...(forms === undefined ? [] : [`Write ${register === "formal" ? "formally" : "casually"}: ${forms}.`]),
    ...(hasMarks ? [MARKS_LINE] : []),
    ...(pluralCategory === undefined ? [] : [pluralLine(pluralCategory)]),
    ...termLines(terms),
    ...(note === undefined || note.trim() === ""
      ? []
      : [`A note about the text, for you alone:\n${delimited("note", note)}`]),
    ...faultLines(faults, target),
  ];
}

function pluralLine(category: Intl.LDMLPluralRule): string {
  return `The text goes with a number whose plural category is "${category}": use the form for that number.`;
}

/** Terms are data like the text: each is one quoted line, whatever a row of the glossary holds. */
function termLines(terms: readonly GlossaryTerm[]): string[] {
  if (terms.length === 0) return [];
  const lines = terms.map(({ source, target, note }) => {
    const wish = source === target ? `keep ${quoted(source)} as it is` : `${quoted(source)} is ${quoted(target)}`;
    return `- ${wish}${note === undefined || note.trim() === "" ? "" : ` (${oneLine(note)})`}`;
  });
  return [`Terms, to be used wherever they occur:\n${lines.join("\n")}`];
}

/** `placeholderMissing` and the like have one remedy, which is asked for once. */
function faultLines(faults: readonly FindingCode[], target: LanguageTag): string[] {
  return [...new Set(faults.map((code) => remedy(code, target)))];
}

/** The sentence against a fault of an earlier try. */
function remedy(code: FindingCode, target: LanguageTag): string {
  const language = promptName(target);
  switch (code) {
    case "unfinished":
    case "loop":
      return "Translate each sentence once, repeat nothing, and stop at the end of the text.";
    case "format":
    case "icu":
    case "placeholderMissing":
    case "placeholderExtra":
      return "Copy every placeholder, number and mark exactly, each as often as it occurs in the text; add none.";
    case "markup":
      return "Keep emphasis, links and tags: open and close each as the text does, around the same words.";
    case "echo":
      return `Do not repeat the text in its own language: every word of it that is no name has to become ${language}.`;
    case "script":
    case "language":
      return `Write in ${language} only; no other language is understood by the reader.`;
    case "missingSentence":
    case "tooShort":
      return "Leave nothing out: every sentence and every line of the text has its translation.";
    case "tooLong":
      return "Add nothing: no explanation, no alternative, no repetition.";
    case "note":
      return "No introduction, no remark, no quotation marks or code fences around the translation.";
    case "glossary":
      return "The terms above are binding: use each exactly as it is given.";
  }
}

function quoted(text: string): string {
  return JSON.stringify(oneLine(text));
}

function oneLine(text: string): string {
  return text.trim().replace(/\s+/gu, " ");
}
