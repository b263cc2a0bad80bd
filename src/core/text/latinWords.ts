/** A text of Latin letters as language identification sees it: lower-case words and their trigrams. */

/** `camelCase`, `a.b`, `f(x)`, `/path/to` and abbreviations in capitals are nobody's language. */
const IDENTIFIER = /\p{Ll}[\p{Lu}_.:()/\d]+\p{L}|^\P{L}*\p{Lu}[\p{Lu}\d]+(?:[^\p{L}\d]\P{L}*)?$/u;
const WORD = /\p{Script=Latin}[\p{Script=Latin}\p{M}]*(?:['’]\p{Script=Latin}+)*/gu;

export function latinWords(text: string): string[] {
  return withoutIdentifiers(text).normalize("NFC").toLowerCase().match(WORD) ?? [];
}

export function withoutIdentifiers(text: string): string {
  return text.replace(/\S+/gu, (word) => (IDENTIFIER.test(word) ? " " : word));
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
