/** Expressions of template languages inside HTML. */
import type { TextSpan } from "../../../../shared/translation.ts";

const CLOSING = new Map([
  ["{{", "}}"],
  ["{%", "%}"],
  ["{#", "#}"],
  ["<%", "%>"],
  ["<?", "?>"],
]);

/** In order, not overlapping. What is opened and never closed is none. */
export function findTemplates(html: string): TextSpan[] {
  const found: TextSpan[] = [];
  const neverClosed = new Set<string>();
  const opening = /\{[{%#]|<[%?]/gu;
  for (let match = opening.exec(html); match !== null; match = opening.exec(html)) {
    const close = CLOSING.get(match[0]) ?? "";
    if (neverClosed.has(close)) continue;
    const end = html.indexOf(close, opening.lastIndex);
    if (end === -1) {
      neverClosed.add(close);
      continue;
    }
    found.push({ start: match.index, end: end + close.length });
    opening.lastIndex = end + close.length;
  }
  return found;
}

/** The text with a letter in the place of each character in `spans`, so that no reader takes anything in them for markup. */
export function maskSpans(text: string, spans: readonly TextSpan[]): string {
  if (spans.length === 0) return text;
  const parts: string[] = [];
  let at = 0;
  for (const { start, end } of spans) {
    parts.push(
      text.slice(at, start),
      text.slice(start, end).replace(/[^\n]/gu, (sign) => "x".repeat(sign.length)),
    );
    at = end;
  }
  parts.push(text.slice(at));
  return parts.join("");
}
