/** Whether a stretch of English stands within a translation: of the source's, or a model's own. */
import type { Finding } from "../../../shared/translation.ts";
import { languageOf, type LanguageTag } from "../../languages.ts";
import { FUNCTION_WORDS } from "../../text/functionWords.ts";
import { isOrdinaryEnglish } from "../../text/ordinaryEnglish.ts";
import { excerpt, type CheckedText } from "./checkedText.ts";

/** Words in a row, none with a capital: fewer are a term. */
const LEAST_WORDS = 3;

/** Words of sentences, which names of programs, commands and terms have none of. */
const OF_SENTENCES: ReadonlySet<string> = new Set(
  (
    "the this that these those you your they their its it's he his her we our is are was were be been has have had will would " +
    "should could must when before after because which who whose while until than also please"
  ).split(" "),
);
const BETWEEN_STRETCHES = /[^\p{L}\p{M}'’ \t\n]+/u;
const LOWER_CASE = /^\p{Ll}{2}/u;

export function checkEnglish(source: CheckedText, translation: CheckedText, target: LanguageTag): Finding | undefined {
  if (target === "en" || translation.letters.byScript.Latn === 0) return undefined;
  if (!translation.words.some((word) => isOfSentences(word, target))) return undefined;
  const run = englishRun(translation.text, new Set(source.words), target);
  if (run === undefined) return undefined;
  const details = { target, what: excerpt(run) };
  if (source.comparable.includes(run)) return { code: "echo", details };
  if (languageOf(target).script !== "Latn") return { code: "script", details };
  return { code: "language", details: { ...details, found: "en" } };
}

/** Words of the source's, or of anybody's English, with nothing but spaces between. */
function englishRun(text: string, inSource: ReadonlySet<string>, target: LanguageTag): string | undefined {
  for (const stretch of text.split(BETWEEN_STRETCHES)) {
    let run: string[] = [];
    for (const word of [...stretch.split(/\s/u), ""]) {
      if (LOWER_CASE.test(word) && (inSource.has(word) || isOrdinaryEnglish(word, target))) {
        run.push(word);
        continue;
      }
      if (run.length >= LEAST_WORDS && run.some((one) => isOfSentences(one, target))) return run.join(" ");
      if (word !== "") run = [];
    }
  }
  return undefined;
}

function isOfSentences(word: string, target: LanguageTag): boolean {
  const groups: readonly string[] = FUNCTION_WORDS.get(word) ?? [];
  return OF_SENTENCES.has(word) && !groups.includes(target);
}
