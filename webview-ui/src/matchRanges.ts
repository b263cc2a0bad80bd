import { folded, searchTerms } from "../../src/core/chat/searchConversations.ts";

export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/**
 * Where the words of a search stand in a text, by the rules of the search itself; in order, not overlapping. A hit that
 * begins or ends inside a character, such as a consonant without its vowel sign, takes all of it: no mark tears one.
 */
export function matchRanges(text: string, query: string): TextRange[] {
  const { searched, characters } = foldByCharacter(text);
  const found: TextRange[] = [];
  for (const term of searchTerms(query)) {
    for (let at = searched.indexOf(term); at >= 0; at = searched.indexOf(term, at + term.length)) {
      const [first, last] = [characters[at], characters[at + term.length - 1]];
      if (first !== undefined && last !== undefined) found.push({ start: first.start, end: last.end });
    }
  }
  found.sort((a, b) => a.start - b.start || b.end - a.end);
  let endOfLast = 0;
  return found.filter(({ start, end }) => {
    if (start < endOfLast) return false;
    endOfLast = end;
    return true;
  });
}

/** `characters[i]` is the one in `text` that made the i-th unit of `searched`. */
function foldByCharacter(text: string): { readonly searched: string; readonly characters: readonly TextRange[] } {
  const characters: TextRange[] = [];
  let searched = "";
  for (const { segment, index } of new Intl.Segmenter(undefined, { granularity: "grapheme" }).segment(text)) {
    const piece = folded(segment);
    const range = { start: index, end: index + segment.length };
    characters.push(...Array.from({ length: piece.length }, () => range));
    searched += piece;
  }
  return { searched, characters };
}
