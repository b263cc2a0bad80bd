/**
 * Whether a model has written the source, or how its translation is spoken, in brackets behind the translation. Translators
 * add the source's word for single terms, but never to the whole text.
 */
import type { Finding, GlossaryTerm } from "../../../shared/translation.ts";
import { languageOf, type LanguageTag } from "../../languages.ts";
import { comparable, excerpt, type CheckedText } from "./checkedText.ts";

const BRACKET = /[(（[［]/u;
const LAST_BRACKETS = /[(（]([^()（）]{1,200})[)）]$/u;
const LATIN_WORD = /\p{Script=Latin}[\p{Script=Latin}\p{M}]+/gu;
const LATIN_LETTER = /\p{Script=Latin}/gu;
const OTHER_LETTER = /(?!\p{Script=Latin})\p{L}/u;
const LOWER_CASE = /\p{Ll}/u;
/** Latin letters that a character of the other scripts is spoken with, at least. */
const LETTERS_FOR_ONE = 0.8;

/** @param glossary a term of its may well stand beside its translation */
export function checkGlosses(
  source: CheckedText,
  translation: CheckedText,
  target: LanguageTag,
  glossary: readonly GlossaryTerm[],
): Finding | undefined {
  const text = translation.text.trimEnd();
  if (!/[)）]$/u.test(text) || BRACKET.test(source.text)) return undefined;
  const [gloss = "", inside = ""] = LAST_BRACKETS.exec(text) ?? [];
  const known = comparable(inside);
  // Without a lower-case letter it is an abbreviation.
  if (!LOWER_CASE.test(inside) || isTerm(known, glossary)) return undefined;
  const isSource = source.comparable.replace(/[.!?…:]$/u, "") === known;
  return isSource || isReading(source, translation, inside, target)
    ? { code: "note", details: { what: excerpt(gloss) } }
    : undefined;
}

function isTerm(text: string, glossary: readonly GlossaryTerm[]): boolean {
  return glossary.some(({ source, target }) => comparable(source) === text || comparable(target) === text);
}

/** Latin letters that come from nowhere, as many as the whole translation is spoken with. */
function isReading(source: CheckedText, { letters }: CheckedText, inside: string, target: LanguageTag): boolean {
  const { script } = languageOf(target);
  if (script === "Latn" || OTHER_LETTER.test(inside)) return false;
  const latin = inside.match(LATIN_LETTER)?.length ?? 0;
  if (latin !== letters.byScript.Latn || latin < letters.byScript[script] * LETTERS_FOR_ONE) return false;
  return (inside.match(LATIN_WORD) ?? []).every((word) => !source.comparable.includes(word.toLowerCase()));
}
