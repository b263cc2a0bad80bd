import { randomUUID } from "node:crypto";
import { appendFileSync, mkdirSync } from "node:fs";
import { readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import {
  emptyConversation,
  replayEvents,
  type Conversation,
  type ConversationEvent,
} from "../../core/chat/conversation.ts";
import { compactEvents, eventLine, headerLine, JOURNAL_VERSION, parseJournal } from "../../core/chat/journal.ts";
import type { Disposable } from "../../shared/disposableStore.ts";
import type { Logger } from "../../shared/logger.ts";
import { Throttle } from "../throttle.ts";

/** What a streaming answer can lose to a crash. */
const FLUSH_INTERVAL_MS = 1000;
/** A journal with more lines than this is rewritten in fewer when it is opened. */
const COMPACT_LINES = 200;

/** A conversation as it was when the journal was opened, and the journal to go on with. */
export interface StoredConversation {
  readonly conversation: Conversation;
  readonly journal: JournalWriter;
}

/** Keeps each conversation as a file of its own, `<id>.jsonl`, in one folder. */
export class ConversationStore {
  private readonly folder: string;
  private readonly log: Logger;

  constructor(folder: string, log: Logger) {
    this.folder = folder;
    this.log = log;
  }

  /** A new conversation. Its file appears with its first event. */
  create(): StoredConversation {
    const id = randomUUID();
    const journal = new JournalWriter(this.pathOf(id), headerLine(id, Date.now()), this.log);
    return { conversation: emptyConversation(id), journal };
  }

  /** Undefined when there is no such conversation, or one that this version cannot read. */
  async open(id: string): Promise<StoredConversation | undefined> {
    // The id comes from a stored state: only what `create` makes may become a path.
    if (!/^[0-9a-f-]{36}$/u.test(id)) return undefined;
    const text = await this.read(id);
    const parsed = text === undefined ? undefined : parseJournal(text);
    if (parsed === undefined) return undefined;
    if (parsed.droppedLines > 0) this.log.warn(`Conversation ${id}: ${String(parsed.droppedLines)} torn lines dropped`);
    // An older version's product would misread what is appended here: the file says the new version first.
    const isRewritten = parsed.events.length > COMPACT_LINES || parsed.header.sealionConversation !== JOURNAL_VERSION;
    if (isRewritten) await this.compact(id, parsed.header.createdAtMs, parsed.events);
    const opening = parsed.endsWithLineBreak || isRewritten ? "" : "\n";
    const journal = new JournalWriter(this.pathOf(id), opening, this.log);
    return { conversation: replayEvents(id, parsed.events), journal };
  }

  private async read(id: string): Promise<string | undefined> {
    try {
      return await readFile(this.pathOf(id), "utf8");
    } catch (error) {
      this.log.warn(`Conversation ${id} cannot be read: ${String(error)}`);
      return undefined;
    }
  }

  private async compact(id: string, createdAtMs: number, events: readonly ConversationEvent[]): Promise<void> {
    const temporaryPath = `${this.pathOf(id)}.tmp`;
    const lines = compactEvents(events).map(eventLine);
    await writeFile(temporaryPath, headerLine(id, createdAtMs) + lines.join(""), { mode: 0o600 });
    await rename(temporaryPath, this.pathOf(id));
  }

  private pathOf(id: string): string {
    return path.join(this.folder, `${id}.jsonl`);
  }
}

/**
 * Appends events to one file. Deltas wait up to a second and are joined; every other event is written at once. It writes
 * synchronously, a few hundred bytes once a second: so order holds and nothing is lost when the host is told to leave.
 */
export class JournalWriter implements Disposable {
  private readonly filePath: string;
  private readonly log: Logger;
  private readonly flushing = new Throttle(FLUSH_INTERVAL_MS, () => {
    this.write();
  });
  /** Goes before the first event: the header of a new file, or the line break that an old one lacks. */
  private opening: string;
  private waiting: ConversationEvent[] = [];
  private hasFailed = false;

  constructor(filePath: string, opening: string, log: Logger) {
    this.filePath = filePath;
    this.opening = opening;
    this.log = log;
  }

  append(event: ConversationEvent): void {
    const last = this.waiting.at(-1);
    if (event.type === "delta" && last?.type === "delta" && last.id === event.id && last.channel === event.channel) {
      this.waiting[this.waiting.length - 1] = { ...event, text: last.text + event.text };
    } else {
      this.waiting.push(event);
    }
    this.flushing.request();
    if (event.type !== "delta") this.flushing.flush();
  }

  dispose(): void {
    this.flushing.flush();
    this.flushing.dispose();
  }

  private write(): void {
    const lines = this.opening + this.waiting.map(eventLine).join("");
    this.waiting = [];
    this.opening = "";
    try {
      mkdirSync(path.dirname(this.filePath), { recursive: true });
      appendFileSync(this.filePath, lines, { mode: 0o600 });
    } catch (error) {
      // The conversation goes on in memory; one line in the log for each second would bury everything else.
      if (!this.hasFailed) this.log.error("The conversation cannot be stored", error);
      this.hasFailed = true;
    }
  }
}
