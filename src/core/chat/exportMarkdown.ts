/**
 * The shown branch of a conversation as a document to read. Comments, which no renderer shows, say what each part is, so that the
 * document can be read back; whatever stands in the texts themselves is told from them by a boundary that no text has.
 */
import type { Attachment } from "../../shared/attachment.ts";
import {
  isOpen,
  type Conversation,
  type ConversationMessage,
  type EarlierPart,
  type Rendition,
} from "./conversation.ts";
import { conversationTitle } from "./conversationTitle.ts";
import { fenceFor } from "./fenceFor.ts";

export const MARKDOWN_VERSION = 1;

/** The words of the document that are not the conversation's. */
export interface MarkdownWords {
  readonly untitled: string;
  readonly question: string;
  readonly answer: string;
  readonly thoughts: string;
  /** Below what the model no longer reads; and where it reads a summary in its place. */
  readonly forgotten: string;
  readonly summarized: string;
  /** What an answer's rendition is called. */
  rendition(this: void, rendition: Rendition): string;
  /** As the reader writes it, in the reader's time zone. */
  time(this: void, atMs: number): string;
}

/** What the first line says of the whole. */
export interface MarkdownHead {
  readonly sealionMarkdown: typeof MARKDOWN_VERSION;
  readonly boundary: number;
  readonly createdAtMs: number;
  /** Left out where the title is the first question's beginning. */
  readonly titleBy?: "user" | "model";
  readonly thinking: boolean;
  readonly answerLanguage: Conversation["answerLanguage"];
}

/** What a part is, in the comment before it. */
export type MarkdownPart =
  | ({ readonly part: "message" } & Omit<
      ConversationMessage,
      "id" | "parentId" | "text" | "thoughts" | "attachments" | "renditions"
    >)
  | ({ readonly part: "attachment" } & Omit<Attachment, "id" | "text">)
  | { readonly part: "thoughts" }
  /** Of an answer that thought. The text of others follows their heading. */
  | { readonly part: "text" }
  | ({ readonly part: "rendition" } & Omit<Rendition, "id" | "text">)
  /** The model no longer reads what is above; with or without a summary in its place. */
  | { readonly part: "earlier" };

export function exportMarkdown(conversation: Conversation, createdAtMs: number, words: MarkdownWords): string {
  const { messages, title, thinking, answerLanguage } = conversation;
  const parts = new Map(conversation.earlierParts.map((part) => [part.untilId, part]));
  const boundary = freeBoundary(conversation);
  const head: MarkdownHead = {
    sealionMarkdown: MARKDOWN_VERSION,
    boundary,
    createdAtMs,
    ...(title === undefined ? {} : { titleBy: title.by }),
    thinking,
    answerLanguage,
  };
  const heading = conversationTitle(conversation).replace(/\s+/gu, " ");
  const marker: Marker = (part) => `${markerStart(boundary)}${inComment(part)} -->`;
  const blocks = [
    `<!-- ${inComment(head)} -->`,
    `# ${heading === "" ? words.untitled : heading}`,
    ...messages.flatMap((message) => [
      ...messageBlocks(message, marker, words),
      ...message.renditions.flatMap((rendition) => renditionBlocks(rendition, marker, words)),
      ...earlierBlocks(parts.get(message.id), marker, words),
    ]),
  ];
  return `${blocks.join("\n\n")}\n`;
}

/** True when there are messages beside the branch that is shown: the document does not have them. */
export function isPartOnly({ all, messages }: Conversation): boolean {
  return all.length > messages.length;
}

/** How each comment begins. */
export function markerStart(boundary: number): string {
  return `<!-- sealion:${String(boundary)} `;
}

/** The comment before a part. */
type Marker = (part: MarkdownPart) => string;

function messageBlocks(message: ConversationMessage, marker: Marker, words: MarkdownWords): string[] {
  const { role, text, thoughts, attachments } = message;
  const beginning = [marker(messagePart(message)), headingOf(message, words)];
  const chips = attachments.flatMap((attachment) => [marker(attachmentPart(attachment)), attachmentBlock(attachment)]);
  if (role === "user" || thoughts === "") return [...beginning, text, ...chips];
  return [...beginning, marker({ part: "thoughts" }), folded(words.thoughts, thoughts), marker({ part: "text" }), text];
}

function renditionBlocks(rendition: Rendition, marker: Marker, words: MarkdownWords): string[] {
  const { id: _id, text, ...facts } = rendition;
  const state = facts.state === "streaming" ? "stopped" : facts.state;
  return [marker({ part: "rendition", ...facts, state }), `### ${words.rendition(rendition)}`, text];
}

function earlierBlocks(part: EarlierPart | undefined, marker: Marker, words: MarkdownWords): string[] {
  if (part === undefined) return [];
  const { summary } = part;
  return [
    marker({ part: "earlier" }),
    summary === undefined ? `*${words.forgotten}*` : folded(words.summarized, summary),
  ];
}

function folded(heading: string, text: string): string {
  return `<details>\n<summary>${heading}</summary>\n\n${text}\n\n</details>`;
}

function headingOf({ role, atMs, stats }: ConversationMessage, words: MarkdownWords): string {
  const who = role === "user" ? words.question : (stats?.modelName.replace(/\s+/gu, " ") ?? words.answer);
  return atMs === undefined ? `## ${who}` : `## ${who} · ${words.time(atMs)}`;
}

function messagePart(message: ConversationMessage): MarkdownPart {
  const { id: _id, parentId: _parent, text: _text, thoughts: _thoughts, ...rest } = message;
  const { attachments: _chips, renditions: _renditions, ...facts } = rest;
  return { part: "message", ...facts, state: isOpen(message) ? "stopped" : message.state };
}

function attachmentPart({ id: _id, text: _text, ...facts }: Attachment): MarkdownPart {
  return { part: "attachment", ...facts };
}

function attachmentBlock({ label, languageId, text }: Attachment): string {
  const fence = fenceFor(text);
  return `**${label.replace(/[*_`\\[\]<>]/gu, "\\$&").replace(/\s+/gu, " ")}**\n\n${fence}${languageId ?? ""}\n${text}\n${fence}`;
}

function freeBoundary({ messages, earlierParts }: Conversation): number {
  const texts = [
    ...messages.flatMap(({ text, thoughts, attachments, renditions }) => [
      text,
      thoughts,
      ...[...attachments, ...renditions].map((part) => part.text),
    ]),
    ...earlierParts.map(({ summary = "" }) => summary),
  ];
  let boundary = 0;
  while (texts.some((text) => text.includes(markerStart(boundary)))) boundary += 1;
  return boundary;
}

/** Two hyphens could end the comment. They stand in texts only, where JSON has another way to write them. */
function inComment(value: MarkdownHead | MarkdownPart): string {
  return JSON.stringify(value).replaceAll("--", "-\\u002d");
}
