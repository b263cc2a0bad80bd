/** Markdown as GitHub and the usual site generators read it: its prose, without anything of its structure. */
import type { DocumentFormat, SkippedPart } from "../documentFormat.ts";
import { INSIDE_SENTENCE } from "../html/htmlSpans.ts";
import { readUnixLines, type ProseExtraction, type ProseSpan } from "../unixLines.ts";
import { fencedDocuments } from "./fencedDocuments.ts";
import type { MarkdownFlavour } from "./flavour.ts";
import { readFrontMatter } from "./frontMatter.ts";
import { parseMarkdown } from "./markdownParser.ts";
import { MarkdownReader, normalLabel } from "./markdownReader.ts";
import { parseInParts } from "./parseInParts.ts";
import { readOutline } from "./readOutline.ts";

const flavour: MarkdownFlavour = {
  parse: parseMarkdown,
  findOpaque: () => [],
  escapesBraces: false,
};

export const markdown: DocumentFormat = {
  id: "markdown",
  extract: (text) => readUnixLines(text, (unixText) => readMarkdown(unixText, flavour)),
  embedded: (text) => fencedDocuments(text, flavour),
  outline: (text) => readOutline(text, flavour),
};

/** @param text with "\n" as its line break */
export function readMarkdown(text: string, flavour: MarkdownFlavour): ProseExtraction {
  const front = readFrontMatter(text);
  const spans: ProseSpan[] = [...front.spans];
  const skipped: SkippedPart[] = [...front.skipped];
  const labels = definedLabels(text);
  let lineBreaks = countLineBreaks(text.slice(0, front.end));
  for (const { start, end, tree, opaque } of parseInParts(text, front.end, flavour)) {
    const part = text.slice(start, end);
    const reader = new MarkdownReader(part, { flavour, labels, opaque });
    tree.iterate({ to: end - start - 1, enter: (node) => reader.enter(node), leave: (node) => reader.leave(node) });
    for (const span of reader.spans) spans.push({ ...span, start: span.start + start, end: span.end + start });
    for (const { line, reason } of reader.skipped) {
      const isSaid = reason === INSIDE_SENTENCE && skipped.some((part) => part.reason === reason);
      if (!isSaid) skipped.push({ line: line + lineBreaks, reason });
    }
    lineBreaks += countLineBreaks(part);
  }
  return { spans, edits: [], skipped };
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
