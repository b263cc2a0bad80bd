/** Walks the tree of a Markdown text and gathers what is for people. */
import type { SyntaxNodeRef } from "@lezer/common";
import type { TextSpan } from "../../../../shared/translation.ts";
import type { SkippedPart } from "../documentFormat.ts";
import { trimmedEnd, trimmedStart } from "../foldedText.ts";
import { textAttributes } from "../html/elements.ts";
import { INSIDE_SENTENCE, readHtml } from "../html/htmlSpans.ts";
import { tokenizeHtml } from "../html/htmlTokens.ts";
import { findTemplates } from "../html/templates.ts";
import { hasLetters, type MarkedText, type PlacedMark } from "../placedMarks.ts";
import { spansWithin } from "../spansWithin.ts";
import type { ProseSpan } from "../unixLines.ts";
import { encodeCell, encodeDirectiveTitle, encodeHeading, encodeParagraph, encodeTitle } from "./blockGuard.ts";
import type { MarkdownFlavour } from "./flavour.ts";
import { InlineMarks } from "./inlineMarks.ts";
import { encodeLabel, labelPlaces } from "./labels.ts";
import { INLINE_LIMIT_CHARACTERS } from "./markdownParser.ts";
import { escapeNewMarkup } from "./newMarkup.ts";
import { proseSpan, splitParagraph, type EncodeProse, type InlineContent } from "./proseBlock.ts";

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

export interface ReaderContext {
  readonly flavour: MarkdownFlavour;
  readonly labels: ReadonlySet<string>;
  /** With their places in the part. */
  readonly opaque: readonly TextSpan[];
}

/** Gathers the spans of a part while its tree is walked. */
export class MarkdownReader {
  readonly spans: ProseSpan[] = [];
  readonly skipped: SkippedPart[] = [];
  private readonly text: string;
  private readonly context: ReaderContext;
  private block: OpenBlock | undefined;
  private quoteDepth = 0;
  /** What is skipped comes in order, so lines are counted on. */
  private lineBreaks = 0;
  private countedUntil = 0;

  constructor(text: string, context: ReaderContext) {
    this.text = text;
    this.context = context;
  }

