/**
 * A translated heading has another address than its source, and the links to it have followed. Here a translation is read as if they
 * had not: they lead to the addresses of the source's headings, so that all else of an update compares like with like.
 */
import type { PreviousTranslation, SegmentRecord, TextSpan } from "../../../shared/translation.ts";
import { applyEdits } from "../formats/applyEdits.ts";
import type { DocumentFormat, Extraction, ExtractOptions } from "../formats/documentFormat.ts";
import { contentHash } from "../update/contentHash.ts";
import { matchEarlier } from "../update/matchEarlier.ts";
import { moveRecords } from "./moveRecords.ts";
import { pairByOrder, pairByText } from "./pairAddresses.ts";
import { mayHaveFragmentLinks, redirections } from "./redirectLinks.ts";
import { strayRedirections } from "./strayLinks.ts";

/**
 * Links in texts that a person has written stay as they are.
 * @returns the translation's text with its links redirected, and its records as if that had been written
 */
export function withSourceLinks(
  source: string,
  previous: PreviousTranslation,
  format: DocumentFormat,
  options: ExtractOptions,
): PreviousTranslation {
  const { text, records } = previous;
  if (format.outline === undefined || text === source || !mayHaveFragmentLinks(text)) return previous;
  const original = { ...format.extract(source, options), outline: format.outline(source) };
  const translation = { ...format.extract(text, options), outline: format.outline(text) };
  const { entries } = matchEarlier(original, translation, previous);
  const sourceOf = new Map(
    original.spans.flatMap((span, index) => {
      const entry = entries[index];
      return entry === undefined ? [] : [[entry.span, span] as const];
    }),
  );
  // Of what nothing is remembered the headings' order says more than anything else.
  const isKnown = Object.keys(records).length > 0;
  const pairs =
    (isKnown ? undefined : pairByOrder(translation.outline, original.outline)) ??
    pairByText(translation, original, (span) => sourceOf.get(span));
  const ours = ourSpans(translation, records);
  const edits = [
    ...redirections(text, translation.outline, pairs, placesOfOthers(translation, ours)),
    ...strayRedirections(original, translation, pairs, new Map([...sourceOf].filter(([span]) => ours.has(span)))),
  ];
  if (edits.length === 0) return previous;
  const redirected = applyEdits(text, edits).text;
  const moved = moveRecords(
    records,
    { ...translation, text },
    { ...format.extract(redirected, options), text: redirected },
  );
  return moved === undefined ? previous : { ...previous, text: redirected, records: moved };
}

function ourSpans({ spans }: Extraction, records: Readonly<Record<string, SegmentRecord>>): ReadonlySet<TextSpan> {
  const written = new Set(Object.values(records).map(({ translation }) => translation));
  return new Set(spans.filter(({ current }) => written.has(contentHash(current))));
}

function placesOfOthers({ spans }: Extraction, ours: ReadonlySet<TextSpan>): TextSpan[] {
  return spans.filter((span) => !ours.has(span));
}
