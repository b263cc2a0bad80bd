/** Abbreviations whose full stop ends no sentence, in the languages that write full stops. */

const ABBREVIATIONS = wordSet(
  // English
  "dr mr mrs ms prof st vs e.g i.e cf approx dept",
  // Indonesian and Malay
  "jl jln ny bpk sdr yth drs a.n d.a u.p",
  // Vietnamese
  "ths gs pgs đc sđt",
  // Filipino
  "gng atty engr kgg",
  // Tamil, Thai
  "திரு ரூ எ.கா கி.மீ โทร พฤ อา",
);

/** Those that only stand before a number; elsewhere they may be a sentence's last word. */
const BEFORE_NUMBERS = wordSet("no nos fig figs eq vol vols p pp ch sec art hal hlm ข้อ มาตรา");

/** The last word before a full stop, with the stops inside it. */
const LAST_WORD = /(?:^|[\s("'“‘«[])([\p{L}\p{M}.]{1,12})\.\s*$/u;
/**
 * Thai and Lao write no full stops, Khmer and Burmese have their own: behind one to three consonants without a vowel, as
 * nearly all their abbreviations are (น.ส., กทม., ດຣ., គ.ស.), a stop ends no sentence. Tamil has initials of one
 * letter, and some words of one.
 */
const CONSONANTS =
  /(?:^|[^\p{L}\p{M}])(?:[ก-ฮ]{1,3}|[ກ-ຮ]{1,3}|[ក-អ]{1,3}|[က-အ]{1,3}|(?!(?:வா|போ|தா|நீ|பூ|கை|பை|தீ|மை|வை|சே|ஆம்|ஈ|ஓ|கா|தை|நா|மா|சா|யா)\.)\p{Script=Tamil}\p{M}*)\.\s*$/u;
/** Without a space behind it a stop of these scripts stands within an abbreviation. */
const STOP_WITHIN = /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tamil}]\.$/u;
const INITIAL = /^\p{Lu}(?:\.\p{Lu})*$/u;

/**
 * Whether a text ends with an abbreviation's full stop: `Dr. `, `e.g. `, `J. R. `, `No. ` before a number.
 * @param next what follows
 */
export function endsWithAbbreviation(text: string, next: string): boolean {
  const end = text.slice(-24);
  if (CONSONANTS.test(end) || (STOP_WITHIN.test(end) && /^[\p{L}\p{N}]/u.test(next))) return true;
  const word = LAST_WORD.exec(end)?.[1];
  if (word === undefined) return false;
  const lowerCase = word.toLowerCase();
  return ABBREVIATIONS.has(lowerCase) || INITIAL.test(word) || (BEFORE_NUMBERS.has(lowerCase) && /^\p{Nd}/u.test(next));
}

function wordSet(...lists: readonly string[]): ReadonlySet<string> {
  return new Set(lists.flatMap((list) => list.split(" ")));
}
