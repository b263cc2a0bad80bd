/**
 * chrF++ (Popović, WMT 2017): how much of a translation's character and word n-grams its reference has, and the other way
 * round. It needs no words to be told apart, so it is fair to Thai, Lao, Khmer and Burmese.
 */

const CHARACTER_ORDER = 6;
const WORD_ORDER = 2;
/** What is missing counts so many times as much as what is too many. */
const BETA = 2;

export interface TranslationPair {
  readonly translation: string;
  readonly reference: string;
}

/** N-grams of one length, in all pairs together. */
interface OrderCounts {
  matches: number;
  translation: number;
  reference: number;
}

/** 0 to 100, over all pairs: their n-grams are counted together, so that long texts count for more. 0 for no pairs. */
export function chrf(pairs: Iterable<TranslationPair>): number {
  const orders = Array.from({ length: CHARACTER_ORDER + WORD_ORDER }, (): OrderCounts => ({
    matches: 0,
    translation: 0,
    reference: 0,
  }));
  for (const { translation, reference } of pairs) {
    for (const [index, counts] of orders.entries()) {
      const [unitsOf, order] =
        index < CHARACTER_ORDER
          ? ([charactersOf, index + 1] as const)
          : ([wordsOf, index - CHARACTER_ORDER + 1] as const);
      addMatches(counts, ngrams(unitsOf(translation), order), ngrams(unitsOf(reference), order));
    }
  }
  return 100 * fScore(orders);
}

/** Of the averages over all orders that both sides have: a short text has no long n-grams. */
function fScore(orders: readonly OrderCounts[]): number {
  const usable = orders.filter(({ translation, reference }) => translation > 0 && reference > 0);
  if (usable.length === 0) return 0;
  const average = (share: (counts: OrderCounts) => number): number =>
    usable.reduce((sum, counts) => sum + share(counts), 0) / usable.length;
  const precision = average(({ matches, translation }) => matches / translation);
  const recall = average(({ matches, reference }) => matches / reference);
  if (precision + recall === 0) return 0;
  return ((1 + BETA ** 2) * precision * recall) / (BETA ** 2 * precision + recall);
}

function addMatches(
  counts: OrderCounts,
  translation: ReadonlyMap<string, number>,
  reference: ReadonlyMap<string, number>,
): void {
  for (const [ngram, count] of translation) {
    counts.translation += count;
    counts.matches += Math.min(count, reference.get(ngram) ?? 0);
  }
  for (const count of reference.values()) counts.reference += count;
}

function ngrams(units: readonly string[], order: number): Map<string, number> {
  const counts = new Map<string, number>();
  for (let start = 0; start + order <= units.length; start += 1) {
    const ngram = units.slice(start, start + order).join("\u0000");
    counts.set(ngram, (counts.get(ngram) ?? 0) + 1);
  }
  return counts;
}

/** Code points, white space left out. */
function charactersOf(text: string): string[] {
  return [...text.replace(/\s+/gu, "")];
}

/** Words; of a word that ends or else begins with a sign, the sign is a word of its own. */
function wordsOf(text: string): string[] {
  return text.split(/\s+/u).flatMap((word) => {
    const parts = /^(.+)(\p{P})$/su.exec(word) ?? /^(\p{P})(.+)$/su.exec(word);
    if (parts !== null) return parts.slice(1);
    return word === "" ? [] : [word];
  });
}
