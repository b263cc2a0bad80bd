/**
 * Burmese from Zawgyi's encoding to Unicode. Each of Zawgyi's code points is one or more signs of a syllable; they are
 * collected around their consonant, and written in Unicode's order.
 */

/** The signs of one syllable, by what they are in Unicode. */
interface Syllable {
  /** The consonant, with those of a ligature; empty while only signs that are seen before it have come. */
  base: string;
  /** A small ng above the consonant. */
  hasKinzi: boolean;
  /** Consonants under the first, with what stacks them. */
  stacked: string;
  marks: Set<string>;
}

const KINZI = "\u1004\u103A\u1039";
const KILLER = "\u103A";

/** What Zawgyi's own code points stand for. `below` is a stacked consonant, `base` a consonant or a ligature of two. */
const SIGNS = new Map<string, { base?: string; below?: string; marks?: string; kinzi?: boolean }>();

/** Consonants in another shape, and ligatures. */
for (const [from, base] of [
  ["\u106A", "\u1009"],
  ["\u106B", "\u100A"],
  ["\u108F", "\u1014"],
  ["\u1090", "\u101B"],
  ["\u1086", "\u103F"],
  ["\u106E", "\u100D\u1039\u100D"],
  ["\u106F", "\u100D\u1039\u100E"],
  ["\u1091", "\u100F\u1039\u100D"],
  ["\u1092", "\u100B\u1039\u100C"],
  ["\u1097", "\u100B\u1039\u100B"],
] as const) {
  SIGNS.set(from, { base });
}
/** Stacked consonants, each with its variants. */
for (const [from, consonant] of [
  ["\u1060", "\u1000"],
  ["\u1061", "\u1001"],
  ["\u1062", "\u1002"],
  ["\u1063", "\u1003"],
  ["\u1065", "\u1005"],
  ["\u1066\u1067", "\u1006"],
  ["\u1068", "\u1007"],
  ["\u1069", "\u1008"],
  ["\u106C", "\u100B"],
  ["\u106D", "\u100C"],
  ["\u1070", "\u100F"],
  ["\u1071\u1072", "\u1010"],
  ["\u1073\u1074", "\u1011"],
  ["\u1075", "\u1012"],
  ["\u1076", "\u1013"],
  ["\u1077", "\u1014"],
  ["\u1078", "\u1015"],
  ["\u1079", "\u1016"],
  ["\u107A", "\u1017"],
  ["\u107B\u1093", "\u1018"],
  ["\u107C", "\u1019"],
  ["\u1085", "\u101C"],
] as const) {
  for (const variant of from) SIGNS.set(variant, { below: `\u1039${consonant}` });
}
SIGNS.set("\u1096", { below: "\u1039\u1010", marks: "\u103D" });
/** Vowels, medial consonants and tones, each with its variants. */
for (const [from, marks] of [
  ["\u1033", "\u102F"],
  ["\u1034", "\u1030"],
  ["\u1039", KILLER],
  ["\u103A\u107D", "\u103B"],
  ["\u103C", "\u103D"],
  ["\u103D\u103E\u1087", "\u103E"],
  ["\u105A", "\u102B\u103A"],
  ["\u1088", "\u103E\u102F"],
  ["\u1089", "\u103E\u1030"],
  ["\u108A", "\u103D\u103E"],
  ["\u108E", "\u102D\u1036"],
  ["\u1094\u1095", "\u1037"],
] as const) {
  for (const variant of from) SIGNS.set(variant, { marks });
}
for (const mark of "\u102B\u102C\u102D\u102E\u102F\u1030\u1032\u1036\u1037\u1038") SIGNS.set(mark, { marks: mark });
/** The small ng, alone and with a vowel. */
SIGNS.set("\u1064", { kinzi: true });
SIGNS.set("\u108B", { kinzi: true, marks: "\u102D" });
SIGNS.set("\u108C", { kinzi: true, marks: "\u102E" });
SIGNS.set("\u108D", { kinzi: true, marks: "\u1036" });

