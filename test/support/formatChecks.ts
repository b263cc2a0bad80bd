/** What every document format promises, as checks that tests of all formats share. */
import { expect } from "vitest";
import {
  replaceSpans,
  type DocumentFormat,
  type ExtractOptions,
  type Span,
} from "../../src/core/translate/formats/documentFormat.ts";

/** Spans in order and apart, each written back as it stands, and with all of them written back the same text. */
export function expectIdentity(format: DocumentFormat, text: string, options: ExtractOptions): readonly Span[] {
  const { spans } = format.extract(text, options);
  let at = 0;
  for (const { start, end, current, encode } of spans) {
    expect(start).toBeGreaterThanOrEqual(at);
    expect(end).toBeGreaterThanOrEqual(start);
    expect(encode(current)).toBe(text.slice(start, end));
    at = end;
  }
  const unchanged = spans.map(({ current }) => current);
  expect(replaceSpans(text, { spans, edits: [] }, unchanged)).toBe(text);
  return spans;
}

/** The document with every span translated by `translate`, and what the document says of its own language. */
export function translated(
  format: DocumentFormat,
  text: string,
  options: ExtractOptions,
  translate: (span: Span) => string | undefined,
): string {
  const extraction = format.extract(text, options);
  return replaceSpans(text, extraction, extraction.spans.map(translate));
}

/** The sources of all spans by their keys. */
export function sources(format: DocumentFormat, text: string, options: ExtractOptions): Record<string, string> {
  const { spans } = format.extract(text, options);
  return Object.fromEntries(spans.map(({ key, source }, index) => [key ?? String(index), source]));
}
