/** Markdown as GitHub and the usual site generators read it: its prose, without anything of its structure. */
import type { SyntaxNodeRef } from "@lezer/common";
import type { DocumentFormat, SkippedPart } from "../documentFormat.ts";
import { trimmedEnd, trimmedStart } from "../foldedText.ts";
import { readHtmlPart } from "../html/htmlSpans.ts";
import { hasLetters } from "../placedMarks.ts";
import { readUnixLines, type ProseExtraction, type ProseSpan } from "../unixLines.ts";
import { encodeCell, encodeHeading, encodeParagraph, encodeTitle } from "./blockGuard.ts";
import { readFrontMatter } from "./frontMatter.ts";
import { InlineMarks } from "./inlineMarks.ts";
import { INLINE_LIMIT_CHARACTERS, parseMarkdown } from "./markdownParser.ts";
import { proseSpan, splitParagraph, type EncodeProse, type InlineContent } from "./proseBlock.ts";

export const markdown: DocumentFormat = {
  id: "markdown",
  extract: (text) => readUnixLines(text, readMarkdown),
};

/**
 * A tree takes fifteen times the memory of its text, so a long document is parsed in parts of about so many characters. The last
 * block of a part may go on in the next one, and is read again there.
 */
const PART_CHARACTERS = 500_000;

