/** Markdown has two ways to write one emphasis, and a translation may need the other one: see `markdown/emphasis.ts`. */
import { applyEdits } from "./applyEdits.ts";
import type { MarkedText } from "./placedMarks.ts";

/** The text with `*` in the place of each `_` that is a mark of emphasis: what is to be compared. Places stay. */
export function withAsteriskEmphasis({ source, marks }: MarkedText): MarkedText {
  const characters = marks
    .filter(({ pair, start, end }) => pair !== undefined && /^__?$/u.test(source.slice(start, end)))
    .map(({ start, end }) => ({ start, end, text: "*".repeat(end - start) }));
  return characters.length === 0 ? { source, marks } : { source: applyEdits(source, characters).text, marks };
}