/** Seen before the consonant: the vowel e, and r in its widths. */
const LEADING = new Map<string, string>([
  ["\u1031", "\u1031"],
  ...Array.from("\u103B\u107E\u107F\u1080\u1081\u1082\u1083\u1084", (shape) => [shape, "\u103C"] as const),
]);
const BASE = /[\u1000-\u102A\u103F\u104E]/u;

/** Beside letters, and beside no digit. A seven with letters around it may be one: it takes a sign that no digit has. */
const ZERO_FOR_W =
  /(?<![\u1040-\u1049])\u1040(?=[\u1000-\u103E\u105A-\u1097])|(?<=[\u1000-\u103E\u105A-\u1097])\u1040(?![\u1040-\u1049])/gu;
const SEVEN_FOR_R = /(?<![\u1040-\u1049])\u1047(?=[\u102B-\u103A\u103C-\u103E])|(?<=[\u1031\u107E-\u1084])\u1047/gu;

/** In Unicode's order. The killer stands behind the vowel aa, but before u. */
const ORDER = "\u103B\u103C\u103D\u103E\u1031\u102D\u102E\u1032";
const ORDER_WITH_AA = "\u102F\u1030\u102B\u102C\u103A\u1036\u1037\u1038";
const ORDER_WITHOUT_AA = "\u103A\u102F\u1030\u1036\u1037\u1038";

/** In NFC. Text that is no Burmese stays as it is. */
export function zawgyiToUnicode(text: string): string {
  const parts: string[] = [];
  let syllable = emptySyllable();
  const finish = (): void => {
    parts.push(written(syllable));
    syllable = emptySyllable();
  };
  for (const character of withLetters(text)) {
    const leading = LEADING.get(character);
    const sign = SIGNS.get(character);
    const base = sign?.base ?? (BASE.test(character) ? character : undefined);
    if (leading !== undefined) {
      if (syllable.base !== "") finish();
      syllable.marks.add(leading);
    } else if (base !== undefined) {
      if (syllable.base !== "") finish();
      syllable.base = base;
    } else if (sign !== undefined) {
      syllable.stacked += sign.below ?? "";
      for (const mark of sign.marks ?? "") syllable.marks.add(mark);
      syllable.hasKinzi ||= sign.kinzi === true;
    } else {
      finish();
      parts.push(character);
    }
  }
  finish();
  return parts.join("").normalize("NFC");
}

/** Zawgyi's fonts drew the digits 0, 4 and 7 like the letters w, the sign for "the said" and r, and people typed them so. */
function withLetters(text: string): string {
  return text
    .replace(/\u1044(?=\u1004\u1039\u1038)/gu, "\u104E")
    .replace(/\u104E(?!\u1004\u1039\u1038)/gu, "\u104E\u1004\u1039\u1038")
    .replace(ZERO_FOR_W, "\u101D")
    .replace(SEVEN_FOR_R, "\u101B");
}

function emptySyllable(): Syllable {
  return { base: "", hasKinzi: false, stacked: "", marks: new Set() };
}

function written({ base, hasKinzi, stacked, marks }: Syllable): string {
  const hasAa = marks.has("\u102B") || marks.has("\u102C");
  const order = ORDER + (hasAa ? ORDER_WITH_AA : ORDER_WITHOUT_AA);
  const signs = stacked + [...order].filter((mark) => marks.has(mark)).join("");
  return (hasKinzi ? KINZI : "") + spelled(base, signs);
}

/** The letter u looks like a small ny, and with a vowel like uu; Unicode has a letter for each. */
function spelled(base: string, signs: string): string {
  if (base !== "\u1025") return base + signs;
  if (signs.startsWith("\u102E")) return `\u1026${signs.slice(1)}`;
  return (/^[\u1039\u103A\u102C]/u.test(signs) ? "\u1009" : base) + signs;
}
