/**
 * Whether a text says anything that a language could say otherwise: it has letters, and more of them than one of the Latin
 * alphabet, which is the name of a column, of an axis or of a choice.
 */
export function hasWords(text: string): boolean {
  return /\p{Letter}/u.test(text) && !/^\P{Letter}*[A-Za-z]\P{Letter}*$/u.test(text);
}
