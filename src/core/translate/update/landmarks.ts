import type { Span } from "../formats/documentFormat.ts";

/** `<b>` and `</b>`: half of all paragraphs may have them. */
const BARE_TAG = /^<\/?[\p{Letter}\p{Number}]+>$/u;

/** What a paragraph has in every language: its code, images and the targets of its links, in their order. */
export function landmarks({ source, marks }: Pick<Span, "source" | "marks">): string[] {
  return marks
    .map(({ start, end }) => source.slice(start, end))
    .filter((text) => /[\p{Letter}\p{Number}]/u.test(text) && !BARE_TAG.test(text));
}
