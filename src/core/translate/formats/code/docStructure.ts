/** The lines of a comment that belong together, and what of them is structure: tags, lists, headings, examples. */
import type { CommentLine } from "./commentLines.ts";
import { directiveAt, wordsBeforeDirective } from "./directives.ts";
import { headLength } from "./docHeads.ts";
import {
  isBehind,
  isRustTitle,
  isUnderline,
  numpyNames,
  sectionAt,
  type DocSection,
  type PlacedWords,
} from "./docSections.ts";
import { blockTags, isVerbatim, type DocMarkup } from "./docTags.ts";

/** Words that are translated as one text: the first line from `start` on, the others whole. */
export interface DocParagraph {
  readonly start: number;
  readonly lines: readonly CommentLine[];
}

export interface DocKind {
  readonly languageId: string;
  readonly markup: DocMarkup;
  /** Whether tools make documentation of the comment: headings that they read stand in no others. */
  readonly isDocumentation: boolean;
}

/** Lines that are structure as a whole. */
const NO_WORDS = [
  /^\.\.\s/u,
  /^[@\\](?!(?:p|c|a|b|e|em|ref|link)\s)\w+/u,
  /^:(?:type|rtype|vartype)\b/u,
  /^\|.*\|$/u,
  /^\[[^\]]+\]:\s/u,
  // Drawings and tables.
  /[+|][-=]{3}|[-=]{3}[+|]|[\u2500-\u257f]|\|\s{2}|\s{2}\|/u,
];

interface LeftOut {
  /** What ends it: a blank line, a tag, the tag that belongs to the first one, or less indentation. */
  readonly until: "blank" | "tag" | "end" | "dedent";
  /** In columns. */
  readonly indent: number;
}

const ENDS: Readonly<Record<LeftOut["until"], (words: string, isDedented: boolean) => boolean>> = {
  blank: (words) => words === "",
  tag: (words) => /^[@\\](?!end)\w/u.test(words),
  end: (words) => /[@\\]end\w/u.test(words),
  dedent: (words, isDedented) => words !== "" && isDedented,
};

/** The directives of reStructuredText whose contents are words. */
const WORDY =
  "note|warning|tip|hint|important|caution|attention|danger|error|seealso|admonition|todo|version\\w+|deprecated";
const WORDY_DIRECTIVE = new RegExp(`^\\.\\.\\s+(?:${WORDY})::`, "u");

/** What begins lines that are left out, and where these end. */
const EXAMPLES: readonly (readonly [RegExp, LeftOut["until"]])[] = [
  [/^[@\\](?:code|verbatim|dot|msc|startuml|latexonly|htmlonly)\b(?!.*[@\\]end)/u, "end"],
  [/^[@\\](?:examples?|snippet|includeLineno)\b/u, "tag"],
  [/^(?:>>>|iex(?:\(\d+\))?>|julia>|ghci>)\s/u, "blank"],
  [new RegExp(`^\\.\\.\\s+(?!(?:${WORDY})::)`, "u"), "dedent"],
];
const HASKELL_EXAMPLE = /^>\s/u;

/** How much deeper than the words around it code stands. */
const CODE_INDENT: Readonly<Record<string, number>> = { go: 2, ruby: 2 };

export function docParagraphs(text: string, lines: readonly CommentLine[], kind: DocKind): DocParagraph[] {
  const reader = new StructureReader(text, lines, kind);
  lines.forEach((line, index) => {
    reader.add(line, index);
  });
  return reader.paragraphs;
}

class StructureReader {
  readonly paragraphs: { readonly start: number; readonly lines: CommentLine[] }[] = [];
  private readonly text: string;
  private readonly lines: readonly CommentLine[];
  private readonly kind: DocKind;
  /** The indentation that is none, in columns. */
  private readonly base: number;
  /** That of what stands below a heading like `.. note::`. */
  private innerBase: number | undefined;
  private open = false;
  private fence: string | undefined;
  /** The element whose code is read. */
  private verbatim: string | undefined;
  /** Of a type that goes over several lines. */
  private openBraces = 0;
  private leftOut: LeftOut | undefined;
  private section: DocSection | undefined;
  private isAfterBlank = true;
  private endsWithColons = false;

