/** Compares an existing translation with its source, entry by entry, without a model. */
import type { Finding, GlossaryTerm, SegmentRecord } from "../../../shared/translation.ts";
import type { LanguageTag } from "../../languages.ts";
import type { DocumentFormat, Extraction, Span } from "../formats/documentFormat.ts";
import { withAsteriskEmphasis } from "../formats/emphasisForms.ts";
import type { TextPosition } from "../formats/textPosition.ts";
import type { FragmentLink } from "../formats/documentOutline.ts";
import { checkLinks } from "../links/checkLinks.ts";
import { checkProtected } from "../protect/protectText.ts";
import { checkTranslation } from "../verify/checkTranslation.ts";
import { alignByOrder } from "./alignSequences.ts";
import { contentHash } from "../../text/contentHash.ts";
import { landmarks } from "./landmarks.ts";
import { LineNumbers } from "./lineNumbers.ts";
import { matchEarlier } from "./matchEarlier.ts";
import { isNamed } from "./recordKeys.ts";

/**
 * What no text has by itself: an entry that is missing, one that is too many, one without a text. "outdated": it is as it was
 * written, and its source is not any more.
 */
export type EntryProblem = "missing" | "extra" | "empty" | "outdated";

/** With its place in the translation; a missing entry has that of its neighbour before it. */
export interface CheckedEntry extends TextPosition {
  readonly key?: string;
  readonly problem?: EntryProblem;
  /** Empty where `problem` says it all; beside "outdated" there can be others. */
  readonly findings: readonly Finding[];
  readonly source: string;
  readonly translation: string;
}

export interface DocumentCheck {
  readonly source: string;
  /** The same text as `source` for a document that holds both languages. */
  readonly translation: string;
  readonly format: DocumentFormat;
  readonly target: LanguageTag;
  readonly sourceLanguage?: LanguageTag | undefined;
  readonly dialect?: string | undefined;
  readonly glossary: readonly GlossaryTerm[];
  /** What is remembered of the translation. */
  readonly records?: Readonly<Record<string, SegmentRecord>>;
}

/**
 * Entries with something to object, in the translation's order.
 * @throws AppError document.invalid when one of the two cannot be read
 */
export function checkDocument(check: DocumentCheck): readonly CheckedEntry[] {
  const { format, target, sourceLanguage, dialect } = check;
  const options = { target, source: sourceLanguage, dialect };
  const original = format.extract(check.source, options);
  const translation = check.translation === check.source ? original : format.extract(check.translation, options);
  const links = checkLinks(
    { ...original, text: check.source },
    { ...translation, text: check.translation },
    format,
    () => matchWithRecords(original, translation, check.records ?? {}),
  );
  const source = links.source === check.source ? original : format.extract(links.source, options);
  const lines = new LineNumbers(check.translation);
  const { entries, unmatched } = matchDocuments(source, translation);
  const isOutdated = outdatedBy(check.records ?? {});
  const checked: CheckedEntry[] = [];
  let lastPlace: TextPosition = { line: 1, column: 1 };
  source.spans.forEach((span, index) => {
    const entry = entries[index];
    if (entry !== undefined) lastPlace = lines.positionAt(entry.start);
    const result = entryOf(span, entry, lastPlace, check);
    if (entry !== undefined && isOutdated(original.spans[index] ?? span, entry)) {
      const place = { ...lastPlace, source: span.source, translation: entry.current, findings: [] };
      checked.push({ ...place, ...(span.key !== undefined && { key: span.key }), ...result, problem: "outdated" });
    } else if (result !== undefined) {
      checked.push(result);
    }
  });
  for (const span of unmatched) checked.push(extraEntry(span, lines));
  for (const link of links.dead) checked.push(deadLinkEntry(link, lines));
  return checked.sort((a, b) => a.line - b.line || a.column - b.column);
}

