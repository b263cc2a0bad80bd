/**
 * A translated heading has another address than its source, and the links to it have followed. Here a translation is read as if they
 * had not: they lead to the addresses of the source's headings, so that all else of an update compares like with like.
 */
import type { PreviousTranslation, TextSpan } from "../../../shared/translation.ts";
import { applyEdits } from "../formats/applyEdits.ts";
import type { DocumentFormat, Extraction, ExtractOptions, Span } from "../formats/documentFormat.ts";
import { matchEarlier } from "../update/matchEarlier.ts";
import { isWrittenAs, moveRecords } from "./moveRecords.ts";
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
  const translation = { ...format.extract(text, options), text, outline: format.outline(text) };
  const { entries, unmatched } = matchEarlier(original, translation, previous);
  const sourceOf = new Map(
    original.spans.flatMap((span, index) => {
      const entry = entries[index];
      return entry === undefined ? [] : [[entry.span, span] as const];
    }),
  );
  const recordOf = new Map(
    [...entries, ...unmatched].flatMap((entry) =>
      entry?.record === undefined ? [] : [[entry.span, entry.record] as const],
    ),
  );
  // Of what nothing is remembered the headings' order says more than anything else.
  const isKnown = Object.keys(records).length > 0;
  const pairs =
    (isKnown ? undefined : pairByOrder(translation.outline, original.outline)) ??
    pairByText(translation, original, (span) => sourceOf.get(span));
  const ours = new Set(translation.spans.filter((span) => isWrittenAs(span, recordOf.get(span))));
  const edits = [
    ...redirections(text, translation.outline, pairs, placesOfOthers(translation, ours)),
    ...strayRedirections(original, translation, pairs, new Map([...sourceOf].filter(([span]) => ours.has(span)))),
  ];
  if (edits.length === 0) return previous;
  const redirected = applyEdits(text, edits).text;
  const after = { ...format.extract(redirected, options), text: redirected };
  const moved = moveRecords(records, translation, after, recordOf);
  return moved === undefined ? previous : { ...previous, text: redirected, records: moved };
}

function placesOfOthers({ spans }: Extraction, ours: ReadonlySet<Span>): TextSpan[] {
  return spans.filter((span) => !ours.has(span));
}
