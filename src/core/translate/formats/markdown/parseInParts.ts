/** Bounds the memory that a long document's tree takes. */
import type { Tree } from "@lezer/common";
import type { TextSpan } from "../../../../shared/translation.ts";
import { maskSpans } from "../html/templates.ts";
import { spansWithin } from "../spansWithin.ts";
import type { MarkdownFlavour } from "./flavour.ts";

/**
 * A tree takes fifteen times the memory of its text, so a long document is parsed in parts of about so many characters. The last
 * block of a part may go on in the next one, and is read again there.
 */
const PART_CHARACTERS = 500_000;

export interface ParsedPart extends TextSpan {
  /** Of the text from `start` on. What it has from `end` on belongs to the next part. */
  readonly tree: Tree;
  /** What in it is no Markdown, with places in the part. */
  readonly opaque: readonly TextSpan[];
}

/**
 * @param text with "\n" as its line break
 * @param bodyStart where its front matter ends
 */
export function* parseInParts(text: string, bodyStart: number, flavour: MarkdownFlavour): Generator<ParsedPart> {
  const opaque = flavour
    .findOpaque(text.slice(bodyStart))
    .map(({ start, end }) => ({ start: start + bodyStart, end: end + bodyStart }));
  const parsedText = maskSpans(text, opaque);
  let size = PART_CHARACTERS;
  for (let start = bodyStart; start < text.length;) {
    const partEnd = lineStartFrom(text, start + size);
    const tree = flavour.parse(parsedText.slice(start, partEnd));
    const end = partEnd === text.length ? partEnd : start + (tree.topNode.lastChild?.from ?? partEnd - start);
    if (end === start) {
      size *= 2;
      continue;
    }
    yield { start, end, tree, opaque: spansWithin(opaque, start, partEnd) };
    start = end;
    size = PART_CHARACTERS;
  }
}

/** The beginning of the first line from `place` on, or the end of the text. */
function lineStartFrom(text: string, place: number): number {
  const lineBreak = place < text.length ? text.indexOf("\n", place) : -1;
  return lineBreak === -1 ? text.length : lineBreak + 1;
}