/** By the texts alone: where a paragraph stands, and what a key is called, may have changed too. */
function outdatedBy(records: Readonly<Record<string, SegmentRecord>>): (source: Span, entry: Span) => boolean {
  const sourcesOf = new Map<string, Set<string>>();
  for (const { source, translation } of Object.values(records)) {
    sourcesOf.set(translation, (sourcesOf.get(translation) ?? new Set()).add(source));
  }
  return ({ source }, { current }) => sourcesOf.get(contentHash(current))?.has(contentHash(source)) === false;
}

/** What is remembered says best what belongs together. */
function matchWithRecords(
  source: Extraction,
  translation: Extraction,
  records: Readonly<Record<string, SegmentRecord>>,
): readonly (Span | undefined)[] {
  if (Object.keys(records).length === 0) return matchDocuments(source, translation).entries;
  return matchEarlier(source, translation, { records }).entries.map((entry) => entry?.span);
}

/** By name; prose by what needs no translation in it, and by its order between. */
function matchDocuments(
  source: Extraction,
  translation: Extraction,
): { readonly entries: readonly (Span | undefined)[]; readonly unmatched: readonly Span[] } {
  const match = matchEarlier(source, translation, { records: {} });
  const entries = match.entries.map((entry) => entry?.span);
  const places = source.spans.flatMap((span, index) => (!isNamed(span) && entries[index] === undefined ? [index] : []));
  const unmatched = match.unmatched.map(({ span }) => span);
  const prose = unmatched.filter((span) => !isNamed(span));
  const pairs = alignByOrder(
    places.map((place) => landmark(source.spans[place], place)),
    prose.map((span, index) => landmark(span, -1 - index)),
  );
  for (const { left, right } of pairs) entries[places[left] ?? -1] = prose[right];
  const used = new Set(entries);
  return { entries, unmatched: unmatched.filter((span) => !used.has(span)) };
}

/** What a paragraph has in every language: its numbers, code and links. One without any is like no other. */
function landmark(span: Span | undefined, place: number): string {
  if (span === undefined) return String(place);
  const signs = [...landmarks(span), ...(span.source.match(/\d+/gu) ?? [])];
  return signs.length === 0 ? String(place) : JSON.stringify(signs);
}

function entryOf(
  span: Span,
  entry: Span | undefined,
  position: TextPosition,
  check: DocumentCheck,
): CheckedEntry | undefined {
  const { source, key } = span;
  if (source.trim() === "") return undefined;
  const translation = entry?.current ?? "";
  const place = { ...position, source, translation, ...(key === undefined ? {} : { key }) };
  if (entry === undefined) return { ...place, problem: "missing", findings: [] };
  if (translation.trim() === "") return { ...place, problem: "empty", findings: [] };
  const findings = findingsOf(span, entry, check);
  return findings.length === 0 ? undefined : { ...place, findings };
}

function findingsOf(span: Span, entry: Span, check: DocumentCheck): readonly Finding[] {
  const { source, marks, syntax } = span;
  const { current: translation } = entry;
  const verbatim = marks.filter(({ kind }) => kind === "opaque").map(({ start, end }) => source.slice(start, end));
  const { target, sourceLanguage, glossary } = check;
  // Marks are those of `source`, which only in a document with both languages is not the translation.
  const marked = translation === entry.source ? withAsteriskEmphasis(entry).source : translation;
  return [
    ...checkProtected({ text: withAsteriskEmphasis(span).source, marks, syntax }, marked),
    ...checkTranslation({ source, translation, target, sourceLanguage, glossary, verbatim }),
  ];
}

function extraEntry({ key, start, current }: Span, lines: LineNumbers): CheckedEntry {
  const place = { ...lines.positionAt(start), source: "", translation: current, findings: [] };
  return { ...place, problem: "extra", ...(key === undefined ? {} : { key }) };
}

function deadLinkEntry({ start, address }: FragmentLink, lines: LineNumbers): CheckedEntry {
  const fragment = `#${address}`;
  const findings: Finding[] = [{ code: "markup", details: { fragment } }];
  return { ...lines.positionAt(start), source: "", translation: fragment, findings };
}
