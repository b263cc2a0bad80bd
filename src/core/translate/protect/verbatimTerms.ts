/** Finds the terms of a glossary that are not translated. */
import type { TextSpan } from "../../../shared/translation.ts";
import { escapePattern } from "../../text/escapePattern.ts";

export interface VerbatimTerm {
  readonly text: string;
  readonly caseSensitive: boolean;
}

type Finder = (text: string) => TextSpan[];

/** One glossary serves thousands of texts. */
const finders = new WeakMap<readonly VerbatimTerm[], Finder>();

/** Occurrences in order, not overlapping; of two that begin alike the longer one. */
export function termFinder(terms: readonly VerbatimTerm[]): Finder {
  let finder = finders.get(terms);
  if (finder === undefined) {
    const exact = patternOf(
      terms.filter(({ caseSensitive }) => caseSensitive),
      "gu",
    );
    const inAnyCase = patternOf(
      terms.filter(({ caseSensitive }) => !caseSensitive),
      "giu",
    );
    finder = (text) => withoutOverlaps([...spansOf(exact, text), ...spansOf(inAnyCase, text)]);
    finders.set(terms, finder);
  }
  return finder;
}

/** Undefined where there is nothing to look for. */
function patternOf(terms: readonly VerbatimTerm[], flags: string): RegExp | undefined {
  const texts = terms.map(({ text }) => text.trim()).filter((text) => text !== "");
  if (texts.length === 0) return undefined;
  texts.sort((a, b) => b.length - a.length);
  return new RegExp(texts.map(wholeWords).join("|"), flags);
}

/** A term is no part of a longer word. Scripts without spaces between words have no such edge: there any place counts. */
function wholeWords(text: string): string {
  const escaped = escapePattern(text).replace(/\s+/gu, "\\s+");
  const before = SPACED_LETTER.test(text.slice(0, 1)) ? `(?<!${SPACED_LETTER.source})` : "";
  const after = SPACED_LETTER.test(text.slice(-1)) ? `(?!${SPACED_LETTER.source})` : "";
  return before + escaped + after;
}

const SPACED_LETTER = /[\p{Script=Latin}\p{Script=Tamil}\p{Script=Cyrillic}\p{Script=Greek}\d_]/u;

function spansOf(pattern: RegExp | undefined, text: string): TextSpan[] {
  if (pattern === undefined) return [];
  return Array.from(text.matchAll(pattern), (match) => ({ start: match.index, end: match.index + match[0].length }));
}

function withoutOverlaps(spans: TextSpan[]): TextSpan[] {
  spans.sort((a, b) => a.start - b.start || b.end - a.end);
  let at = 0;
  return spans.filter(({ start, end }) => {
    if (start < at) return false;
    at = end;
    return true;
  });
}
