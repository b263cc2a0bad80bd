import type { TextSpan } from "../../../shared/translation.ts";

/**
 * Those of ordered, disjoint spans that touch a stretch of the text, cut to it, with their places counted from its beginning.
 */
export function spansWithin(spans: readonly TextSpan[], start: number, end: number): TextSpan[] {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.end ?? 0) <= start) low = middle + 1;
    else high = middle;
  }
  const found: TextSpan[] = [];
  for (let at = low, span = spans[at]; span !== undefined && span.start < end; at += 1, span = spans[at]) {
    found.push({ start: Math.max(span.start, start) - start, end: Math.min(span.end, end) - start });
  }
  return found;
}
