/**
 * Tells Zawgyi from Unicode. Zawgyi is a font's own use of Unicode's Burmese code points: it writes signs in the order in
 * which they are seen, gives some code points another meaning, and takes those of minority languages for ligatures. So
 * each of the two has sequences that the other cannot have; they are counted.
 */

const CONSONANTS: readonly [number, number] = [0x1000, 0x1021];
const VOWEL_E = 0x1031;
const AA: ReadonlySet<number> = new Set([0x102b, 0x102c]);
const DOT_BELOW = 0x1037;
const VISARGA = 0x1038;
/** Unicode: stacks the next consonant under the one before. Zawgyi: ends a syllable. */
const STACKER = 0x1039;
/** Unicode: ends a syllable. Zawgyi: the consonant y behind another. */
const KILLER = 0x103a;
/** Unicode: the consonant y behind another. Zawgyi: r around the next. */
const MEDIAL = 0x103b;
/** Consonants behind others, in both, whatever they stand for. */
const MEDIALS: readonly [number, number] = [0x103a, 0x103e];
const HA = 0x103e;
/** Zawgyi's own: in Unicode they are letters of Shan, Mon and Karen. */
const LIGATURES: readonly [number, number] = [0x1060, 0x1097];
const SHORT_VOWELS: ReadonlySet<number> = new Set([0x1033, 0x1034, 0x105a]);
/** Of the ligatures those that stand under a consonant, and those that stand around the next. */
const STACKED: readonly [number, number] = [0x1060, 0x107c];
const AROUND: readonly [number, number] = [0x107e, 0x1084];
/** Letters that Burmese writes in neither. */
const NOT_BURMESE: ReadonlySet<number> = new Set([0x1022, 0x1028, 0x1035, 0x109e, 0x109f]);

/** Logarithms of odds: what the other encoding cannot have, what it has rarely, and what only hints. */
const IMPOSSIBLE = 7;
const RARE = 2;
const HINT = 0.7;
/** Burmese text of today is Unicode until something speaks against it. */
const PRIOR = -3.5;

/** The rows of the alphabet: Burmese stacks consonants of one row. */
const ROWS: readonly (readonly [number, number])[] = [
  [0x1000, 0x1004],
  [0x1005, 0x100a],
  [0x100b, 0x100f],
  [0x1010, 0x1014],
  [0x1015, 0x1019],
];

/** From 0, certainly Unicode or not Burmese at all, to 1, certainly Zawgyi. */
export function zawgyiProbability(text: string): number {
  let odds = PRIOR;
  let isBurmese = false;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit < 0x1000 || unit > 0x109f) continue;
    isBurmese = true;
    odds += evidence(unit, text.charCodeAt(at - 1), text.charCodeAt(at + 1), text.charCodeAt(at + 2));
  }
  return isBurmese ? 1 / (1 + Math.exp(-odds)) : 0;
}

/** Of one sign between its neighbours (NaN beyond the text's ends): above 0 for Zawgyi, below for Unicode. */
function evidence(unit: number, before: number, after: number, afterNext: number): number {
  if (SHORT_VOWELS.has(unit)) return RARE;
  if (isIn(unit, LIGATURES)) return ofLigature(unit, before, after);
  if (NOT_BURMESE.has(unit)) return -RARE;
  switch (unit) {
    case VOWEL_E:
      return ofVowelE(before, after);
    case STACKER:
      return ofStacker(before, after);
    case KILLER:
      return ofKiller(before, after, afterNext);
    case MEDIAL:
      if (!isIn(before, CONSONANTS)) return IMPOSSIBLE;
      return isIn(after, CONSONANTS) ? 0 : -IMPOSSIBLE;
    case HA:
      return -HINT;
    default:
      return 0;
  }
}

/** Where Zawgyi has it in a place of its own, it is a letter of Shan or Karen. */
function ofLigature(unit: number, before: number, after: number): number {
  if (isIn(unit, STACKED) && !isIn(before, [0x1000, 0x103e])) return -RARE;
  if (isIn(unit, AROUND) && !isIn(after, CONSONANTS)) return -IMPOSSIBLE;
  return RARE;
}

/** Unicode writes it behind its consonant, Zawgyi before. */
function ofVowelE(before: number, after: number): number {
  const isBehind = isIn(before, CONSONANTS) || isIn(before, MEDIALS) || before === 0x103f;
  const isBefore = isIn(after, CONSONANTS) || after === MEDIAL || (after >= 0x107e && after <= 0x1084);
  if (!isBehind) return isBefore ? IMPOSSIBLE : 0;
  return isBefore ? 0 : -IMPOSSIBLE;
}

function ofStacker(before: number, after: number): number {
  if (!isIn(after, CONSONANTS)) return IMPOSSIBLE;
  if (before === KILLER) return -HINT;
  const isOneRow = ROWS.some((row) => isIn(before, row) && isIn(after, row));
  return isOneRow || before === after ? -HINT : RARE;
}

function ofKiller(before: number, after: number, afterNext: number): number {
  if (after === STACKER && isIn(afterNext, CONSONANTS) && before === 0x1004) return -RARE;
  if (before === DOT_BELOW || AA.has(before)) return -IMPOSSIBLE;
  if (after === VISARGA || after === DOT_BELOW) return -RARE;
  if (after === 0x102f) return 0;
  if (after >= 0x102b && after <= 0x1036 && after !== VOWEL_E) return IMPOSSIBLE;
  if (after === STACKER || after === 0x103c || after === 0x103d) return IMPOSSIBLE;
  return -HINT;
}

function isIn(unit: number, [first, last]: readonly [number, number]): boolean {
  return unit >= first && unit <= last;
}