/** @param text with "\n" as its line break */
export function readMarkdown(text: string): ProseExtraction {
  const front = readFrontMatter(text);
  const spans: ProseSpan[] = [...front.spans];
  const skipped: SkippedPart[] = [];
  const labels = definedLabels(text);
  let lineBreaks = countLineBreaks(text.slice(0, front.end));
  let size = PART_CHARACTERS;
  for (let start = front.end; start < text.length;) {
    const end = lineStartFrom(text, start + size);
    const part = text.slice(start, end);
    const tree = parseMarkdown(part);
    const length = end === text.length ? part.length : (tree.topNode.lastChild?.from ?? part.length);
    if (length === 0) {
      size *= 2;
      continue;
    }
    const reader = new MarkdownReader(part, labels);
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

/** Blocks whose content is inline markup. */
const PROSE_BLOCKS = /^(?:Paragraph|ATXHeading\d|SetextHeading\d|TableCell|Task)$/u;

/** The block that is being walked. */
interface OpenBlock {
  readonly name: string;
  readonly from: number;
  readonly inline: InlineMarks;
  /** Without the marks of a heading or a task. */
  start: number;
  end: number;
}

/** Gathers the spans of a part while its tree is walked. */
class MarkdownReader {
  readonly spans: ProseSpan[] = [];
  readonly skipped: SkippedPart[] = [];
  private readonly text: string;
  private readonly labels: ReadonlySet<string>;
  private block: OpenBlock | undefined;
  private quoteDepth = 0;
  /** What is skipped comes in order, so lines are counted on. */
  private lineBreaks = 0;
  private countedUntil = 0;

  constructor(text: string, labels: ReadonlySet<string>) {
    this.text = text;
    this.labels = labels;
  }

  /** @returns whether the node's children are wanted */
  enter(node: SyntaxNodeRef): boolean {
    const { name, from, to } = node;
    if (this.block !== undefined) {
      this.enterInline(node, this.block);
      return true;
    }
    if (PROSE_BLOCKS.test(name)) {
      const isDefined = (label: string) => this.labels.has(normalLabel(label));
      this.block = { name, from, start: from, end: to, inline: new InlineMarks(this.text, isDefined) };
      return true;
    }
    switch (name) {
      case "Blockquote":
        this.quoteDepth += 1;
        return true;
      case "HTMLBlock":
        this.addHtml(from, to);
        return false;
      case "LinkReference":
        this.addDefinition(node);
        return false;
      case "TooDeep":
        this.skip(from, "lists or quotations nested too deeply");
        return false;
      case "CodeBlock":
      case "FencedCode":
      case "CommentBlock":
      case "ProcessingInstructionBlock":
        return false;
      default:
        return true;
    }
  }

  leave(node: SyntaxNodeRef): void {
    if (node.name === "Blockquote") this.quoteDepth -= 1;
    const { block } = this;
    if (block === undefined) return;
    if (node.name !== block.name || node.from !== block.from) {
      block.inline.leave(node);
      return;
    }
    this.block = undefined;
    this.addProse(block);
  }

  private enterInline(node: SyntaxNodeRef, block: OpenBlock): void {
    const { name, from, to } = node;
    if (name === "TaskMarker") block.start = trimmedStart(this.text, to);
    else if (name === "HeaderMark" && from === block.from) block.start = trimmedStart(this.text, to);
    else if (name === "HeaderMark") block.end = this.lineEndBefore(from, block.start);
    else block.inline.enter(node);
  }

  /** Where the text in front of a closing mark ends: on its line, or for an underline on the one before. */
  private lineEndBefore(mark: number, start: number): number {
    const lineStart = this.text.lastIndexOf("\n", mark - 1) + 1;
    return trimmedEnd(this.text, lineStart > start ? lineStart - 1 : mark, start);
  }

  private addProse({ name, inline, start, end }: OpenBlock): void {
    if (end <= start) return;
    if (end - start > INLINE_LIMIT_CHARACTERS) {
      this.skip(start, "a paragraph too long to be read");
      return;
    }
    const { quoteMarks, hardBreaks } = inline;
    const content: InlineContent = { start, end, marks: inline.all(), quoteMarks, hardBreaks };
    if (name === "TableCell") {
      const isAtLineStart = trimmedStart(this.text, this.text.lastIndexOf("\n", start - 1) + 1) === start;
      this.addSpan(content, content, (text) => encodeCell(text, isAtLineStart));
    } else if (name.startsWith("ATX")) {
      this.addSpan(content, { start, end: anchorStart(this.text, start, end) }, encodeHeading);
    } else {
      for (const segment of splitParagraph(this.text, content)) {
        this.addSpan(content, segment, segment.isOneLine ? encodeHeading : encodeParagraph);
      }
    }
  }

  private addSpan(content: InlineContent, place: { start: number; end: number }, encode: EncodeProse): void {
    const span = proseSpan(this.text, content, place, encode);
    if (span !== undefined) this.spans.push(span);
  }

  private addHtml(from: number, to: number): void {
    // Inside of a quotation each line of it begins with a sign that is no HTML.
    if (this.quoteDepth > 0 && this.text.slice(from, to).includes("\n")) {
      this.skip(from, "HTML over several lines in a quotation");
      return;
    }
    this.spans.push(...readHtmlPart(this.text, from, to));
  }

  /** A link's title; or the text of a footnote, where it is a single word and so looks like a destination. */
  private addDefinition({ node, from, to }: SyntaxNodeRef): void {
    const title = node.getChild("LinkTitle");
    const url = node.getChild("URL");
    if (this.text.startsWith("[^", from) && url !== null) {
      const source = this.text.slice(url.from, to);
      if (source.includes("\n") || /^<?\w+:|[/@#]/u.test(source) || !hasLetters({ source, marks: [] })) return;
      this.spans.push({ start: url.from, end: to, source, marks: [], encode: (text) => encodeParagraph(text, []) });
    } else if (title !== null) {
      const start = title.from + 1;
      const end = title.to - 1;
      const source = this.text.slice(start, end);
      const quote = this.text.charAt(end);
      if (source.includes("\n") || !hasLetters({ source, marks: [] })) return;
      this.spans.push({ start, end, source, marks: [], encode: (text) => encodeTitle(text, quote) });
    }
  }

  private skip(place: number, reason: string): void {
    for (
      let at = this.text.indexOf("\n", this.countedUntil);
      at !== -1 && at < place;
      at = this.text.indexOf("\n", at + 1)
    ) {
      this.lineBreaks += 1;
      this.countedUntil = at + 1;
    }
    this.skipped.push({ line: this.lineBreaks + 1, reason });
  }
}

/** An id of its own keeps a heading's address while its text changes. */
function anchorStart(text: string, start: number, end: number): number {
  const anchor = /[ \t]*\{[#.:][^{}]*\}$/u.exec(text.slice(start, end));
  return anchor === null ? end : start + anchor.index;
}

/** Also those that stand in code, which do no harm. Footnotes are no labels. */
function definedLabels(text: string): ReadonlySet<string> {
  return new Set(
    Array.from(text.matchAll(/^[ >\t]*\[([^^[\]\n][^[\]\n]*)\]:/gmu), ([, label = ""]) => normalLabel(label)),
  );
}

/** Labels are the same without regard to case and white space. */
function normalLabel(label: string): string {
  return label.trim().replace(/\s+/gu, " ").toLowerCase().toUpperCase();
}
