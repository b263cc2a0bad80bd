/** A part of a span, for who translates only what is selected. */
import type { TextSpan } from "../../../shared/translation.ts";
import type { Span } from "../formats/documentFormat.ts";
import { atomicSpans } from "../protect/protectText.ts";
import { marksWithin } from "./cutUnit.ts";

/**
 * What of the span lies in the range. The whole span where its text cannot be told apart: it is another one than what
 * stands in the document, a message that is formatted as a whole, or written with escapes. The range grows over what must not be cut.
 * @returns undefined when nothing but white space is in it
 */
export function clipSpan(text: string, span: Span, range: TextSpan): Span | undefined {
  const raw = text.slice(span.start, span.end);
  if (range.start <= span.start && range.end >= span.end) return span;
  if (span.source !== span.current || isFormatted(span)) return span;
  const start = sourceOffset(raw, span.source, Math.max(0, range.start - span.start));
  const end = sourceOffset(raw, span.source, Math.min(raw.length, range.end - span.start));
  if (start === undefined || end === undefined) return span;
  const clip = trimmed(span.source, grown(span, { start, end }));
  if (clip === undefined) return undefined;
  if (clip.start === 0 && clip.end === span.source.length) return span;
  const before = span.source.slice(0, clip.start);
  const after = span.source.slice(clip.end);
  const part = span.source.slice(clip.start, clip.end);
  const encodeWhole = (translation: string): string => span.encode(before + translation + after);
  const common = { ...span, source: part, current: part, marks: marksWithin(span.marks, clip) };
  if (raw !== span.source) return { ...common, encode: encodeWhole };
  const encode = (translation: string): string => {
    const whole = encodeWhole(translation);
    const isAround = whole.startsWith(before) && whole.endsWith(after) && whole.length >= before.length + after.length;
    return isAround ? whole.slice(before.length, whole.length - after.length) : span.encode(translation);
  };
  return { ...common, start: span.start + clip.start, end: span.start + clip.end, encode };
}

/** An ICU message, or a format string whose arguments come in an order. */
function isFormatted({ source, syntax }: Span): boolean {
  return syntax === "icu" || syntax === "messageFormat" || (syntax === "printf" && source.includes("%"));
}

/**
 * The place in the decoded text for one in what stands in the document, where the first is the second without some of its
 * characters: prefixes of lines, carriage returns. Undefined where it is not.
 */
function sourceOffset(raw: string, source: string, rawOffset: number): number | undefined {
  let at = 0;
  let offset: number | undefined;
  for (let index = 0; index < raw.length; index += 1) {
    if (index === rawOffset) offset = at;
    if (at < source.length && raw[index] === source[at]) at += 1;
  }
  return at === source.length ? (offset ?? at) : undefined;
}

/** The range over all marks, pairs and placeholders that it touches. */
function grown(span: Span, range: TextSpan): TextSpan {
  const { source: text, marks, syntax } = span;
  const wholes: TextSpan[] = [...atomicSpans({ text, marks, syntax })];
  const pairs = new Map<number, TextSpan>();
  for (const { pair, start, end } of marks) {
    if (pair === undefined) continue;
    const known = pairs.get(pair);
    pairs.set(pair, { start: Math.min(start, known?.start ?? start), end: Math.max(end, known?.end ?? end) });
  }
  let { start, end } = range;
  for (let before = -1; before !== end - start;) {
    before = end - start;
    for (const whole of wholes) {
      if (whole.start >= end || whole.end <= start) continue;
      start = Math.min(start, whole.start);
      end = Math.max(end, whole.end);
    }
    for (const mark of marks) {
      const pair = mark.pair === undefined ? undefined : pairs.get(mark.pair);
      if (pair === undefined || mark.start >= end || mark.end <= start) continue;
      start = Math.min(start, pair.start);
      end = Math.max(end, pair.end);
    }
  }
  return { start, end };
}

function trimmed(text: string, { start, end }: TextSpan): TextSpan | undefined {
  const part = text.slice(start, end);
  const lead = part.length - part.trimStart().length;
  const length = part.trim().length;
  return length === 0 ? undefined : { start: start + lead, end: start + lead + length };
}
