/** Conversations that were removed: they wait in a folder of their own, from which they come back as they were. */
import { readdir, rm, stat } from "node:fs/promises";
import path from "node:path";
import { replayEvents } from "../../../core/chat/applyEvents.ts";
import { entryOf, type ConversationEntry } from "../../../core/chat/conversationIndex.ts";
import { parseJournal } from "../../../core/chat/journal.ts";
import type { Logger } from "../../../shared/logger.ts";
import { idOfFile, trashFolderOf } from "./conversationPlace.ts";
import { readFiles } from "./readFiles.ts";

/** What was removed can be restored for so long. */
export const TRASH_DAYS = 30;
const PURGE_INTERVAL_MS = 3_600_000;

export interface RemovedConversation extends Pick<ConversationEntry, "id" | "title" | "messageCount"> {
  /** In milliseconds since the epoch. */
  readonly removedAtMs: number;
}

export class ConversationTrash {
  private readonly folder: string;
  private readonly log: Logger;
  private purgedAtMs = -Infinity;

  /** @param folder of the conversations */
  constructor(folder: string, log: Logger) {
    this.folder = trashFolderOf(folder);
    this.log = log;
  }

  /** What can be restored, the latest first. Without what this version cannot read. */
  async entries(): Promise<readonly RemovedConversation[]> {
    const oldestMs = oldestKeptMs();
    const kept = (await this.files()).filter(({ removedAtMs }) => removedAtMs >= oldestMs);
    kept.sort((a, b) => b.removedAtMs - a.removedAtMs);
    const removed: RemovedConversation[] = [];
    for await (const [{ name, removedAtMs }, text] of readFiles(kept, (file) => path.join(this.folder, file.name))) {
      const id = idOfFile(name);
      const journal = parseJournal(text);
      if (id === undefined || journal?.header.id !== id) continue;
      const { title, messageCount } = entryOf(replayEvents(id, journal.events), journal.header.createdAtMs);
      removed.push({ id, title, messageCount, removedAtMs });
    }
    return removed;
  }

  /** Deletes for good what has been here for too long. Looks once an hour. */
  async purge(): Promise<void> {
    const nowMs = Date.now();
    if (nowMs - this.purgedAtMs < PURGE_INTERVAL_MS) return;
    this.purgedAtMs = nowMs;
    const oldestMs = oldestKeptMs();
    for (const { name, removedAtMs } of await this.files()) {
      if (removedAtMs >= oldestMs) continue;
      await rm(path.join(this.folder, name), { force: true }).catch((error: unknown) => this.log.warn(String(error)));
    }
  }

  private async files(): Promise<{ readonly name: string; readonly removedAtMs: number }[]> {
    const names = await readdir(this.folder).catch(() => []);
    const files = names.map(async (name) => {
      const facts = await stat(path.join(this.folder, name)).catch(() => undefined); // restored meanwhile
      return facts === undefined ? [] : [{ name, removedAtMs: facts.mtimeMs }];
    });
    return (await Promise.all(files)).flat();
  }
}

function oldestKeptMs(): number {
  return Date.now() - TRASH_DAYS * 86_400_000;
}
