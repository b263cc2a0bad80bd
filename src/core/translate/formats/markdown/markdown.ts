/** Markdown as GitHub and the usual site generators read it: its prose, without anything of its structure. */
import type { SyntaxNodeRef, Tree } from "@lezer/common";
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

/** @param text with "\n" as its line break */
export function readMarkdown(text: string): ProseExtraction {
  const { end, spans } = readFrontMatter(text);
  const reader = new MarkdownReader(text.slice(end));
  const moved = reader.read().map((span) => ({ ...span, start: span.start + end, end: span.end + end }));
  const linesBefore = text.slice(0, end).split("\n").length - 1;
  const skipped = reader.skipped.map(({ line, reason }) => ({ line: line + linesBefore, reason }));
  return { spans: [...spans, ...moved], edits: [], skipped };
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

class MarkdownReader {
  readonly skipped: SkippedPart[] = [];
  private readonly text: string;
  private readonly spans: ProseSpan[] = [];
  private labels = new Set<string>();
  private block: OpenBlock | undefined;
  private quoteDepth = 0;
  /** What is skipped comes in order, so lines are counted on. */
  private lineBreaks = 0;
  private countedUntil = 0;

  constructor(text: string) {
    this.text = text;
  }

  read(): readonly ProseSpan[] {
    const tree = parseMarkdown(this.text);
    this.labels = definedLabels(this.text, tree);
    tree.iterate({ enter: (node) => this.enter(node), leave: (node) => this.leave(node) });
    return this.spans;
  }

  private enter(node: SyntaxNodeRef): boolean {
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

  private enterInline(node: SyntaxNodeRef, block: OpenBlock): void {
    const { name, from, to } = node;
    if (name === "TaskMarker") block.start = trimmedStart(this.text, to);
    else if (name === "HeaderMark" && from === block.from) block.start = trimmedStart(this.text, to);
    else if (name === "HeaderMark") block.end = this.lineEndBefore(from, block.start);
    else block.inline.enter(node);
  }

  private leave(node: SyntaxNodeRef): void {
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

function definedLabels(text: string, tree: Tree): Set<string> {
  const labels = new Set<string>();
  tree.iterate({
    enter({ name, node }) {
      if (name !== "LinkReference") return !PROSE_BLOCKS.test(name);
      const label = node.getChild("LinkLabel");
      const written = label === null ? "" : text.slice(label.from + 1, label.to - 1);
      if (written !== "" && !written.startsWith("^")) labels.add(normalLabel(written));
      return false;
    },
  });
  return labels;
}

/** Labels are the same without regard to case and white space. */
function normalLabel(label: string): string {
  return label.trim().replace(/\s+/gu, " ").toLowerCase().toUpperCase();
}
