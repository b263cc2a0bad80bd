/** Which terms of a glossary occur in a text. Thousands of terms cost no more than the text's own length. */
import type { GlossaryTerm } from "../../../shared/translation.ts";
import { englishPlural } from "./inflections.ts";

/** A term in a text: UTF-16 offsets into the text in NFC. */
export interface TermMatch {
  readonly term: GlossaryTerm;
  readonly start: number;
  readonly end: number;
}

interface IndexedTerm {
  readonly term: GlossaryTerm;
  /** The term or its English plural, in NFC, in lower case unless case matters. */
  readonly key: string;
}

/** By the first word of Latin and other spaced scripts, or by the first character of the others; longest first. */
type TermIndex = ReadonlyMap<string, readonly IndexedTerm[]>;

/** Glossaries are one array for a whole run, and are indexed once. */
const indexes = new WeakMap<readonly GlossaryTerm[], TermIndex>();

/** Scripts that write no spaces between words: there a term's edges are looked for with ICU's dictionaries. */
const UNSPACED = /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Han}]/u;
const WORD_CHARACTER = /[\p{L}\p{M}\p{N}_]/u;

let wordSegmenter: Intl.Segmenter | undefined;

/** Each place once, the longest term there; those that overlap an earlier one are left out. In the text's order. */
export function matchTerms(text: string, terms: readonly GlossaryTerm[]): TermMatch[] {
  if (terms.length === 0) return [];
  const index = indexOf(terms);
  const exact = text.normalize("NFC");
  const lower = lowerCase(exact);
  const matches: TermMatch[] = [];
  let edges: ReadonlySet<number> | undefined;
  for (let at = 0; at < exact.length; at += 1) {
    if (!mayBegin(exact, at)) continue;
    for (const { term, key } of index.get(indexKey(lower, at)) ?? []) {
      const end = at + key.length;
      if (!(term.caseSensitive ? exact : lower).startsWith(key, at) || !mayEnd(exact, end)) continue;
      if (UNSPACED.test(key) && !isWhole((edges ??= wordEdges(exact)), at, end)) continue;
      matches.push({ term, start: at, end });
      at = end - 1;
      break;
    }
  }
  return matches;
}

/** The terms themselves, each once, in the order of their first occurrence. */
export function termsIn(text: string, terms: readonly GlossaryTerm[]): GlossaryTerm[] {
  return [...new Set(matchTerms(text, terms).map(({ term }) => term))];
}

function indexOf(terms: readonly GlossaryTerm[]): TermIndex {
  let index = indexes.get(terms);
  if (index === undefined) {
    const building = new Map<string, IndexedTerm[]>();
    for (const { term, form } of formsOf(terms)) {
      const lower = lowerCase(form);
      const first = indexKey(lower, 0);
      const list = building.get(first) ?? [];
      list.push({ term, key: term.caseSensitive ? form : lower });
      building.set(first, list);
    }
    for (const list of building.values()) list.sort((a, b) => b.key.length - a.key.length);
    index = building;
    indexes.set(terms, index);
  }
  return index;
}

/** Plurals behind all terms: a term of its own that is another's plural comes first. What is not translated has none. */
function formsOf(terms: readonly GlossaryTerm[]): { readonly term: GlossaryTerm; readonly form: string }[] {
  const forms = terms.map((term) => ({ term, form: term.source.normalize("NFC").trim() }));
  const plurals = forms.flatMap(({ term, form }) => {
    const plural = term.source === term.target ? undefined : englishPlural(form);
    return plural === undefined ? [] : [{ term, form: plural }];
  });
  return [...forms, ...plurals].filter(({ form }) => form !== "");
}

/** Of equal length as the text, so that offsets are the same: the few characters that grow stay as they are. */
function lowerCase(text: string): string {
  const lower = text.toLowerCase();
  if (lower.length === text.length) return lower;
  return [...text]
    .map((character) => {
      const one = character.toLowerCase();
      return one.length === character.length ? one : character;
    })
    .join("");
}

/** The word that begins here; a single character where there are no spaces, or where it is no word. */
function indexKey(text: string, start: number): string {
  const first = text[start] ?? "";
  if (UNSPACED.test(first) || !WORD_CHARACTER.test(first)) return first;
  let end = start + 1;
  while (end < text.length && isWordInside(text[end] ?? "")) end += 1;
  return text.slice(start, end);
}

/** Of a script that writes spaces between words. */
export function isWordInside(character: string): boolean {
  return WORD_CHARACTER.test(character) && !UNSPACED.test(character);
}

/** Not in the middle of a word that is written with spaces around it. */
function mayBegin(text: string, at: number): boolean {
  return at === 0 || !isWordInside(text[at] ?? "") || !isWordInside(text[at - 1] ?? "");
}

function mayEnd(text: string, end: number): boolean {
  return end >= text.length || !isWordInside(text[end - 1] ?? "") || !isWordInside(text[end] ?? "");
}

/** The dictionaries do not know every name, and part some words in two: one edge on a border is enough. */
function isWhole(edges: ReadonlySet<number>, start: number, end: number): boolean {
  return edges.has(start) || edges.has(end);
}

function wordEdges(text: string): ReadonlySet<number> {
  wordSegmenter ??= new Intl.Segmenter("und", { granularity: "word" });
  const edges = new Set<number>([0, text.length]);
  for (const { index } of wordSegmenter.segment(text)) edges.add(index);
  return edges;
}
