/** The lines of a comment that belong together, and what of them is structure: tags, lists, headings, examples. */
import type { CommentLine } from "./commentLines.ts";

/** Words that are translated as one text: the first line from `start` on, the others whole. */
export interface DocParagraph {
  readonly start: number;
  readonly lines: readonly CommentLine[];
}

const TYPE = String.raw`(?:\{(?:[^{}]|\{[^{}]*\})*\}\s*)?`;

/** What stands before the words of a line that begins something. */
const HEADS: readonly RegExp[] = [
  // JSDoc, Javadoc, Doxygen: @param {Type} name - words
  new RegExp(
    String.raw`^[@\\](?:t?param|arg|argument|prop|property|field|template|typeParam|attr)(?:\[[\w,]+\])?\s+${TYPE}(?:\[[^\]]*\]|\S+)(?:\s+-)?\s+`,
    "u",
  ),
  new RegExp(String.raw`^[@\\](?:returns?|yields?|retval|result)\s+${TYPE}(?:-\s+)?`, "u"),
  new RegExp(String.raw`^[@\\](?:throws?|exception|raises?)\s+(?:\{[^{}]*\}|[\w.]+)\s+(?:-\s+)?`, "u"),
  /^[@\\](?:deprecated|summary|description|desc|classdesc|remarks?|note|todo|file|fileoverview|overview|brief|short|details|warning|attention|pre|post|invariant|privateRemarks|packageDocumentation|internal|apiNote|implNote|implSpec|since-note|example-note)\s+/u,
  // reStructuredText: :param name: words
  /^:(?:param|parameter|arg|argument|key|keyword|returns?|raises?|except|exception|var|ivar|cvar|yields?|meta)\b[^:\n]*:\s*/u,
  /^(?:[-*+•·–]|\d{1,3}[.)]|\(?[a-z\d]\))\s+/u,
  /^#{1,6}\s+/u,
  // Haddock
  /^[|^]\s+/u,
  /^>\s+/u,
  /^(?:TODO|FIXME|XXX|HACK|NOTE|BUG|WARNING|SAFETY|NB|IMPORTANT|HINT|TIP|PERF|MARK)(?:\([^)\n]*\))?(?::\s*-?\s*|\s+-\s+|\s+)/u,
];

/** `name (type): words` below a heading of Google's style. */
const ENTRY_HEAD = /^\*{0,2}[\w.]+(?:\s*\([^()\n]*(?:\([^()\n]*\))?[^()\n]*\))?:\s+/u;

const SECTION =
  /^(?:args|arguments|parameters|params|other parameters|keyword args|keyword arguments|returns?|yields?|raises|throws|exceptions|attributes|properties|examples?|notes?|see also|references|warns|warnings?|todo|methods|usage|panics|errors|safety|since)\s*:?$/iu;

/** Lines that are structure as a whole. */
const NO_WORDS = [
  /^[@\\]\w+/u,
  /^:(?:type|rtype|vartype)\b/u,
  /^(?:={3,}|-{3,}|~{3,}|\*{3,}|#{3,})$/u,
  /^\|.*\|$/u,
  /^\[[^\]]+\]:\s/u,
  // Drawings and tables.
  /[+|][-=]{3}|[-=]{3}[+|]|[\u2500-\u257f]|\|\s{2}|\s{2}\|/u,
];

const EXAMPLE = /^[@\\](?:example|code|verbatim|dot|startuml|snippet|includeLineno)\b|^\.\.\s|^>>> /u;

export function docParagraphs(text: string, lines: readonly CommentLine[]): DocParagraph[] {
  const reader = new StructureReader(text);
  for (const line of lines) reader.add(line);
  return reader.finish();
}

class StructureReader {
  private readonly text: string;
  private readonly paragraphs: { readonly start: number; readonly lines: CommentLine[] }[] = [];
  private open = false;
  private fence: string | undefined;
  /** Lines are left out until one like this begins: after a blank line, or with a tag or less indentation. */
  private leftOut: { readonly until: "blank" | "tag" | "dedent"; readonly indent: number } | undefined;
  private section: string | undefined;
  private isAfterBlank = true;
  private baseIndent: number | undefined;
  private endsWithColons = false;

  constructor(text: string) {
    this.text = text;
  }

  add(line: CommentLine): void {
    const words = this.text.slice(line.start, line.end);
    if (this.isInFence(words) || this.isLeftOut(words, line)) return;
    if (words === "" || !/\p{L}/u.test(words)) {
      this.open = false;
      this.isAfterBlank = words === "";
      return;
    }
    this.baseIndent ??= line.indent;
    this.read(words, line);
    this.isAfterBlank = false;
    this.endsWithColons = words.endsWith("::");
  }

  finish(): DocParagraph[] {
    return this.paragraphs;
  }

  private isInFence(words: string): boolean {
    const fence = /^(?:`{3,}|~{3,})/u.exec(words)?.[0];
    if (this.fence === undefined && fence === undefined) return false;
    if (this.fence === undefined) this.fence = fence;
    else if (words.startsWith(this.fence)) this.fence = undefined;
    this.open = false;
    return true;
  }

  private isLeftOut(words: string, { indent }: CommentLine): boolean {
    if (this.leftOut === undefined) return false;
    const { until, indent: limit } = this.leftOut;
    const ends =
      until === "blank"
        ? words === ""
        : until === "tag"
          ? /^[@\\](?!end)\w/u.test(words)
          : words !== "" && indent <= limit;
    if (!ends) return true;
    this.leftOut = undefined;
    return words === "";
  }

  private read(words: string, line: CommentLine): void {
    if (EXAMPLE.test(words)) {
      this.leave(words.startsWith(">>>") ? "blank" : words.startsWith("..") ? "dedent" : "tag", line);
      return;
    }
    if ((this.isAfterBlank || this.endsWithColons) && this.isIndentedCode(line)) {
      this.leave("dedent", { ...line, indent: line.indent - 1 });
      return;
    }
    if (SECTION.test(words)) {
      this.section = words.toLowerCase();
      this.open = false;
      return;
    }
    const head = this.headOf(words);
    if (head !== undefined) this.begin(line, head);
    else if (NO_WORDS.some((pattern) => pattern.test(words))) this.open = false;
    else if (this.open) this.paragraphs.at(-1)?.lines.push(line);
    else this.begin(line, 0);
  }

  private headOf(words: string): number | undefined {
    const heads = this.section === undefined ? HEADS : [ENTRY_HEAD, ...HEADS];
    for (const head of heads) {
      const length = head.exec(words)?.[0].length;
      if (length !== undefined && length < words.length) return length;
    }
    return undefined;
  }

  /** Four columns more than the comment's first line, as in Markdown; in a section or a list it is a continuation. */
  private isIndentedCode({ indent }: CommentLine): boolean {
    return this.section === undefined && this.paragraphs.length > 0 && indent >= (this.baseIndent ?? 0) + 4;
  }

  private leave(until: "blank" | "tag" | "dedent", { indent }: CommentLine): void {
    this.leftOut = { until, indent };
    this.open = false;
  }

  private begin(line: CommentLine, head: number): void {
    this.paragraphs.push({ start: line.start + head, lines: [line] });
    this.open = true;
  }
}
