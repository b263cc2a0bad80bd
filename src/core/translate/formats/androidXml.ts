/** Android's string resources: strings, plurals and arrays of strings. */
import type { TextSpan } from "../../../shared/translation.ts";
import { decodeAndroid, decodeAndroidSection, encodeAndroid, hasClosedQuotes } from "./androidStrings.ts";
import type { DocumentFormat, SkippedPart, Span } from "./documentFormat.ts";
import { pluralCategories, pluralCategoryOf } from "./pluralKeys.ts";
import { ascendingLines } from "./textPosition.ts";
import { nodesWithin, readInline, type InlineCodec, type InlineText } from "./xmlInline.ts";
import { childElements, encodeXml, readXml, withoutControls, xmlStyleOf, type XmlElement } from "./xmlText.ts";

export const androidXml: DocumentFormat = {
  id: "androidXml",
  extract(text, { target }) {
    const reader = new ResourceReader(text, pluralCategories(target));
    reader.read(readXml(text));
    return { spans: reader.spans, edits: [], skipped: reader.skipped };
  },
};

const CODEC: InlineCodec = {
  decode: decodeAndroid,
  decodeSection: decodeAndroidSection,
  encode: encodeAndroid,
  // What stands in <xliff:g> is a placeholder with an example, or a name.
  isOpaque: ({ name }) => name === "g" || name.endsWith(":g"),
};

class ResourceReader {
  readonly spans: Span[] = [];
  readonly skipped: SkippedPart[] = [];

  private readonly text: string;
  private readonly lineOf: (offset: number) => number;
  private readonly categories: readonly Intl.LDMLPluralRule[];

  /** @param categories the plural categories of the target */
  constructor(text: string, categories: readonly Intl.LDMLPluralRule[]) {
    this.text = text;
    this.lineOf = ascendingLines(text);
    this.categories = categories;
  }

  read(root: XmlElement): void {
    let note: string | undefined;
    for (const node of root.children) {
      if (node.kind === "comment") note = this.text.slice(node.start + "<!--".length, node.end - "-->".length).trim();
      if (node.kind !== "element") continue;
      if (node.attributes.translatable !== "false") this.addResource(node, note);
      note = undefined;
    }
  }

  private addResource(element: XmlElement, note: string | undefined): void {
    const name = element.attributes.name ?? "";
    const details = note === undefined ? {} : { note };
    switch (element.name) {
      case "string":
        this.addText(element, { key: name, ...details });
        break;
      case "string-array":
        childElements(element, "item").forEach((item, index) => {
          this.addText(item, { key: `${name}[${index}]`, ...details });
        });
        break;
      case "plurals":
        this.addPlurals(element, name, details);
        break;
      default: // Colours, sizes and whatever else resources are.
    }
  }

  private addText(element: XmlElement, details: Partial<Span>): void {
    const inline = this.textOf(element);
    if (inline !== undefined) this.add(element, inline, details);
  }

  /**
   * Quantities that the target has no numbers for (`one` in Thai) stay, as in an ICU message: Android never chooses them, lint no more than warns, and the
   * translation keeps the places of its source, by which an update finds what a person has edited.
   */
  private addPlurals(element: XmlElement, name: string, details: { readonly note?: string }): void {
    const items = childElements(element, "item");
    const has = new Set(items.map(({ attributes }) => attributes.quantity));
    const missing = this.categories.filter((category) => !has.has(category));
    for (const item of items) {
      const category = pluralCategoryOf(item.attributes.quantity ?? "");
      const inline = this.textOf(item);
      if (category === undefined || inline === undefined) continue;
      for (const pluralCategory of category === "other" ? missing : []) {
        this.addMissing(item, inline, { key: `${name}.${pluralCategory}`, pluralCategory, ...details });
      }
      this.add(item, inline, { key: `${name}.${category}`, pluralCategory: category, ...details });
    }
  }

  private add(element: XmlElement, inline: InlineText, details: Partial<Span>): void {
    const { start, end } = this.placeOf(element);
    const { source, marks } = inline;
    const encode = (decoded: string) =>
      decoded === source ? this.text.slice(start, end) : this.encoded(element, inline, decoded);
    this.spans.push({ start, end, source, current: source, encode, syntax: "printf", marks, ...details });
  }

  /** An item that the target needs beside those of the source; it is translated from what stands for all other numbers. */
  private addMissing(other: XmlElement, inline: InlineText, details: Partial<Span>): void {
    const { start } = other;
    const lineStart = this.text.lastIndexOf("\n", start) + 1;
    const before = this.text.slice(lineStart, start);
    const separator = before.trim() === "" ? `${this.text[lineStart - 2] === "\r" ? "\r" : ""}\n${before}` : "";
    const encode = (decoded: string) =>
      decoded === ""
        ? ""
        : `<item quantity="${details.pluralCategory ?? ""}">${this.encoded(other, inline, decoded)}</item>${separator}`;
    const { source, marks } = inline;
    this.spans.push({ start, end: start, source, current: "", encode, syntax: "printf", marks, ...details });
  }

  /** Undefined where there is nothing to translate, or nothing that could be written back. */
  private textOf(element: XmlElement): InlineText | undefined {
    const place = this.placeOf(element);
    const nodes = nodesWithin(element.children, place);
    const raw = this.text.slice(place.start, place.end);
    if (!/\p{Letter}/u.test(raw) || /^[@?][+*]?(?:[\w.]+:)?\w+\/[\w.]+$/u.test(raw)) return undefined;
    const quotesAreClosed = nodes.every(
      ({ kind, start, end }) => kind !== "text" || hasClosedQuotes(this.text.slice(start, end)),
    );
    const inline = quotesAreClosed ? readInline(this.text, nodes, CODEC) : undefined;
    if (inline !== undefined) return inline;
    const reason = quotesAreClosed ? "a tag that is also part of the words" : "a quotation mark without its second one";
    this.skipped.push({ line: this.lineOf(place.start), reason });
    return undefined;
  }

  /** What stands in an element, without the white space around it; in a section of character data what that holds. */
  private placeOf({ contentStart, contentEnd }: XmlElement): TextSpan {
    const raw = this.text.slice(contentStart, contentEnd);
    const start = contentStart + raw.length - raw.trimStart().length;
    return { start, end: Math.max(start, contentStart + raw.trimEnd().length) };
  }

  /** Written in the way in which the whole text is written now: quoted, as character data, or with references. */
  private encoded(element: XmlElement, inline: InlineText, decoded: string): string {
    const { start, end } = this.placeOf(element);
    const raw = this.text.slice(start, end);
    if (isOneSection(raw)) {
      const escaped = encodeAndroid(withoutControls(decoded), true);
      const written = /(^|[^\\])"/u.test(raw) ? escaped.replaceAll('\\"', '"') : escaped;
      return `<![CDATA[${written.replaceAll("]]>", "]]]]><![CDATA[>")}]]>`;
    }
    if (inline.marks.length === 0 && /^"(?:[^"\\]|\\[^])*"$/u.test(raw)) {
      const escaped = decoded.replace(/[\\"]/gu, "\\$&").replace(/\n/gu, "\\n");
      return `"${encodeXml(escaped, xmlStyleOf(raw))}"`;
    }
    return inline.encode(decoded);
  }
}

function isOneSection(raw: string): boolean {
  return raw.startsWith("<![CDATA[") && raw.indexOf("]]>") === raw.length - "]]>".length;
}