  constructor(text: string, lines: readonly CommentLine[], kind: DocKind) {
    this.text = text;
    this.lines = lines;
    this.kind = kind;
    this.base = lines.reduce(
      (least, { start, end, indent }) => (start === end ? least : Math.min(least, indent)),
      Infinity,
    );
  }

  /** Reads what stands between the tags of a line. */
  add(line: CommentLine, index: number): void {
    const words = this.wordsOf(line);
    const from = this.verbatim === undefined ? 0 : behind(words, `</${this.verbatim}>`);
    if (from === undefined) return;
    this.verbatim = undefined;
    let at = from;
    for (const tag of blockTags(words, this.kind.markup)) {
      if (tag.start < from) continue;
      if (this.verbatim === undefined) this.addPart(line, at, tag.start, index);
      if (isVerbatim(tag)) this.verbatim = tag.name;
      else if (tag.name === this.verbatim) this.verbatim = undefined;
      at = tag.end;
      this.open = false;
    }
    if (this.verbatim !== undefined) return;
    if (at === 0) this.addWords(line, index);
    else this.addPart(line, at, words.length, index);
  }

  private addPart(line: CommentLine, from: number, to: number, index: number): void {
    const part = this.wordsOf(line).slice(from, to);
    if (part.trim() === "") return;
    const start = line.start + from + part.length - part.trimStart().length;
    this.addWords({ ...line, start, end: line.start + from + part.trimEnd().length }, index);
  }

  private addWords(line: CommentLine, index: number): void {
    const words = this.wordsOf(line);
    const end = line.start + wordsBeforeDirective(words);
    if (end < line.end) {
      this.addWords({ ...line, end }, index);
      this.open = false;
      return;
    }
    if (this.isInFence(words) || this.isInBraces(words) || this.isLeftOut(words, line)) return;
    if (words === "" || !/\p{L}/u.test(words)) {
      this.open = false;
      this.isAfterBlank = words === "";
      return;
    }
    this.read(words, line, index);
    this.isAfterBlank = false;
    this.endsWithColons = words.endsWith("::");
  }

  private wordsOf({ start, end }: CommentLine): string {
    return this.text.slice(start, end);
  }

