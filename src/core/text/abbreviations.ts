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
  "திரு ரூ எ.கா கி.மீ ดร พ.ศ ค.ศ น.ส ร.ต",
);

/** Those that only stand before a number; elsewhere they may be a sentence's last word. */
const BEFORE_NUMBERS = wordSet("no nos fig figs eq vol vols p pp ch sec art hal hlm ข้อ มาตรา");

/** The last word before a full stop, with the stops inside it. */
const LAST_WORD = /(?:^|[\s("'“‘«[])([\p{L}\p{M}.]{1,12})\.\s*$/u;
const INITIAL = /^\p{Lu}(?:\.\p{Lu})*$/u;

/**
 * Whether a text ends with an abbreviation's full stop: `Dr. `, `e.g. `, `J. R. `, `No. ` before a number.
 * @param next what follows
 */
export function endsWithAbbreviation(text: string, next: string): boolean {
  const word = LAST_WORD.exec(text.slice(-24))?.[1];
  if (word === undefined) return false;
  const lowerCase = word.toLowerCase();
  return ABBREVIATIONS.has(lowerCase) || INITIAL.test(word) || (BEFORE_NUMBERS.has(lowerCase) && /^\p{Nd}/u.test(next));
}

function wordSet(...lists: readonly string[]): ReadonlySet<string> {
  return new Set(lists.flatMap((list) => list.split(" ")));
}
