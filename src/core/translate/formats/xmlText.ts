/** Reads XML into a tree of places. The library decides what is well-formed; the texts stay as they are written. */
import { SaxesParser } from "saxes";
import type { TextSpan } from "../../../shared/translation.ts";
import { invalidDocument } from "./textPosition.ts";

export interface XmlElement extends TextSpan {
  readonly kind: "element";
  /** With its prefix, as it is written. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** Where the opening tag ends; `end` for an element that is closed in its opening tag. */
  readonly contentStart: number;
  /** Where the closing tag begins. */
  readonly contentEnd: number;
  readonly children: readonly XmlNode[];
}

export interface XmlLeaf extends TextSpan {
  readonly kind: "text" | "cdata" | "comment" | "instruction";
}

export type XmlNode = XmlElement | XmlLeaf;

interface OpenElement extends Omit<XmlElement, "end" | "contentEnd" | "children"> {
  end: number;
  contentEnd: number;
  readonly children: XmlNode[];
}

/** Nobody nests deeper by hand, and readers of the tree call themselves for each level. */
const MAX_DEPTH = 500;

/** @throws AppError document.invalid where the text is not well-formed */
export function readXml(text: string): XmlElement {
  const parser = new SaxesParser({ xmlns: false, position: true });
  const document = openElement("", {}, 0, 0);
  const open: OpenElement[] = [document];
  let end = text.startsWith("\ufeff") ? 1 : 0;
  const parent = () => open.at(-1) ?? document;
  /** The token that ends at `next`: it starts at the first "<" after the one before, because text has none. */
  const token = (next: number): TextSpan => {
    const start = text.indexOf("<", end);
    addText(start);
    end = next;
    return { start, end: next };
  };
  const addText = (until: number) => {
    if (until > end) parent().children.push({ kind: "text", start: end, end: until });
  };
  parser.on("xmldecl", () => void token(parser.position));
  parser.on("doctype", (declaration) => {
    token(parser.position);
    // Entities that the document declares are known, and stand in its texts as they are.
    for (const [, name] of declaration.matchAll(/<!ENTITY\s+([^\s%]+)\s+["']/gu)) {
      if (name !== undefined) parser.ENTITIES[name] = "";
    }
  });
  parser.on("processinginstruction", () => parent().children.push({ kind: "instruction", ...token(parser.position) }));
  // The library reports a comment before it has read the last character of it.
  parser.on("comment", () => parent().children.push({ kind: "comment", ...token(parser.position + 1) }));
  parser.on("cdata", () => parent().children.push({ kind: "cdata", ...token(parser.position) }));
  parser.on("opentag", ({ name, attributes }) => {
    const { start } = token(parser.position);
    if (open.length > MAX_DEPTH)
      throw invalidDocument(text, start, `more than ${MAX_DEPTH} elements inside of each other`);
    const element = openElement(name, attributes, start, end);
    parent().children.push(element);
    open.push(element);
  });
  parser.on("closetag", ({ isSelfClosing }) => {
    const element = open.at(-1);
    if (element === undefined) return;
    const closing = isSelfClosing ? { start: end, end } : token(parser.position);
    open.pop();
    element.contentEnd = closing.start;
    element.end = closing.end;
  });
  parser.on("error", ({ message }) => {
    // The library reads on for the end of a reference, and complains of what it does not find there.
    const ampersand = text.slice(end, parser.position).search(/&(?![\w#][^\s;&<]*;)/u);
    if (ampersand !== -1)
      throw invalidDocument(text, end + ampersand, "an & that begins no reference: it has to be &amp;");
    const reason = message.replace(/^\d+:\d+: /u, "").replace(/\.$/u, "");
    throw invalidDocument(text, parser.position, reason);
  });
  parser.write(text).close();
  const root = document.children.find(isElement);
  if (root === undefined) throw invalidDocument(text, text.length, "no element");
  return root;
}

export function isElement(node: XmlNode): node is XmlElement {
  return node.kind === "element";
}

export function childElements({ children }: XmlElement, ...names: readonly string[]): XmlElement[] {
  return children.filter(isElement).filter(({ name }) => names.includes(name));
}

const PREDEFINED = new Map([
  ["lt", "<"],
  ["gt", ">"],
  ["amp", "&"],
  ["quot", '"'],
  ["apos", "'"],
]);

/** Decodes references to characters. Those to entities that a document declares for itself stay as they are. */
export function decodeXml(raw: string): string {
  const lines = raw.includes("\r") ? raw.replace(/\r\n?/gu, "\n") : raw;
  if (!lines.includes("&")) return lines;
  return lines.replace(/&(?:#x([\da-f]+)|#(\d+)|(\w+));/giu, (reference, hex, decimal, name: string | undefined) => {
    if (typeof hex === "string") return String.fromCodePoint(Number.parseInt(hex, 16));
    if (typeof decimal === "string") return String.fromCodePoint(Number.parseInt(decimal, 10));
    return PREDEFINED.get(name ?? "") ?? reference;
  });
}

/** Characters that need no reference, and get one where the text that is there now has one. */
export interface XmlStyle {
  readonly references: readonly (readonly [string, string])[];
  readonly lineBreak: "\n" | "\r\n";
}

export function xmlStyleOf(raw: string): XmlStyle {
  const optional = [
    [">", "&gt;"],
    ['"', "&quot;"],
    ["'", "&apos;"],
  ] as const;
  const references = optional.filter(([, reference]) => raw.includes(reference));
  return { references, lineBreak: raw.includes("\r\n") ? "\r\n" : "\n" };
}

export function encodeXml(text: string, { references, lineBreak }: XmlStyle): string {
  const encoded = withoutControls(text)
    .replace(/&/gu, "&amp;")
    .replace(/</gu, "&lt;")
    .replace(/\]\]>/gu, "]]&gt;")
    // They would be line feeds for the next reader.
    .replace(/\r/gu, "&#13;")
    .replace(/\n/gu, lineBreak);
  return references.reduce((rest, [character, reference]) => rest.replaceAll(character, reference), encoded);
}

/** XML has no way to write them, not even in a section of CDATA. */
export function withoutControls(text: string): string {
  return text.replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/gu, "");
}

/** The text of an element, its tags left out. */
export function plainContent(text: string, element: XmlElement): string {
  const parts = element.children.map((child) => {
    if (child.kind === "element") return plainContent(text, child);
    if (child.kind === "cdata") return sectionContent(text, child);
    return child.kind === "text" ? decodeXml(text.slice(child.start, child.end)) : "";
  });
  return parts.join("");
}

/** What stands in a section of character data. */
export function sectionContent(text: string, { start, end }: TextSpan): string {
  return text.slice(start + "<![CDATA[".length, end - "]]>".length);
}

const ATTRIBUTE_STYLE: XmlStyle = { references: [['"', "&quot;"]], lineBreak: "\n" };

/** The opening tag with an attribute set to a value, at the end of the others where there was none. */
export function withAttribute(openingTag: string, name: string, value: string): string {
  const written = `${name}="${encodeXml(value, ATTRIBUTE_STYLE)}"`;
  const attribute = attributePattern(name);
  if (attribute.test(openingTag)) return openingTag.replace(attribute, (_, space: string) => space + written);
  return openingTag.replace(/\s*\/?>$/u, (ending) => ` ${written}${ending}`);
}

/** The opening tag without an attribute and the space before it. */
export function withoutAttribute(openingTag: string, name: string): string {
  return openingTag.replace(attributePattern(name), "");
}

function attributePattern(name: string): RegExp {
  return new RegExp(`(\\s)${name}\\s*=\\s*(?:"[^"]*"|'[^']*')`, "u");
}

function openElement(
  name: string,
  attributes: XmlElement["attributes"],
  start: number,
  contentStart: number,
): OpenElement {
  return {
    kind: "element",
    name,
    attributes,
    start,
    contentStart,
    contentEnd: contentStart,
    end: contentStart,
    children: [],
  };
}
