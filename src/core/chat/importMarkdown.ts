/** Reads what `exportMarkdown` has written, also after somebody has corrected words in it. */
import { markerStart, MARKDOWN_VERSION, type MarkdownHead, type MarkdownPart } from "./exportMarkdown.ts";
import { parseJsonObject } from "./parseJsonObject.ts";

/** A part and what follows its comment, up to the next one. */
interface Section {
  readonly part: Partial<MarkdownPart>;
  readonly body: string;
}

type Fields = Record<string, unknown>;

/**
 * The content of an exported file, as `exportJson` would have written it, unchecked. Undefined when the text is not a document of
 * ours.
 */
export function importMarkdown(text: string): unknown {
  const lines = /^[^\n]*\r\n/u.test(text) ? text.replaceAll("\r\n", "\n") : text;
  const head = headOf(lines);
  if (head === undefined) return undefined;
  const { boundary, titleBy, sealionMarkdown: _version, ...settings } = head;
  const messages = messagesOf(sectionsOf(lines, boundary));
  if (messages === undefined) return undefined;
  const title = /\n# ([^\n]*)\n/u.exec(lines)?.[1];
  return {
    ...settings,
    isPinned: false,
    ...(titleBy === undefined ? {} : { title: { text: title, by: titleBy } }),
    shownId: messages.at(-1)?.id,
    messages,
  };
}

function headOf(text: string): MarkdownHead | undefined {
  const head = parseJsonObject(/^\uFEFF?<!-- (\{[^\n]*\}) -->\n/u.exec(text)?.[1] ?? "") as
    Partial<MarkdownHead> | undefined;
  const isKnown = head?.sealionMarkdown === MARKDOWN_VERSION && Number.isSafeInteger(head.boundary);
  return isKnown ? (head as MarkdownHead) : undefined;
}

function sectionsOf(text: string, boundary: number): Section[] {
  const [, ...sections] = `\n${text}`.split(`\n${markerStart(boundary)}`);
  return sections.map((section) => {
    const end = section.indexOf("\n");
    const comment = end < 0 ? section : section.slice(0, end);
    const part = parseJsonObject(/^(\{[^\n]*\}) -->\s*$/u.exec(comment)?.[1] ?? "") ?? {};
    // A blank line stands behind the comment, and before the next one.
    const body =
      end < 0
        ? ""
        : section
            .slice(end + 1)
            .replace(/^\n/u, "")
            .replace(/\n$/u, "");
    return { part, body };
  });
}

function messagesOf(sections: readonly Section[]): Fields[] | undefined {
  const messages: Fields[] = [];
  for (const { part, body } of sections) {
    const message = messages.at(-1);
    if (part.part === "message") messages.push(messageOf(part, body, messages.length));
    else if (message === undefined || part.part === undefined) return undefined;
    else if (part.part === "text") message.text = body;
    else if (part.part === "thoughts") message.thoughts = thoughtsOf(body);
    else message.attachments = [...(message.attachments as unknown[]), attachmentOf(part, body)];
  }
  return messages;
}

function messageOf({ part: _part, ...facts }: Partial<MarkdownPart>, body: string, index: number): Fields {
  return {
    ...facts,
    id: String(index),
    ...(index === 0 ? {} : { parentId: String(index - 1) }),
    text: body.replace(/^## [^\n]*(?:\n\n)?/u, ""),
    thoughts: "",
    attachments: [],
    renditions: [],
  };
}

function thoughtsOf(body: string): string {
  return /^<details>\n<summary>[^\n]*<\/summary>\n\n([\s\S]*)\n\n<\/details>\s*$/u.exec(body)?.[1] ?? body;
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