  private isInFence(words: string): boolean {
    const fence = /^(?:`{3,}|~{3,}|\/\/\/(?=\s+script$))/u.exec(words)?.[0];
    if (this.fence === undefined && fence === undefined) return false;
    if (this.fence === undefined) this.fence = fence;
    else if (words.startsWith(this.fence)) this.fence = undefined;
    this.open = false;
    return true;
  }

  /** A tag's type may go over lines, which are no words. */
  private isInBraces(words: string): boolean {
    if (words === "" || /^@\w/u.test(words)) this.openBraces = 0;
    const wasOpen = this.openBraces > 0;
    if (!wasOpen && !/^@\w+\s+\{(?!@)/u.test(words)) return false;
    for (const brace of words.match(/[{}]/gu) ?? [])
      this.openBraces = Math.max(0, this.openBraces + (brace === "{" ? 1 : -1));
    if (this.openBraces > 0) this.open = false;
    return wasOpen || this.openBraces > 0;
  }

  private isLeftOut(words: string, { indent }: CommentLine): boolean {
    if (this.leftOut === undefined) return false;
    const { until, indent: limit } = this.leftOut;
    if (!ENDS[until](words, indent <= limit)) return true;
    this.leftOut = undefined;
    return words === "" || until === "end";
  }

  private read(words: string, line: CommentLine, index: number): void {
    if (this.isDirective(words, line)) return;
    const until = this.exampleUntil(words);
    if (until !== undefined) {
      this.leave(until, line.indent);
      return;
    }
    const placed = { words, indent: line.indent };
    if (this.isHeading(placed, index)) return;
    if ((this.isAfterBlank || this.endsWithColons) && this.isIndentedCode(words, line)) {
      this.leave("dedent", line.indent - 1);
      return;
    }
    this.readProse(placed, line, index);
  }

  private exampleUntil(words: string): LeftOut["until"] | undefined {
    // Elsewhere it is a quotation.
    if (this.kind.languageId === "haskell" && HASKELL_EXAMPLE.test(words)) return "blank";
    return EXAMPLES.find(([pattern]) => pattern.test(words))?.[1];
  }

  private isDirective(words: string, line: CommentLine): boolean {
    const directive = directiveAt(words, { languageId: this.kind.languageId, isBeginning: !this.open });
    if (directive === undefined) return false;
    this.open = false;
    if (directive.reasonStart !== undefined) this.begin(line, directive.reasonStart);
    return true;
  }

  /** Notes what section begins or ends with a line. @returns whether the line is no more than that */
  private isHeading(placed: PlacedWords, index: number): boolean {
    const next = this.lines[index + 1];
    const nextWords = next === undefined ? undefined : this.wordsOf(next);
    // At the end of a paragraph such a word alone is its last one.
    const isAlone = isUnderline(nextWords) || (!this.open && this.kind.isDocumentation);
    const canBegin = isAlone || (placed.words.endsWith(":") && this.kind.isDocumentation);
    const isFollowed = this.nextFilled(index) !== undefined;
    const section = canBegin && isFollowed ? sectionAt(placed, nextWords) : undefined;
    // The first line has no indentation of its own.
    if (section !== undefined) this.section = index === 0 ? { ...section, indent: -1 } : section;
    else if (isUnderline(nextWords) || (this.section !== undefined && isBehind(this.section, placed)))
      this.section = undefined;
    if (section !== undefined || isUnderline(nextWords)) this.open = false;
    return section !== undefined || isRustTitle(placed.words);
  }

  private readProse(placed: PlacedWords, line: CommentLine, index: number): void {
    const { words } = placed;
    const names = this.section === undefined ? undefined : numpyNames(this.section, placed, this.nextFilled(index));
    const head = names ?? headLength(words, this.kind.languageId, this.section !== undefined);
    if (WORDY_DIRECTIVE.test(words)) this.innerBase = this.nextFilled(index)?.indent;
    if (head !== undefined && head < words.length) this.begin(line, head);
    else if (head !== undefined || NO_WORDS.some((pattern) => pattern.test(words))) this.open = false;
    else if (this.open) this.paragraphs.at(-1)?.lines.push(line);
    else this.begin(line, 0);
  }

  /** Four columns more than the words around it, as in Markdown; in a section it is a continuation. */
  private isIndentedCode(words: string, { indent }: CommentLine): boolean {
    const { languageId, markup } = this.kind;
    if (this.section !== undefined || this.paragraphs.length === 0 || markup === "xml") return false;
    if (this.innerBase !== undefined && indent < this.innerBase) this.innerBase = undefined;
    const least = CODE_INDENT[languageId];
    if (least !== undefined && /^(?:[-*+•]|\d{1,3}[.)])\s/u.test(words)) return false;
    return indent >= (this.innerBase ?? this.base) + (least ?? 4);
  }

  private nextFilled(index: number): PlacedWords | undefined {
    for (let at = index + 1; at < this.lines.length; at += 1) {
      const line = this.lines[at];
      if (line !== undefined && line.start < line.end) return { words: this.wordsOf(line), indent: line.indent };
    }
    return undefined;
  }

  private leave(until: LeftOut["until"], indent: number): void {
    this.leftOut = { until, indent };
    this.open = false;
  }

  private begin(line: CommentLine, head: number): void {
    this.paragraphs.push({ start: line.start + head, lines: [line] });
    this.open = true;
  }
}

/** Where a text goes on behind the first of these signs. */
function behind(text: string, sign: string): number | undefined {
  const found = text.toLowerCase().indexOf(sign);
  return found === -1 ? undefined : found + sign.length;
}
