/** Text with tags in it: the tags are marks, and stand in the text as they are written. */
import type { TextSpan } from "../../../shared/translation.ts";
import { escapePattern } from "../../text/escapePattern.ts";
import type { InlineMark } from "./documentFormat.ts";
import {
  decodeXml,
  encodeXml,
  sectionContent,
  xmlStyleOf,
  type XmlElement,
  type XmlNode,
  type XmlStyle,
} from "./xmlText.ts";

/** What a format does with a text beyond XML's own references. */
export interface InlineCodec {
  decode(this: void, text: string): string;
  /** For character data; `decode` when left out. */
  decodeSection?(this: void, text: string): string;
  encode(this: void, text: string, isFirst: boolean): string;
  /** Whether an element stays as a whole, with what is in it. */
  isOpaque(this: void, element: XmlElement): boolean;
  /** The two halves of a pair that are elements of their own (`<bpt>`, `<ept>`): which half, and the pair's name. */
  halfOf?(this: void, element: XmlElement): { readonly kind: "open" | "close"; readonly pair: string } | undefined;
}

export interface InlineText {
  readonly source: string;
  readonly marks: readonly InlineMark[];
  encode(this: void, text: string): string;
}

/**
 * @param nodes what stands in the place, without gaps
 * @returns undefined for a text that has the same characters once as a tag and once as words: they could not be told apart
 */
export function readInline(text: string, nodes: readonly XmlNode[], codec: InlineCodec): InlineText | undefined {
  const reader = new InlineReader(text, codec);
  reader.addAll(nodes);
  const { source, marks, words } = reader;
  const tags = new Set(marks.map(({ start, end }) => source.slice(start, end)));
  if (tags.size > 0 && words.some((part) => [...tags].some((tag) => part.includes(tag)))) return undefined;
  const first = nodes[0];
  const raw = first === undefined ? "" : text.slice(first.start, nodes.at(-1)?.end);
  const style = xmlStyleOf(raw);
  return { source, marks, encode: (decoded) => encodeInline(decoded, tags, style, codec) };
}

/** What is left of nodes between two offsets, the outermost texts cut to them. */
export function nodesWithin(nodes: readonly XmlNode[], { start, end }: TextSpan): XmlNode[] {
  return nodes
    .filter((node) => node.start < end && node.end > start)
    .map((node) =>
      node.kind === "text" ? { ...node, start: Math.max(node.start, start), end: Math.min(node.end, end) } : node,
    );
}

class InlineReader {
  source = "";
  readonly marks: InlineMark[] = [];
  /** Everything that is no mark. */
  readonly words: string[] = [];
  private readonly pairs = new Map<string, number>();
  private nextPair = 0;
  private readonly text: string;
  private readonly codec: InlineCodec;

  constructor(text: string, codec: InlineCodec) {
    this.text = text;
    this.codec = codec;
  }

  addAll(nodes: readonly XmlNode[]): void {
    for (const node of nodes) this.add(node);
  }

  private add(node: XmlNode): void {
    switch (node.kind) {
      case "text":
        this.addText(this.text.slice(node.start, node.end));
        break;
      case "cdata":
        this.addWords(sectionContent(this.text, node), this.codec.decodeSection ?? this.codec.decode);
        break;
      case "comment":
      case "instruction":
        this.addMark("opaque", node.start, node.end);
        break;
      case "element":
        this.addElement(node);
    }
  }

  private addElement(element: XmlElement): void {
    const { start, end, contentStart, contentEnd, children } = element;
    const half = this.codec.halfOf?.(element);
    if (half !== undefined) this.addMark(half.kind, start, end, this.pairOf(half.pair));
    else if (contentStart === end || this.codec.isOpaque(element)) this.addMark("opaque", start, end);
    else {
      const pair = this.nextPair++;
      this.addMark("open", start, contentStart, pair);
      this.addAll(children);
      this.addMark("close", contentEnd, end, pair);
    }
  }

  /** References to entities of the document's own are marks: what they stand for is written elsewhere. */
  private addText(raw: string): void {
    for (const part of raw.split(/(&(?!(?:lt|gt|amp|quot|apos);)[^#;\s][^;\s]*;)/u)) {
      if (/^&[^#;]+;$/u.test(part) && decodeXml(part) === part) this.addMarkText("opaque", part);
      else this.addWords(decodeXml(part), this.codec.decode);
    }
  }

  private addWords(words: string, decode: InlineCodec["decode"]): void {
    const decoded = decode(words);
    this.words.push(decoded);
    this.source += decoded;
  }

  private addMark(kind: InlineMark["kind"], start: number, end: number, pair?: number): void {
    this.addMarkText(kind, this.text.slice(start, end), pair);
  }

  private addMarkText(kind: InlineMark["kind"], raw: string, pair?: number): void {
    const start = this.source.length;
    this.source += raw;
    this.marks.push({ kind, start, end: this.source.length, ...(pair === undefined ? {} : { pair }) });
  }

  private pairOf(name: string): number {
    const known = this.pairs.get(name);
    if (known !== undefined) return known;
    const pair = this.nextPair++;
    this.pairs.set(name, pair);
    return pair;
  }
}

function encodeInline(decoded: string, tags: ReadonlySet<string>, style: XmlStyle, { encode }: InlineCodec): string {
  let encoded = "";
  let at = 0;
  const addWords = (end: number) => {
    if (end > at) encoded += encodeXml(encode(decoded.slice(at, end), at === 0), style);
    at = end;
  };
  if (tags.size > 0) {
    const longestFirst = [...tags].sort((a, b) => b.length - a.length);
    const tag = new RegExp(longestFirst.map(escapePattern).join("|"), "gu");
    for (const { index, 0: found } of decoded.matchAll(tag)) {
      addWords(index);
      encoded += found;
      at += found.length;
    }
  }
  addWords(decoded.length);
  return encoded;
}
