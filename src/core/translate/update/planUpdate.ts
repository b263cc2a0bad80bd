/** What of an earlier translation stays, and what is translated anew. */
import type { Finding, PreviousTranslation, SegmentRecord, SegmentStatus } from "../../../shared/translation.ts";
import type { Extraction, Span } from "../formats/documentFormat.ts";
import { contentHash } from "../../text/contentHash.ts";
import { linePrefixAt } from "./linePrefix.ts";
import type { EarlierEntry, EarlierMatch } from "./matchEarlier.ts";
import { recordKeys } from "./recordKeys.ts";

/** A text as it stands in the earlier translation. */
export interface WrittenText {
  readonly text: string;
  /** Of a text with several lines, what stands in front of the first: the same list or quotation goes on in the others. */
  readonly linePrefix: string;
}

/** For one span of the source document. `text` is what the earlier translation has there, decoded. */
export type SpanPlan =
  | { readonly action: "translate" }
  | {
      readonly action: "keep";
      readonly status: Extract<SegmentStatus, "kept" | "human" | "conflict">;
      readonly text: string;
      /** How a person has written it: with markup and lines, perhaps, that the source has not. */
      readonly written?: WrittenText;
      /** Of the run that wrote the text. */
      readonly findings?: readonly Finding[];
    };

/**
 * @param extraction of the source document
 * @param match of it and the earlier translation; undefined where that could not be read
 * @returns one plan for each span of `extraction`
 */
export function planUpdate(
  extraction: Extraction,
  match: EarlierMatch | undefined,
  previous: Pick<PreviousTranslation, "text" | "conflicts" | "retries">,
): readonly SpanPlan[] {
  if (match === undefined) return extraction.spans.map(() => ({ action: "translate" }));
  const { entries, isBilingual } = match;
  return extraction.spans.map((span, index) => {
    const entry = entries[index];
    const status = entry === undefined ? undefined : statusOf(span, entry, isBilingual);
    const isGivenUp = status === "conflict" && previous.conflicts === "translate";
    if (entry === undefined || status === undefined || isGivenUp) return { action: "translate" };
    const findings = status === "kept" ? entry.record?.findings : undefined;
    if (findings !== undefined && previous.retries === true) return { action: "translate" };
    const written = status === "kept" ? undefined : writtenIn(previous.text, entry.span);
    return {
      action: "keep",
      status,
      text: entry.span.current,
      ...(written !== undefined && { written }),
      ...(findings !== undefined && { findings }),
    };
  });
}

/** Undefined where the words say all: the source's place may have other quotes or another style of scalar. */
function writtenIn(earlier: string, { start, current, marks, key, encode }: Span): WrittenText | undefined {
  const text = encode(current);
  const hasLines = /[\r\n]/u.test(text);
  if (marks.length === 0 && (key !== undefined || !hasLines)) return undefined;
  return { text, linePrefix: hasLines ? linePrefixAt(earlier, start) : "" };
}

/**
 * What a person has written into the earlier translation and what would be gone, because the source has no place for it; and what
 * a person has taken out of it and what would be there again, with the words of the source. Whoever writes over the earlier
 * translation asks before.
 */
export function lostEntries({ unmatched, deleted }: EarlierMatch): readonly Span[] {
  const added = unmatched.flatMap(({ span, record }) => {
    const current = contentHash(span.current);
    // What still reads as its source was waiting for a translation.
    const isOurs = record?.translation === current || record?.source === current;
    return isOurs || span.current.trim() === "" ? [] : [span];
  });
  return [...added, ...deleted];
}

/** Undefined: nothing that has to stay. */
function statusOf(
  { source }: Span,
  { span, record }: EarlierEntry,
  isBilingual: boolean,
): "kept" | "human" | "conflict" | undefined {
  const text = span.current;
  if (text.trim() === "") return undefined;
  const sourceHash = contentHash(source);
  if (record?.translation === contentHash(text)) {
    return record.source === sourceHash ? "kept" : undefined;
  }
  // A copy of the source that waits for its translation is nobody's work.
  if (!isBilingual && text === source) return undefined;
  const knownSource = record?.source ?? (isBilingual ? contentHash(span.source) : sourceHash);
  return knownSource === sourceHash ? "human" : "conflict";
}

/** No text has this hash: what a person wrote is never taken for ours. */
const NOT_OURS = "";

/**
 * What is remembered of a run, by the segments' keys, else by their place and source.
 * @param translations as they were written; undefined where none could be used and the source stays
 * @param update of a run that had an earlier translation: what a person wrote is remembered as such
 */
export function recordsOf(
  extraction: Extraction,
  translations: readonly (string | undefined)[],
  update?: { readonly plans: readonly SpanPlan[]; readonly match: EarlierMatch | undefined },
): Readonly<Record<string, SegmentRecord>> {
  const keys = recordKeys(extraction.spans);
  return Object.fromEntries(
    extraction.spans.map(({ source }, index) => {
      const plan = update?.plans[index];
      const isHuman = plan?.action === "keep" && plan.status !== "kept";
      const translation = translations[index];
      const ours = {
        source: contentHash(source),
        translation: translation === undefined ? NOT_OURS : contentHash(translation),
      };
      const theirs = update?.match?.entries[index]?.record ?? { source: ours.source, translation: NOT_OURS };
      return [keys[index] ?? "", isHuman ? theirs : ours];
    }),
  );
}
