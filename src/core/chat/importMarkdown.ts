/** Reads what `exportMarkdown` has written, also after somebody has corrected words in it. */
import { importError } from "../../shared/importFault.ts";
import { checkVersion } from "./checkVersion.ts";
import { markerStart, MARKDOWN_VERSION, type MarkdownHead, type MarkdownPart } from "./exportMarkdown.ts";
import { parseJsonObject } from "./parseJsonObject.ts";

/** A part and what follows its comment, up to the next one. */
interface Section {
  readonly part: Partial<MarkdownPart>;
  readonly body: string;
  /** Of its comment, from 1. */
  readonly line: number;
}

type Fields = Record<string, unknown>;

/**
 * The content of an exported file, as `exportJson` would have written it, unchecked. Undefined when the text is not a document of
 * ours.
 * @throws AppError conversation.notReadable when it is of a newer version, or has a comment that cannot be read
 */
export function importMarkdown(text: string): Fields | undefined {
  const lines = /^[^\n]*\r\n/u.test(text) ? text.replaceAll("\r\n", "\n") : text;
  const head = headOf(lines);
  if (head === undefined) return undefined;
  const { boundary, titleBy, sealionMarkdown: _version, ...settings } = head;
  const title = /\n# ([^\n]*)\n/u.exec(lines)?.[1];
  return {
    ...settings,
    isPinned: false,
    ...(titleBy === undefined ? {} : { title: { text: title, by: titleBy } }),
    ...contentOf(sectionsOf(lines, boundary)),
  };
}

function headOf(text: string): MarkdownHead | undefined {
  const [firstLine = ""] = text.split("\n", 1);
  if (!/^\uFEFF?<!-- \{"sealionMarkdown"/u.test(firstLine)) return undefined;
  const head = parseJsonObject(/^\uFEFF?<!-- (\{.*\}) -->$/u.exec(firstLine)?.[1] ?? "") as
    Partial<MarkdownHead> | undefined;
  if (head === undefined) throw unreadable(1);
  checkVersion(head.sealionMarkdown, MARKDOWN_VERSION);
  if (!Number.isSafeInteger(head.boundary)) throw unreadable(1);
  return head as MarkdownHead;
}

function sectionsOf(text: string, boundary: number): Section[] {
  const [beginning = "", ...sections] = `\n${text}`.split(`\n${markerStart(boundary)}`);
  let line = lineBreaksIn(beginning);
  return sections.map((section) => {
    line += 1;
    const end = section.indexOf("\n");
    const comment = end < 0 ? section : section.slice(0, end);
    const part = parseJsonObject(/^(\{[^\n]*\}) -->\s*$/u.exec(comment)?.[1] ?? "");
    if (part === undefined) throw unreadable(line);
    // A blank line stands behind the comment, and before the next one.
    const body =
      end < 0
        ? ""
        : section
            .slice(end + 1)
            .replace(/^\n/u, "")
            .replace(/\n$/u, "");
    const read = { part, body, line };
    line += lineBreaksIn(section);
    return read;
  });
}

function contentOf(sections: readonly Section[]): Fields {
  const messages: Fields[] = [];
  const earlierParts: Fields[] = [];
  for (const { part, body, line } of sections) {
    const message = messages.at(-1);
    if (part.part === "message") messages.push(messageOf(part, body, messages.length));
    else if (message === undefined) throw unreadable(line);
    else if (part.part === "text") message.text = body;
    else if (part.part === "thoughts") message.thoughts = foldedText(body) ?? body;
    else if (part.part === "attachment") addTo(message, "attachments", attachmentOf(part, body));
    else if (part.part === "rendition") addTo(message, "renditions", renditionOf(part, body, line));
    else if (part.part === "earlier") earlierParts.push(earlierOf(body, message.id));
    else throw unreadable(line);
  }
  return { messages, earlierParts, shownId: messages.at(-1)?.id };
}

function messageOf({ part: _part, ...facts }: Partial<MarkdownPart>, body: string, index: number): Fields {
  return {
    ...facts,
    id: String(index),
    ...(index === 0 ? {} : { parentId: String(index - 1) }),
    text: withoutHeading(body),
    thoughts: "",
    attachments: [],
    renditions: [],
  };
}

function addTo(message: Fields, list: "attachments" | "renditions", item: Fields): void {
  (message[list] as unknown[]).push(item);
}

function foldedText(body: string): string | undefined {
  return /^<details>\n<summary>[^\n]*<\/summary>\n\n([\s\S]*)\n\n<\/details>\s*$/u.exec(body)?.[1];
}

/** Its text stands in a fence that is longer than any within. */
function attachmentOf({ part: _part, ...facts }: Partial<MarkdownPart>, body: string): Fields {
  const opening = /^(`{3,})[^\n]*\n/mu.exec(body);
  const closing = `\n${opening?.[1] ?? ""}`;
  const fenced = body.trimEnd();
  const isFenced = opening !== null && fenced.endsWith(closing);
  return {
    ...facts,
    id: "",
    text: isFenced ? fenced.slice(opening.index + opening[0].length, -closing.length) : undefined,
  };
}

function renditionOf({ part: _part, ...facts }: Partial<MarkdownPart>, body: string, line: number): Fields {
  return { ...facts, id: String(line), text: withoutHeading(body) };
}

function earlierOf(body: string, untilId: unknown): Fields {
  const summary = foldedText(body);
  return { untilId, ...(summary === undefined ? {} : { summary }) };
}

function withoutHeading(body: string): string {
  return body.replace(/^##+ [^\n]*(?:\n\n)?/u, "");
}

function lineBreaksIn(text: string): number {
  let count = 0;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) count += 1;
  return count;
}

/** @param line of a comment that cannot be read, from 1 */
function unreadable(line: number): Error {
  return importError("damaged", { reason: `line ${String(line)}` });
}
