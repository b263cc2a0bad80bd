/** Finds the headings of a Markdown text with the addresses that GitHub gives them, and the links to addresses. */
import type { SyntaxNode } from "@lezer/common";
import GithubSlugger from "github-slugger";
import type { DocumentOutline, FragmentLink, OutlineHeading } from "../documentOutline.ts";
import { tokenizeHtml, type HtmlToken } from "../html/htmlTokens.ts";
import { maskSpans } from "../html/templates.ts";
import type { MarkdownFlavour } from "./flavour.ts";
import { parseInParts } from "./parseInParts.ts";
import { readInPlace } from "./readInPlace.ts";

const HEADING = /^(?:ATX|Setext)Heading(\d)$/u;
const HTML_HEADING = /^h([1-6])$/u;

/** An address of its own at a heading's end: `{#id}`, and as MDX has to write it. */
const OWN_ADDRESS = /^\{(?:#([^\s{}]+)(?:\s[^{}]*)?|\/\*\s*#(\S+)\s*\*\/)\}$/u;

/** What of a heading no reader sees. A picture is none of its words. */
const UNSEEN = new Set([
  "HeaderMark",
  "EmphasisMark",
  "StrikethroughMark",
  "CodeMark",
  "LinkMark",
  "QuoteMark",
  "HTMLTag",
  "Comment",
  "ProcessingInstruction",
  "Image",
]);

/** @param document as it is in its file */
export function readOutline(document: string, flavour: MarkdownFlavour): DocumentOutline {
  const { text, bodyStart } = readInPlace(document);
  const reader = new OutlineReader();
  for (const { start, end, tree, opaque } of parseInParts(text, bodyStart, flavour)) {
    const part = { text: text.slice(start, end), start };
    const shown = maskSpans(
      part.text,
      opaque.filter((span) => span.end <= part.text.length),
    );
    tree.iterate({ to: end - start - 1, enter: ({ node }) => reader.enter(node, { ...part, shown }) });
  }
  return reader.outline;
}

interface Part {
  readonly text: string;
  /** Without what is no Markdown. */
  readonly shown: string;
  readonly start: number;
}

function ownAddress(heading: string): string | undefined {
  const end = heading.lastIndexOf("}") + 1;
  if (/[^\s#]/u.test(heading.slice(end))) return undefined;
  const [, attribute, comment] = OWN_ADDRESS.exec(heading.slice(heading.lastIndexOf("{", end), end)) ?? [];
  return attribute ?? comment;
}

class OutlineReader {
  private readonly slugger = new GithubSlugger();
  private readonly headings: OutlineHeading[] = [];
  private readonly links: FragmentLink[] = [];
  private readonly ids = new Set<string>();

  get outline(): DocumentOutline {
    return { headings: this.headings, links: this.links, ids: this.ids };
  }

  /** @returns whether the node's children are wanted */
  enter(node: SyntaxNode, part: Part): boolean {
    const { name, from, to } = node;
    const level = HEADING.exec(name)?.[1];
    if (level !== undefined) this.addHeading(node, Number(level), part);
    else if (name === "URL") this.addDestination(node, part);
    else if (name === "HTMLTag" || name === "HTMLBlock") this.addHtml(part.shown.slice(from, to), part.start + from);
    return name !== "HTMLBlock";
  }

  private addHeading(node: SyntaxNode, level: number, { text, shown, start }: Part): void {
    const { from, to } = node;
    const own = ownAddress(text.slice(from, to));
    if (own !== undefined) this.ids.add(own);
    const address = own ?? this.slugger.slug(trimmed(shownText(node, shown)));
    this.headings.push({ level, start: start + from, end: start + to, address });
  }

  /** Of links and of definitions: pictures and bare addresses lead nowhere in the document. */
  private addDestination({ from, to, parent }: SyntaxNode, { text, start }: Part): void {
    if (parent?.name !== "Link" && parent?.name !== "LinkReference") return;
    const written = /^<?#([^<>]+)/u.exec(text.slice(from, to));
    if (written?.[1] === undefined) return;
    const place = start + from + written[0].length - written[1].length;
    const address = decoded(written[1].replace(/\\([!-/:-@[-`{-~])/gu, "$1"));
    this.links.push({ start: place, end: place + written[1].length, address });
  }

  private addHtml(html: string, start: number): void {
    let open: { readonly token: HtmlToken; text: string } | undefined;
    for (const token of tokenizeHtml(html)) {
      if (token.kind === "open") this.addAttributes(token, start);
      if (token.kind === "open" && HTML_HEADING.test(token.name)) open = { token, text: "" };
      else if (token.kind === "close" && open?.token.name === token.name) {
        const level = Number(token.name.slice(1));
        const address = this.slugger.slug(trimmed(open.text));
        this.headings.push({ level, start: start + open.token.start, end: start + token.end, address });
        open = undefined;
      } else if (open !== undefined && (token.kind === "text" || token.kind === "entity")) {
        open.text += token.value ?? html.slice(token.start, token.end);
      }
    }
  }

  private addAttributes({ name, attributes }: HtmlToken, start: number): void {
    for (const attribute of attributes) {
      const { value } = attribute;
      if (attribute.name === "id" || (name === "a" && attribute.name === "name")) this.ids.add(value);
      if (attribute.name !== "href" || !/^#./u.test(value)) continue;
      this.links.push({
        start: start + attribute.start + 1,
        end: start + attribute.end,
        address: decoded(value.slice(1)),
      });
    }
  }
}

/** A node's words, without their markup. */
function shownText(node: SyntaxNode, text: string): string {
  const parts: string[] = [];
  let at = node.from;
  let marks = 0;
  for (let child = node.firstChild; child !== null; child = child.nextSibling) {
    parts.push(text.slice(at, child.from), shownChild(child, text));
    at = child.to;
    if (child.name === "LinkMark") marks += 1;
    // What follows the text of a link is its destination.
    if (node.name === "Link" && marks === 2) return parts.join("");
  }
  return parts.join("") + text.slice(at, node.to);
}

function shownChild(child: SyntaxNode, text: string): string {
  if (UNSEEN.has(child.name)) return "";
  const written = text.slice(child.from, child.to);
  if (child.name === "Escape") return written.slice(1);
  if (child.name === "Entity") return tokenizeHtml(written)[0]?.value ?? written;
  return shownText(child, text);
}

/** Only what Markdown takes for space: a no-break space is a character of the heading. */
function trimmed(text: string): string {
  const start = /^[ \t\n]*/u.exec(text)?.[0].length ?? 0;
  let end = text.length;
  while (end > start && /[ \t\n]/u.test(text.charAt(end - 1))) end -= 1;
  return text.slice(start, end);
}

/** What is no percent-encoding stands for itself. */
function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}
