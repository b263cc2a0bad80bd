/** Markdown as GitHub and the usual site generators read it: its prose, without anything of its structure. */
import type { DocumentFormat, SkippedPart } from "../documentFormat.ts";
import { maskSpans } from "../html/templates.ts";
import { spansWithin } from "../spansWithin.ts";
import { readUnixLines, type ProseExtraction, type ProseSpan } from "../unixLines.ts";
import type { MarkdownFlavour } from "./flavour.ts";
import { readFrontMatter } from "./frontMatter.ts";
import { parseMarkdown } from "./markdownParser.ts";
import { MarkdownReader, normalLabel } from "./markdownReader.ts";
import { escapeNewTags } from "./newTags.ts";

const flavour: MarkdownFlavour = {
  parse: parseMarkdown,
  findOpaque: () => [],
  escapesBraces: false,
  escape: (text, markup) => escapeNewTags(text, markup),
};

export const markdown: DocumentFormat = {
  id: "markdown",
  extract: (text) => readUnixLines(text, (unixText) => readMarkdown(unixText, flavour)),
};

/**
 * A tree takes fifteen times the memory of its text, so a long document is parsed in parts of about so many characters. The last
 * block of a part may go on in the next one, and is read again there.
 */
const PART_CHARACTERS = 500_000;

/** @param text with "\n" as its line break */
export function readMarkdown(text: string, flavour: MarkdownFlavour): ProseExtraction {
  const front = readFrontMatter(text);
  const spans: ProseSpan[] = [...front.spans];
  const skipped: SkippedPart[] = [...front.skipped];
  const labels = definedLabels(text);
  const opaque = flavour
    .findOpaque(text.slice(front.end))
    .map(({ start, end }) => ({ start: start + front.end, end: end + front.end }));
  const parsedText = maskSpans(text, opaque);
  let lineBreaks = countLineBreaks(text.slice(0, front.end));
  let size = PART_CHARACTERS;
  for (let start = front.end; start < text.length;) {
    const end = lineStartFrom(text, start + size);
    const part = text.slice(start, end);
    const tree = flavour.parse(parsedText.slice(start, end));
    const length = end === text.length ? part.length : (tree.topNode.lastChild?.from ?? part.length);
    if (length === 0) {
      size *= 2;
      continue;
    }
    const reader = new MarkdownReader(part, { flavour, labels, opaque: spansWithin(opaque, start, end) });
    tree.iterate({ to: length - 1, enter: (node) => reader.enter(node), leave: (node) => reader.leave(node) });
    for (const span of reader.spans) spans.push({ ...span, start: span.start + start, end: span.end + start });
    for (const { line, reason } of reader.skipped) skipped.push({ line: line + lineBreaks, reason });
    lineBreaks += countLineBreaks(part.slice(0, length));
    start += length;
    size = PART_CHARACTERS;
  }
  return { spans, edits: [], skipped };
}

/** The beginning of the first line from `place` on, or the end of the text. */
function lineStartFrom(text: string, place: number): number {
  const lineBreak = place < text.length ? text.indexOf("\n", place) : -1;
  return lineBreak === -1 ? text.length : lineBreak + 1;
}

function countLineBreaks(text: string): number {
  let count = 0;
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) count += 1;
  return count;
}

/** Also those that stand in code, which do no harm. Footnotes are no labels. */
function definedLabels(text: string): ReadonlySet<string> {
  return new Set(
    Array.from(text.matchAll(/^[ >\t]*\[([^^[\]\n][^[\]\n]*)\]:/gmu), ([, label = ""]) => normalLabel(label)),
  );
}
