/**
 * Finding words in conversations, in any of the scripts. Case, composed or decomposed letters and zero-width spaces make no
 * difference; Thai, Lao, Khmer, Burmese and Chinese have no spaces between words, so a word is found anywhere in a text.
 */
import { splitGraphemes } from "../text/graphemes.ts";
import { splitWords } from "../text/sentences.ts";
import type { Conversation } from "./conversation.ts";

/** What is shown around a hit, in UTF-16 units: about a line of a narrow panel before, two behind. */
const UNITS_BEFORE = 32;
const UNITS_BEHIND = 80;
/** So far around it words are looked for to cut between. */
const UNITS_SEEN = 300;
/** A longer one is cut inside. */
const LONGEST_WORD_UNITS = 24;

/** The words that must all be found. Empty for a query that asks for nothing. */
export function searchTerms(query: string): readonly string[] {
  return folded(query)
    .split(/\s+/u)
    .filter((term) => term !== "");
}

export function matchesAll(text: string, terms: readonly string[]): boolean {
  const searched = folded(text);
  return terms.every((term) => searched.includes(term));
}

/** The words around the first hit in the latest message that has all terms, of any branch. Undefined where none has. */
export function snippetOf({ all }: Conversation, terms: readonly string[]): string | undefined {
  const text = all.findLast((message) => matchesAll(message.text, terms))?.text;
  return text === undefined ? undefined : snippetAround(text, terms);
}

function snippetAround(text: string, terms: readonly string[]): string {
  const whole = text.normalize("NFC");
  const searched = folded(whole);
  const hits = terms.map((term) => ({ index: searched.indexOf(term), length: term.length }));
  const hit = hits.reduce((first, other) => (other.index < first.index ? other : first));
  const from = originalIndex(whole, searched, hit.index);
  const until = originalIndex(whole, searched, hit.index + hit.length);
  const seenFrom = Math.max(0, from - UNITS_SEEN);
  const seen = whole.slice(seenFrom, until + UNITS_SEEN);
  const { start, end } = window(seen, from - seenFrom, until - seenFrom);
  const before = seenFrom + start > 0 ? "…" : "";
  const behind = seenFrom + end < whole.length ? "…" : "";
  return before + seen.slice(start, end).replace(/\s+/gu, " ").trim() + behind;
}

/** From a gap between words, or characters where words are long, before the hit to one behind it. */
function window(text: string, from: number, until: number): { readonly start: number; readonly end: number } {
  const pieces = splitWords(text).flatMap((word) => (word.length > LONGEST_WORD_UNITS ? splitGraphemes(word) : [word]));
  const gaps = [0];
  for (const piece of pieces) gaps.push((gaps.at(-1) ?? 0) + piece.length);
  const start =
    gaps.find((gap) => gap >= from - UNITS_BEFORE && gap <= from) ?? gaps.findLast((gap) => gap <= from) ?? 0;
  const end =
    gaps.findLast((gap) => gap <= until + UNITS_BEHIND && gap >= until) ??
    gaps.find((gap) => gap >= until) ??
    text.length;
  return { start, end };
}

/** A text as it is compared: whoever marks a hit must fold as the search does. */
export function folded(text: string): string {
  return text.normalize("NFC").replaceAll("\u200B", "").toLowerCase();
}

/** Where something of the folded text stands in the text itself: folding changes the length of some letters. */
function originalIndex(text: string, searched: string, index: number): number {
  if (text.length === searched.length) return index;
  let original = 0;
  let passed = 0;
  for (const character of text) {
    if (passed >= index) break;
    passed += folded(character).length;
    original += character.length;
  }
  return original;
}
