import type { Finding, GlossaryTerm } from "../../../shared/translation.ts";
import { matchTerms } from "./matchTerms.ts";

/** One finding for each term of the source that has not become what the glossary wants, not even once. */
export function checkGlossary(source: string, translation: string, glossary: readonly GlossaryTerm[]): Finding[] {
  if (glossary.length === 0) return [];
  const exactSource = source.normalize("NFC");
  const exact = translation.normalize("NFC");
  const lower = exact.toLowerCase();
  const wantedOf = new Map<GlossaryTerm, string>();
  for (const { term, start, end } of matchTerms(source, glossary)) {
    if (wantedOf.has(term)) continue;
    // What is not translated stays as the text has it, in its capitals, too.
    wantedOf.set(term, isVerbatim(term) ? exactSource.slice(start, end) : term.target.normalize("NFC").trim());
  }
  return [...wantedOf].flatMap(([term, wanted]): Finding[] => {
    const mustBeExact = term.caseSensitive || isVerbatim(term);
    const isThere = mustBeExact ? exact.includes(wanted) : lower.includes(wanted.toLowerCase());
    return isThere ? [] : [{ code: "glossary", details: { term: term.source, wanted: term.target } }];
  });
}

function isVerbatim({ source, target }: GlossaryTerm): boolean {
  return source === target;
}