  /** @returns whether the node's children are wanted */
  enter(node: SyntaxNodeRef): boolean {
    const { name, from, to } = node;
    if (this.block !== undefined) {
      this.enterInline(node, this.block);
      return true;
    }
    if (PROSE_BLOCKS.test(name)) {
      const isDefined = (label: string) => this.context.labels.has(normalLabel(label));
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
      case "CommentBlock":
        if (!this.text.slice(from, to).includes("-->")) {
          this.skip(from, "a comment that is not closed");
        }
        return false;
      case "CodeBlock":
      case "FencedCode":
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
    const { quoteMarks, hardBreaks, titles } = inline;
    const expressions = spansWithin(this.context.opaque, start, end).map((span): PlacedMark => ({
      kind: "opaque",
      start: span.start + start,
      end: span.end + start,
    }));
    const content: InlineContent = { start, end, marks: inline.all(expressions), quoteMarks, hardBreaks, titles };
    if (name === "TableCell") {
      const isAtLineStart = trimmedStart(this.text, this.text.lastIndexOf("\n", start - 1) + 1) === start;
      this.addSpan(content, content, (text) => encodeCell(text, isAtLineStart), true);
    } else if (name.startsWith("ATX")) {
      this.addSpan(content, { start, end: anchorStart(this.text, start, end) }, encodeHeading);
    } else {
      for (const segment of splitParagraph(this.text, content)) {
        this.addSpan(content, segment, segment.isOneLine ? encodeDirectiveTitle : encodeParagraph);
      }
    }
  }

  /** Titles are texts of their own where a link or picture is: within a sentence they are a part of its markup. */
  private addSpan(content: InlineContent, place: TextSpan, encode: EncodeProse, isCell = false): void {
    const labels = labelPlaces(this.text, content.marks, place);
    if (labels === undefined) {
      this.addText(content, place, encode);
      this.skipTitles(content, place);
      return;
    }
    const guard = isCell ? (encoded: string) => encodeCell(encoded, false) : (encoded: string) => encoded;
    const first = this.spans.length;
    for (const label of labels) {
      this.addText(content, label, (text, { markup }) => guard(encodeLabel(text, markup)));
    }
    for (const title of content.titles) {
      if (title.start < place.start || title.end > place.end) continue;
      this.addTitle(title, (text, quote) => guard(encodeTitle(encodeLabel(text, []), quote)));
    }
    this.spans.push(...this.spans.splice(first).sort((one, other) => one.start - other.start));
  }

  private skipTitles({ titles, marks }: InlineContent, { start, end }: TextSpan): void {
    const isWithin = (span: TextSpan) => span.start >= start && span.end <= end;
    const title = titles.find((each) => isWithin(each) && this.hasLettersAt(each));
    const tag = marks.find((mark) => isWithin(mark) && this.hasWordAttributes(mark));
    const first = Math.min(title?.start ?? Infinity, tag?.start ?? Infinity);
    if (first < Infinity) this.skip(first, INSIDE_SENTENCE);
  }

  private hasLettersAt({ start, end }: TextSpan): boolean {
    return hasLetters({ source: this.text.slice(start, end), marks: [] });
  }

  private hasWordAttributes({ start, end }: TextSpan): boolean {
    if (this.text[start] !== "<") return false;
    const [tag] = tokenizeHtml(this.text.slice(start, end));
    // A value in braces is an expression.
    return tag !== undefined && textAttributes(tag).some(({ value }) => /^[^{]*\p{Letter}/u.test(value));
  }

  private addText(content: InlineContent, place: TextSpan, encode: EncodeProse): void {
    const span = proseSpan(this.text, content, place, encode);
    if (span !== undefined) this.spans.push(withoutNewMarkup(this.escaped(span), this.context));
  }

  private escaped(span: ProseSpan): ProseSpan {
    const { escape } = this.context.flavour;
    return escape === undefined ? span : { ...span, encode: escapingEncoder(this.text, span, escape) };
  }

  /** @param place with its quotes */
  private addTitle(place: TextSpan, encode: (text: string, quote: string) => string): void {
    const start = place.start + 1;
    const end = place.end - 1;
    const source = this.text.slice(start, end);
    const quote = this.text.charAt(end);
    if (source.includes("\n") || !hasLetters({ source, marks: [] })) return;
    this.spans.push(this.escaped({ start, end, source, marks: [], encode: (text) => encode(text, quote) }));
  }

  private addHtml(from: number, to: number): void {
    // Inside of a quotation each line of it begins with a sign that is no HTML.
    if (this.quoteDepth > 0 && this.text.slice(from, to).includes("\n")) {
      this.skip(from, "HTML over several lines in a quotation");
      return;
    }
    const html = this.text.slice(from, to);
    const { flavour, opaque } = this.context;
    const { spans, skipped } = readHtml(html, {
      opaque: [...spansWithin(opaque, from, to), ...findTemplates(html)],
      escapesBraces: flavour.escapesBraces,
    });
    for (const span of spans) this.spans.push({ ...span, start: span.start + from, end: span.end + from });
    for (const { start, reason } of skipped) this.skip(start + from, reason);
  }

  /** Of a link's definition its title alone is for people. */
  private addDefinition({ node }: SyntaxNodeRef): void {
    const title = node.getChild("LinkTitle");
    if (title !== null) this.addTitle({ start: title.from, end: title.to }, encodeTitle);
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

function escapingEncoder(
  text: string,
  { start, source, marks, encode }: ProseSpan,
  escape: NonNullable<MarkdownFlavour["escape"]>,
): ProseSpan["encode"] {
  const isAtLineStart = start === 0 || text[start - 1] === "\n";
  return (translation) => encode(escape(translation, markupOf({ source, marks }), isAtLineStart));
}

function withoutNewMarkup(span: ProseSpan, { flavour: { parse }, labels }: ReaderContext): ProseSpan {
  const { source, marks, encode } = span;
  const isDefined = (label: string) => labels.has(normalLabel(label));
  return {
    ...span,
    encode: (translation) =>
      encode(escapeNewMarkup(translation, { parse, markup: markupOf({ source, marks }), isDefined })),
  };
}

function markupOf({ source, marks }: MarkedText): string[] {
  return marks.map(({ start, end }) => source.slice(start, end));
}

/** An id of its own keeps a heading's address while its text changes. */
function anchorStart(text: string, start: number, end: number): number {
  const content = text.slice(start, end);
  const open = content.lastIndexOf("{");
  return open !== -1 && /^\{[#.:][^{}]*\}$/u.test(content.slice(open)) ? trimmedEnd(text, start + open, start) : end;
}

/** Labels are the same without regard to case and white space. */
export function normalLabel(label: string): string {
  return label.trim().replace(/\s+/gu, " ").toLowerCase().toUpperCase();
}
