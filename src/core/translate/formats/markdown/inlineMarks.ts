/** Collects the inline markup of one block while the tree is walked. */
import type { SyntaxNodeRef } from "@lezer/common";
import type { TextSpan } from "../../../../shared/translation.ts";
import { pairTags } from "../html/inlineTags.ts";
import type { PlacedMark } from "../placedMarks.ts";

/** Emphasis, a link or an image that is still open. */
interface OpenMarkup {
  readonly from: number;
  readonly to: number;
  readonly pair: number;
  readonly isImage: boolean;
  /** Brackets seen so far. */
  brackets: number;
}

const OPAQUE = new Set([
  "InlineCode",
  "Entity",
  "Escape",
  "Autolink",
  "URL",
  "Comment",
  "ProcessingInstruction",
  "InlineMath",
  "HardBreak",
]);

export class InlineMarks {
  readonly quoteMarks = new Set<number>();
  /** Ends of the lines that are broken where the reader sees it. */
  readonly hardBreaks = new Set<number>();
  /** Of links and pictures, with their quotes. */
  readonly titles: TextSpan[] = [];
  private readonly text: string;
  private readonly isDefined: (label: string) => boolean;
  private readonly found: PlacedMark[] = [];
  private readonly tags: TextSpan[] = [];
  private readonly open: OpenMarkup[] = [];
  private pairs = 0;
  private swallowedUntil = 0;

  constructor(text: string, isDefined: (label: string) => boolean) {
    this.text = text;
    this.isDefined = isDefined;
  }

  enter({ name, from, to }: SyntaxNodeRef): void {
    if (name === "QuoteMark") this.quoteMarks.add(from);
    if (name === "LinkTitle") this.titles.push({ start: from, end: to });
    if (from < this.swallowedUntil) return;
    if (OPAQUE.has(name)) {
      if (name === "HardBreak") this.hardBreaks.add(to - 1);
      this.found.push({ kind: "opaque", start: from, end: to });
      this.swallowedUntil = to;
    } else if (name === "WikiLink") {
      this.addWikiLink(from, to);
      this.swallowedUntil = to;
    } else if (name === "HTMLTag") {
      this.tags.push({ start: from, end: to });
    } else if (["Emphasis", "StrongEmphasis", "Strikethrough", "Link", "Image"].includes(name)) {
      this.pairs += 1;
      this.open.push({ from, to, pair: this.pairs, isImage: name === "Image", brackets: 0 });
    } else if (name === "EmphasisMark" || name === "StrikethroughMark") {
      this.addDelimiter(from, to);
    } else if (name === "LinkMark") {
      this.addBracket(from, to);
    }
  }

  leave({ from, to }: SyntaxNodeRef): void {
    const last = this.open.at(-1);
    if (last?.from === from && last.to === to) this.open.pop();
  }

  /**
   * All marks in order, tags among them; none overlap.
   * @param expressions marks of what the parser took for text
   */
  all(expressions: readonly PlacedMark[]): PlacedMark[] {
    const { marks, swallowed } = pairTags(this.text, this.tags, this.pairs + 1);
    const isInside = ({ start }: PlacedMark, holes: readonly TextSpan[]) =>
      holes.some((hole) => start >= hole.start && start < hole.end);
    const known = [...this.found.filter((mark) => !isInside(mark, swallowed)), ...marks];
    return [...known, ...expressions.filter((mark) => !isInside(mark, known))].sort((a, b) => a.start - b.start);
  }

  private addDelimiter(start: number, end: number): void {
    const markup = this.open.at(-1);
    if (markup === undefined) return;
    this.found.push({ kind: start === markup.from ? "open" : "close", start, end, pair: markup.pair });
  }

  /** `[[page|` and `]]` stand around words; a page's name alone, or with the size of a picture, is none. */
  private addWikiLink(start: number, end: number): void {
    const bar = this.text.slice(start, end).indexOf("|");
    const words = bar === -1 ? "" : this.text.slice(start + bar + 1, end - 2);
    if (!/\p{Letter}/u.test(words) || /^\s*\d+x\d+\s*$/u.test(words)) {
      this.found.push({ kind: "opaque", start, end });
      return;
    }
    this.pairs += 1;
    const open: PlacedMark = { kind: "open", start, end: start + bar + 1, pair: this.pairs };
    this.found.push(open, { kind: "close", start: end - 2, end, pair: this.pairs });
  }

  /** `[` opens, `]` with all that follows closes: the destination stays with it. */
  private addBracket(start: number, end: number): void {
    const markup = this.open.at(-1);
    if (markup === undefined) return;
    markup.brackets += 1;
    if (markup.brackets === 1) this.found.push({ kind: "open", start, end, pair: markup.pair });
    if (markup.brackets === 2) this.closeLink(markup, start);
  }

  private closeLink({ from, to, pair, isImage }: OpenMarkup, bracket: number): void {
    this.swallowedUntil = to;
    const close = { kind: "close" as const, start: bracket, end: to, pair };
    const tail = this.text.slice(bracket, to);
    if (tail !== "]" && tail !== "][]") {
      this.found.push(close);
      return;
    }
    // The text is the label, too. Once it is translated only a label of its own finds the definition.
    const label = this.text.slice(from + (isImage ? 2 : 1), bracket);
    if (!this.isDefined(label) || label.includes("\n")) {
      const opened = this.found.findLastIndex((mark) => mark.pair === pair);
      this.found.splice(opened, 1);
      return;
    }
    this.found.push({ ...close, text: `][${label}]` });
  }
}
