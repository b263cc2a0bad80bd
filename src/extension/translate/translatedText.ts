/** What the server made of a document, as pieces that can be put in different places. Pure, so that it is tested without an editor. */
import type { TranslateResult } from "../../shared/protocol.ts";
import type { SegmentOutcome, TextSpan } from "../../shared/translation.ts";

/** One translated place: where it was in the source document, what stood there and what it became. */
export interface TranslatedSegment extends TextSpan {
  readonly source: string;
  readonly text: string;
  readonly outcome: SegmentOutcome;
}

/** A text with translated segments in it; their places are those in `text`. */
export interface TranslatedText {
  readonly text: string;
  readonly segments: readonly (TextSpan & { readonly segment: TranslatedSegment })[];
}

/** @param source the whole document, whose line breaks the translations take, as an editor would make them do */
export function segmentsOf(
  source: string,
  { text, segments }: Pick<TranslateResult, "text" | "segments">,
): TranslatedSegment[] {
  const lineBreak = source.includes("\r\n") ? "\r\n" : "\n";
  return segments.map((outcome) => ({
    start: outcome.start,
    end: outcome.end,
    source: source.slice(outcome.start, outcome.end),
    text: text.slice(outcome.resultStart, outcome.resultEnd).replace(/\r?\n/gu, lineBreak),
    outcome,
  }));
}

/** A stretch of the source with its segments translated. Segments that do not lie in it count for nothing. */
export function translatedCopy(
  source: string,
  { start, end }: TextSpan,
  segments: readonly TranslatedSegment[],
): TranslatedText {
  const parts: string[] = [];
  const placed: { start: number; end: number; segment: TranslatedSegment }[] = [];
  let length = 0;
  let at = start;
  const append = (text: string): void => {
    parts.push(text);
    length += text.length;
  };
  for (const segment of segments) {
    if (segment.start < at || segment.end > end) continue;
    append(source.slice(at, segment.start));
    placed.push({ start: length, end: length + segment.text.length, segment });
    append(segment.text);
    at = segment.end;
  }
  append(source.slice(at, end));
  return { text: parts.join(""), segments: placed };
}

/** The same text with something before and behind it. */
export function wrapped(before: string, { text, segments }: TranslatedText, behind = ""): TranslatedText {
  return {
    text: before + text + behind,
    segments: segments.map(({ start, end, segment }) => ({
      start: start + before.length,
      end: end + before.length,
      segment,
    })),
  };
}

/** The ranges, each widened to the segments that it touches: a message that cannot be cut is translated as a whole. In order, merged. */
export function placesOf(ranges: readonly TextSpan[], segments: readonly TextSpan[]): TextSpan[] {
  const places: { start: number; end: number }[] = [];
  for (const span of [...ranges, ...segments].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = places.at(-1);
    if (last !== undefined && (span.start < last.end || (span.start === last.end && span.start === span.end))) {
      last.end = Math.max(last.end, span.end);
    } else places.push({ start: span.start, end: span.end });
  }
  return places;
}
