/**
 * Keeps links, pictures, active tags, formulas and templates that a model invents out of a Markdown document: what the source has not is text. Emphasis, code
 * and harmless tags may come in, because they change no more than how words look.
 */
import type { SyntaxNode, SyntaxNodeRef } from "@lezer/common";
import type { TextSpan } from "../../../../shared/translation.ts";
import type { TextEdit } from "../documentFormat.ts";
import { applyEdits } from "../applyEdits.ts";
import { characterReference, isHarmlessTag, NEW_LINE, textAlternatives } from "../html/htmlEncoding.ts";
import { maskSpans } from "../html/templates.ts";
import type { MarkdownFlavour } from "./flavour.ts";
import { strayBrackets } from "./strayBrackets.ts";

export interface MarkupOptions extends Pick<MarkdownFlavour, "parse"> {
  /** What the source has of markup. */
  readonly markup: readonly string[];
  /** Whether the document has a definition for a link's label. */
  readonly isDefined: (label: string) => boolean;
}

/** Words without any of these begin and end no such markup. */
const ANY_SIGN = /[![\]<$\\`{@]|:\/\/|www\./iu;
/** Each reading shows what was inside of what the one before has escaped. What is nested deeper was not written for people. */
const MOST_READINGS = 20;
/** In front of the text, so that no line of it is read as another block. */
const PARAGRAPH = "x ";

const UNESCAPED = "(?<=(?<!\\\\)(?:\\\\\\\\)*)";
/** What the parser takes for text: a footnote's reference, a list of attributes, the beginning of a template's expression. */
const BEGINNING = new RegExp(
  `${UNESCAPED}(?:\\[\\^(?=[^\\]\\s]{1,100}\\])|\\{(?=[.:][^{}\\n]{1,200}\\}))|(?<=\\{)[{%#]`,
  "gu",
);
/** The parser sees no link around brackets that are none; others do. */
const DESTINATION = new RegExp(`(?<=${UNESCAPED}\\])\\(`, "gu");

/** Also what the backslash of a formula's beginning stands in front of. */
const EVERY_SIGN = new RegExp(`${UNESCAPED}(?:\\\\[([]|[[<$\`{@]|:(?=//)|(?<=www)\\.)|(?<=\\{)[{%#]`, "giu");

/** With a backslash where markup begins that the source has not, and at brackets that would take a link of the source apart. */
export function escapeNewMarkup(text: string, options: MarkupOptions): string {
  if (!ANY_SIGN.test(wordsOf(text, options.markup))) return text;
  let escaped = text;
  for (let reading = 0; reading < MOST_READINGS; reading += 1) {
    const finder = new NewMarkupFinder(escaped, options);
    finder.find();
    if (finder.edits.size === 0) return escaped;
    escaped = applyEdits(escaped, [...finder.edits.values()]).text;
  }
  return escapeEverySign(escaped, options.markup);
}

/** Without a reading: whatever could begin markup and is none of the source's. */
function escapeEverySign(text: string, markup: readonly string[]): string {
  const edits = Array.from(
    maskSpans(text, knownPlaces(text, markup)).matchAll(EVERY_SIGN),
    ({ index, 0: sign }): TextEdit =>
      sign.startsWith("\\")
        ? { start: index, end: index + sign.length, text: characterReference(sign.charAt(1)) }
        : { start: index, end: index, text: "\\" },
  );
  return applyEdits(text, edits).text;
}

const CHARACTER_REFERENCE = /&#?\w{1,32};/gu;

/** Marks that begin and end nothing: tags and elements, expressions, footnotes, pages of a wiki, addresses. */
const ALONE = /^(?:[<{\w]|!?\[[[^])/u;

class NewMarkupFinder {
  /** By their place. */
  readonly edits = new Map<number, TextEdit>();
  private readonly text: string;
  private readonly options: MarkupOptions;
  private readonly markup: ReadonlySet<string>;
  /** Where markup of the source stands in the text. */
  private readonly known: readonly TextSpan[];
  private knownLinks = 0;
  /** Code that the source has not. */
  private readonly newCode: TextSpan[] = [];

  constructor(text: string, options: MarkupOptions) {
    this.text = text;
    this.options = options;
    this.markup = new Set(options.markup);
    this.known = knownPlaces(text, options.markup);
  }

  find(): void {
    const { text, known, options } = this;
    const alone = known.filter(({ start, end }) => ALONE.test(text.slice(start, end)));
    const readable = PARAGRAPH + maskSpans(text, alone).replaceAll("\n", " ");
    options.parse(readable).iterate({ enter: (node) => this.enter(node) });
    this.escapeLoneCode();
    const words = maskSpans(text, known);
    for (const { index } of words.matchAll(BEGINNING)) this.escape(index);
    for (const { index } of words.matchAll(DESTINATION)) this.escape(index);
    const links = known.filter(({ start }) => text[start] === "]");
    if (this.edits.size > 0 || this.knownLinks >= links.length) return;
    for (const place of strayBrackets(text, known)) this.escape(place);
  }

  /** Where nothing but code would be left, no words would. */
  private escapeLoneCode(): void {
    if (this.newCode.length === 0) return;
    const noWords = [...this.known, ...this.newCode].sort((one, other) => one.start - other.start);
    let at = 0;
    for (const { start, end } of [...noWords, { start: this.text.length, end: this.text.length }]) {
      if (/\p{Letter}/u.test(this.text.slice(at, start).replace(CHARACTER_REFERENCE, ""))) return;
      at = Math.max(at, end);
    }
    for (const { start } of this.newCode) this.escape(start);
  }

  private escape(place: number): void {
    this.edits.set(place, { start: place, end: place, text: "\\" });
  }

  /** @param node of the text with a paragraph's beginning in front */
  private enter(node: SyntaxNodeRef): void {
    const { start, end } = placeOf(node);
    const written = this.text.slice(start, end);
    if (this.markup.has(written)) return;
    switch (node.name) {
      case "Link":
      case "Image":
        this.enterLink(node.node);
        break;
      case "URL":
        if (node.node.parent?.name === "Paragraph") this.escape(start + addressSign(written));
        break;
      case "Autolink":
      case "Comment":
      case "ProcessingInstruction":
        this.escape(start);
        break;
      case "HTMLTag":
        if (NEW_LINE.test(written)) this.edits.set(start, { start, end, text: " " });
        else if (!isHarmlessTag(written)) this.escape(start);
        break;
      case "WikiLink":
        this.escape(start + written.indexOf("["));
        break;
      case "InlineMath":
        if (written.startsWith("$")) this.escape(start);
        // A backslash more would be one that is seen.
        else this.edits.set(start, { start, end: start + 2, text: characterReference(written.charAt(1)) });
        break;
      case "InlineCode":
        this.newCode.push({ start, end });
        if (this.known.some((mark) => mark.start < end && mark.end > start)) this.escape(start);
        break;
      default:
        break;
    }
  }

  /** What makes a link of brackets is at their end: the destination, or another label. */
  private enterLink(node: SyntaxNode): void {
    const { text, markup, options } = this;
    const [open, close] = node.getChildren("LinkMark").map(placeOf);
    if (open === undefined || close === undefined) return;
    const tail = text.slice(close.start, placeOf(node).end);
    const isPicture = node.name === "Image";
    if (markup.has(tail)) {
      this.knownLinks += 1;
      if (isPicture && !markup.has("![")) this.escape(open.start);
    } else if (tail !== "]") {
      this.escape(close.end);
    } else if (options.isDefined(text.slice(open.end, close.start))) {
      this.escape(open.end - 1);
    }
  }
}

function wordsOf(text: string, markup: readonly string[]): string {
  return markup.length === 0 ? text : text.replace(markupPattern(markup), " ");
}

/** Where marks of the source stand that are no words in a translation. */
function knownPlaces(text: string, markup: readonly string[]): TextSpan[] {
  const marks = markup.filter((mark) => mark.length > 1 && !/^[*_~]+$/u.test(mark));
  if (marks.length === 0) return [];
  return Array.from(text.matchAll(markupPattern(marks)), ({ index, 0: found }) => ({
    start: index,
    end: index + found.length,
  }));
}

function markupPattern(marks: readonly string[]): RegExp {
  return new RegExp(textAlternatives(new Set(marks)).join("|"), "gu");
}

function placeOf({ from, to }: Pick<SyntaxNode, "from" | "to">): TextSpan {
  return { start: from - PARAGRAPH.length, end: to - PARAGRAPH.length };
}

/** The sign of a bare address without which it is none. */
function addressSign(address: string): number {
  return Math.max(0, address.search(/:\/\/|@|(?<=^www)\./iu));
}
