/** A text of Latin letters as language identification sees it: lower-case words and their trigrams. */

/** Identifiers and abbreviations in capitals are nobody's language. */
const IDENTIFIER = /\S*\p{Ll}[\p{Lu}_.:()/\d]+\p{L}\S*|\b\p{Lu}[\p{Lu}\d]+\b/gu;
const WORD = /\p{Script=Latin}[\p{Script=Latin}\p{M}]*(?:['’]\p{Script=Latin}+)*/gu;

export function latinWords(text: string): string[] {
  return text.replace(IDENTIFIER, " ").normalize("NFC").toLowerCase().match(WORD) ?? [];
}

/** Of each word with its edges marked: `^th the he$`. */
export function trigramsOf(words: readonly string[]): string[] {
  const trigrams: string[] = [];
  for (const word of words) {
    const padded = `^${word}$`;
    for (let at = 0; at + 3 <= padded.length; at += 1) trigrams.push(padded.slice(at, at + 3));
  }
  return trigrams;
}
