/** How a term's word changes within a sentence: enough that a right use is no finding. Endings that are added need no rule. */
import type { LanguageTag } from "../../languages.ts";

/** `box`, `class`, `match`. */
const TAKES_ES = /(?:[sxz]|[cs]h)$/iu;
/** `entry`, not `key`. */
const TAKES_IES = /[^aeiou\W\d_]y$/iu;

/** Undefined for what does not end like an English word. */
export function englishPlural(term: string): string | undefined {
  if (!/[a-z]$/iu.test(term)) return undefined;
  if (TAKES_IES.test(term)) return `${term.slice(0, -1)}ies`;
  return TAKES_ES.test(term) ? `${term}es` : `${term}s`;
}

/**
 * What a term's occurrences in a text of the language begin with, the term itself among them.
 * @param term in the case in which the text is searched
 */
export function inflectedBeginnings(term: string, language: LanguageTag): readonly string[] {
  switch (language) {
    case "en":
      return englishBeginnings(term);
    case "id":
    case "ms":
      return [term, ...malayDerivatives(term)];
    case "fil":
      return [term, ...filipinoDerivatives(term)];
    case "ta":
      return [tamilStem(term)];
    default:
      return [term];
  }
}

/** `copies`, `copied`, `saving`. */
function englishBeginnings(term: string): readonly string[] {
  if (TAKES_IES.test(term)) return [term, ...["ies", "ied"].map((ending) => term.slice(0, -1) + ending)];
  return /[^e]e$/u.test(term) ? [term, `${term.slice(0, -1)}ing`] : [term];
}

const MALAY_PREFIXES = ["di", "ter", "ke", "se", "ber", "be", "bel", "per", "diper", "memper"];
/** Behind `me` and `pe`: a nasal, or none. */
const MALAY_NASALS = ["", "m", "n", "ng", "nge", "ny"];
/** First letters that melt into the nasal: `simpan`, `menyimpan`. */
const MELTING: Readonly<Record<string, string>> = { p: "m", t: "n", k: "ng", s: "ny" };

/** `menghapus`, `dihapus`, `penghapusan`, `menyimpan`. */
function malayDerivatives(term: string): readonly string[] {
  const nasal = MELTING[term.charAt(0)];
  const nasalised = MALAY_NASALS.map((between) => between + term);
  if (nasal !== undefined) nasalised.push(nasal + term.slice(1));
  return [...MALAY_PREFIXES.map((prefix) => prefix + term), ...nasalised.flatMap((word) => [`me${word}`, `pe${word}`])];
}

const FILIPINO_PREFIXES = [
  "i",
  "ma",
  "na",
  "mag",
  "nag",
  "pag",
  "ka",
  "pa",
  "ipa",
  "maka",
  "naka",
  "mai",
  "nai",
  "in",
  "um",
];
const FIRST_CONSONANT = /^(?:ng|[bcdfghjklmnpqrstvwxyz])(?=[aeiou])/u;

const FIRST_SYLLABLE = /^(?:ng|[bcdfghjklmnpqrstvwxyz])?[aeiou]/u;

/** `magtanggal`, `tinanggal`; of what goes on or is to come, with the first syllable twice: `nagtatanggal`, `tinatanggal`, `tatanggalin`. */
function filipinoDerivatives(term: string): readonly string[] {
  const doubled = (FIRST_SYLLABLE.exec(term)?.[0] ?? "") + term;
  return [doubled, ...[term, doubled].flatMap(withAffixes)];
}

function withAffixes(word: string): string[] {
  const words = FILIPINO_PREFIXES.map((prefix) => prefix + word);
  const consonant = FIRST_CONSONANT.exec(word)?.[0];
  if (consonant === undefined) return words;
  return [...words, ...["in", "um"].map((infix) => consonant + infix + word.slice(consonant.length))];
}

/** Endings take the place of a last `u`, of the mark of a bare consonant, and of a last `m`: கோப்பு, கோப்பை; படம், படத்தை. */
function tamilStem(term: string): string {
  return term.replace(/(?<=.{2})(?:ம்|[ு்])$/u, "");
}
