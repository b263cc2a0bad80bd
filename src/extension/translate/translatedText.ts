/** What the server made of a document, as pieces that can be put in different places. Pure, so that it is tested without an editor. */
import type { TranslateResult } from "../../shared/protocol.ts";
import type { SegmentOutcome, TextSpan } from "../../shared/translation.ts";

/** One translated place: where it was in the source document, what stood there and what it became. */
export interface TranslatedSegment extends TextSpan {
  readonly source: string;
  readonly text: string;
  /** Place among the result's segments; what a format changes beside them comes behind the last. */
  readonly index: number;
  /** Undefined for what a document says about its own language (a catalogue's header), which is no segment. */
  readonly outcome: Pick<SegmentOutcome, "findings"> | undefined;
}

/** A text with translated segments in it; their places are those in `text`. */
export interface TranslatedText {
  readonly text: string;
  readonly segments: readonly (TextSpan & { readonly segment: TranslatedSegment })[];
}

/**
 * In the document's order.
 * @param source the whole document, whose line breaks the translations take, as an editor would make them do
 */
export function segmentsOf(
  source: string,
  { text, segments }: Pick<TranslateResult, "text" | "segments">,
): TranslatedSegment[] {
  const lineBreak = source.includes("\r\n") ? "\r\n" : "\n";
  const pieces: TranslatedSegment[] = [];
  let at = 0;
  let resultAt = 0;
  let further = segments.length;
  const addBetween = (end: number, resultEnd: number): void => {
    const between = source.slice(at, end);
    const changed = text.slice(resultAt, resultEnd);
    if (between === changed) return;
    pieces.push({ ...differenceOf(between, changed, at), index: further, outcome: undefined });
    further += 1;
  };
  for (const [index, outcome] of segments.entries()) {
    const { start, end, resultStart, resultEnd } = outcome;
    addBetween(start, resultStart);
    const translation = text.slice(resultStart, resultEnd).replace(/\r?\n/gu, lineBreak);
    pieces.push({ start, end, source: source.slice(start, end), text: translation, index, outcome });
    at = end;
    resultAt = resultEnd;
  }
  addBetween(source.length, text.length);
  return pieces;
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

/** The one stretch in which two texts differ; `start` and `end` are places in the first, which begins at `offset`. Never inside a character. */
export function differenceOf(source: string, text: string, offset = 0): TextSpan & { source: string; text: string } {
  const limit = Math.min(source.length, text.length);
  let head = 0;
  while (head < limit && source[head] === text[head]) head += 1;
  let tail = 0;
  while (tail < limit - head && source.at(-1 - tail) === text.at(-1 - tail)) tail += 1;
  if (isLowSurrogate(source, head) || isLowSurrogate(text, head)) head -= 1;
  if (isLowSurrogate(source, source.length - tail) || isLowSurrogate(text, text.length - tail)) tail -= 1;
  const end = source.length - tail;
  return {
    start: offset + head,
    end: offset + end,
    source: source.slice(head, end),
    text: text.slice(head, text.length - tail),
  };
}

function isLowSurrogate(text: string, index: number): boolean {
  const unit = text.charCodeAt(index);
  return unit >= 0xdc00 && unit <= 0xdfff;
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
