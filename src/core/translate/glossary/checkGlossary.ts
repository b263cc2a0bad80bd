import type { Finding, GlossaryTerm } from "../../../shared/translation.ts";
import type { LanguageTag } from "../../languages.ts";
import { inflectedBeginnings } from "./inflections.ts";
import { isWordInside, matchTerms } from "./matchTerms.ts";

/** Of a term's occurrences, those that a translation must have: repeated nouns may become pronouns, or fall away. */
const NEEDED_SHARE = 0.5;

interface Wanted {
  readonly text: string;
  count: number;
}

/** One finding for each term of the source that has not become what the glossary wants, or seldom. */
export function checkGlossary(
  source: string,
  translation: string,
  glossary: readonly GlossaryTerm[],
  target: LanguageTag,
): Finding[] {
  if (glossary.length === 0) return [];
  const exactSource = source.normalize("NFC");
  const exact = translation.normalize("NFC");
  const lower = exact.toLowerCase();
  const wantedOf = new Map<GlossaryTerm, Wanted>();
  for (const { term, start, end } of matchTerms(source, glossary)) {
    // What is not translated stays as the text has it, in its capitals, too.
    const text = isVerbatim(term) ? exactSource.slice(start, end) : term.target.normalize("NFC").trim();
    const wanted = wantedOf.get(term) ?? { text, count: 0 };
    wanted.count += 1;
    wantedOf.set(term, wanted);
  }
  return [...wantedOf].flatMap(([term, { text, count }]): Finding[] => {
    const needed = Math.ceil(count * NEEDED_SHARE);
    const hasCase = term.caseSensitive || isVerbatim(term);
    const searched = hasCase ? exact : lower;
    const wanted = hasCase ? text : text.toLowerCase();
    const isThere = isVerbatim(term)
      ? hasOften(searched, [wanted], needed, true)
      : hasOften(searched, inflectedBeginnings(wanted, target), needed, false);
    return isThere ? [] : [{ code: "glossary", details: { term: term.source, wanted: term.target } }];
  });
}

/** Words are looked for from their beginning, and to their end if `isWhole`: otherwise endings may follow, as in `berkasnya`. */
function hasOften(text: string, beginnings: readonly string[], needed: number, isWhole: boolean): boolean {
  let count = 0;
  for (const wanted of beginnings) {
    for (let at = text.indexOf(wanted); at >= 0 && count < needed; at = text.indexOf(wanted, at + 1)) {
      const end = at + wanted.length;
      const hasEdges = !isJoined(text, at) && !(isWhole && isJoined(text, end));
      if (hasEdges) count += 1;
    }
  }
  return count >= needed;
}

/** Whether two letters of one word meet here, in a script that writes spaces between words. */
function isJoined(text: string, at: number): boolean {
  return at > 0 && at < text.length && isWordInside(text[at - 1] ?? "") && isWordInside(text[at] ?? "");
}

function isVerbatim({ source, target }: GlossaryTerm): boolean {
  return source === target;
}
