/**
 * What the list of conversations knows of each, and the form in which it is kept. It is derived from the journals: who finds it
 * missing or damaged reads them again.
 */
import type { ConversationRow } from "../../shared/webviewProtocol.ts";
import type { Conversation } from "./conversation.ts";
import { conversationTitle } from "./conversationTitle.ts";
import { isRecord, parseJsonObject } from "./parseJsonObject.ts";

/** What the list of conversations needs to know of one. */
export interface ConversationEntry {
  readonly id: string;
  readonly title: string;
  readonly isPinned: boolean;
  /** When something was last said in it, in milliseconds since the epoch: a new title does not make it newer. */
  readonly changedAtMs: number;
  /** Of all branches. */
  readonly messageCount: number;
}

export function entryOf(conversation: Conversation, createdAtMs: number): ConversationEntry {
  const times = conversation.all.map(({ atMs, thoughtUntilMs }) => Math.max(atMs ?? 0, thoughtUntilMs ?? 0));
  return {
    id: conversation.id,
    title: conversationTitle(conversation),
    isPinned: conversation.isPinned,
    changedAtMs: times.reduce((latest, time) => Math.max(latest, time), 0) || createdAtMs,
    messageCount: conversation.all.length,
  };
}

/** The rows of the list: the pinned ones first, then what was talked about last. Where nothing was said, there is nothing to list. */
export function rowsOf(
  entries: readonly ConversationEntry[],
  isRunning: (id: string) => boolean,
): readonly ConversationRow[] {
  return entries
    .filter(({ messageCount }) => messageCount > 0)
    .sort(byImportance)
    .map(({ id, title, isPinned, changedAtMs }) => ({ id, title, isPinned, changedAtMs, isRunning: isRunning(id) }));
}

function byImportance(a: ConversationEntry, b: ConversationEntry): number {
  return Number(b.isPinned) - Number(a.isPinned) || b.changedAtMs - a.changedAtMs || (a.id < b.id ? -1 : 1);
}

/** What was read of a file. It counts as long as the file has the same size and time. */
export interface IndexedFile {
  readonly sizeBytes: number;
  readonly mtimeMs: number;
  /** Left out for a file that is no journal of this version. */
  readonly entry?: ConversationEntry;
}

/** Raised when entries are made in another way: older ones are made anew. */
const INDEX_VERSION = 2;

/** @param files by conversation */
export function writeIndex(files: ReadonlyMap<string, IndexedFile>): string {
  return `${JSON.stringify({ sealionIndex: INDEX_VERSION, files: Object.fromEntries(files) })}\n`;
}

/** Empty when the text is damaged or of another version; without what is damaged in it. */
export function readIndex(text: string): Map<string, IndexedFile> {
  const index = parseJsonObject(text);
  if (index?.sealionIndex !== INDEX_VERSION || !isRecord(index.files)) return new Map();
  return new Map(
    Object.entries(index.files).flatMap(([id, file]) => (isIndexedFile(file, id) ? [[id, file] as const] : [])),
  );
}

function isIndexedFile(value: unknown, id: string): value is IndexedFile {
  if (!isRecord(value) || typeof value.sizeBytes !== "number" || typeof value.mtimeMs !== "number") return false;
  return value.entry === undefined || isEntry(value.entry, id);
}

function isEntry(value: unknown, ofId: string): value is ConversationEntry {
  if (!isRecord(value)) return false;
  const { id, title, isPinned, changedAtMs, messageCount } = value;
  return (
    id === ofId &&
    typeof title === "string" &&
    typeof isPinned === "boolean" &&
    typeof changedAtMs === "number" &&
    typeof messageCount === "number"
  );
}
