import { randomUUID } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { readdir, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import { replayEvents, type ConversationEvent } from "../../core/chat/conversation.ts";
import { entryOf, rowsOf, type ConversationEntry } from "../../core/chat/conversationIndex.ts";
import { parseJournal } from "../../core/chat/journal.ts";
import type { Disposable } from "../../shared/disposableStore.ts";
import type { Logger } from "../../shared/logger.ts";
import type { ConversationRow } from "../../shared/webviewProtocol.ts";
import { isLocked } from "./store/conversationLock.ts";
import { idOfFile, placeOf, trashFolderOf, type ConversationPlace } from "./store/conversationPlace.ts";
import { FolderWatch } from "./store/folderWatch.ts";
import { StoredConversation } from "./store/storedConversation.ts";

/** What was removed can be restored for so long. */
const TRASH_DAYS = 30;

/** Keeps each conversation as a file of its own, `<id>.jsonl`, in one folder that several windows share. */
export class ConversationStore implements Disposable {
  private readonly folder: string;
  private readonly log: Logger;
  private readonly opened = new Map<string, StoredConversation>();
  private readonly listeners = new Set<() => void>();
  private readonly watch: FolderWatch;

  constructor(folder: string, log: Logger) {
    this.folder = folder;
    this.log = log;
    this.watch = new FolderWatch(folder, log, () => {
      this.look();
    });
  }

  /** A new conversation. Its file appears with its first event. To be disposed when it is not shown any more. */
  create(): StoredConversation {
    const place = this.placeOf(randomUUID());
    return this.keep(StoredConversation.create(place, this.log, this.closed));
  }

  /**
   * The same object for all who open it in this window; each disposes it once. Undefined when there is no such conversation, or
   * one that this version cannot read.
   */
  open(id: string): Promise<StoredConversation | undefined> {
    return Promise.resolve(this.openNow(id));
  }

  /** The conversations in which something was said: the pinned ones first, then the latest. */
  async list(): Promise<readonly ConversationRow[]> {
    await this.purge();
    const names = await readdir(this.folder).catch(() => []);
    const entries = names.flatMap((name): ConversationEntry[] => {
      const id = idOfFile(name);
      const entry = id === undefined ? undefined : this.entryOf(id);
      return entry === undefined ? [] : [entry];
    });
    return rowsOf(entries, (id) => isLocked(this.placeOf(id).lockPath));
  }

  /** Told soon after something in the list may have changed, in this window or another. */
  onDidChange(listener: () => void): Disposable {
    this.listeners.add(listener);
    this.updateWatch();
    return {
      dispose: () => {
        this.listeners.delete(listener);
        this.updateWatch();
      },
    };
  }

  /** @throws AppError conversation.elsewhere while another window writes */
  async rename(id: string, title: string): Promise<void> {
    const text = title.trim().replace(/\s+/gu, " ");
    if (text !== "") await this.record(id, { type: "titleSet", title: { text, by: "user" } });
  }

  /** @throws AppError conversation.elsewhere while another window writes */
  async pin(id: string, isPinned: boolean): Promise<void> {
    await this.record(id, { type: "pinnedSet", isPinned });
  }

  /**
   * Moves it to the trash, where it stays for 30 days.
   * @throws AppError conversation.elsewhere while another window writes
   */
  async remove(id: string): Promise<void> {
    const stored = await this.open(id);
    try {
      stored?.remove();
    } finally {
      stored?.dispose();
    }
    this.changed();
  }

  /** Takes it out of the trash. */
  async restore(id: string): Promise<void> {
    const place = placeOf(this.folder, id);
    if (place === undefined || !existsSync(place.trashPath) || existsSync(place.filePath)) return;
    await rename(place.trashPath, place.filePath);
    this.opened.get(id)?.look();
    this.changed();
  }

  dispose(): void {
    this.listeners.clear();
    this.watch.dispose();
  }

  private openNow(id: string): StoredConversation | undefined {
    const known = this.opened.get(id);
    if (known !== undefined) return known.share();
    const place = placeOf(this.folder, id);
    try {
      const stored = place === undefined ? undefined : StoredConversation.open(place, this.log, this.closed);
      return stored === undefined ? undefined : this.keep(stored);
    } catch (error) {
      this.log.warn(`Conversation ${id} cannot be read: ${String(error)}`);
      return undefined;
    }
  }

  private async record(id: string, event: ConversationEvent): Promise<void> {
    const stored = await this.open(id);
    try {
      stored?.append(event);
    } finally {
      stored?.dispose();
    }
    this.changed();
  }

  private entryOf(id: string): ConversationEntry | undefined {
    const { filePath } = this.placeOf(id);
    try {
      const journal = parseJournal(readFileSync(filePath, "utf8"));
      return journal === undefined ? undefined : entryOf(replayEvents(id, journal.events), journal.header.createdAtMs);
    } catch {
      return undefined; // removed meanwhile
    }
  }

  private async purge(): Promise<void> {
    const trash = trashFolderOf(this.folder);
    const oldestMs = Date.now() - TRASH_DAYS * 86_400_000;
    for (const name of await readdir(trash).catch(() => [])) {
      const file = path.join(trash, name);
      const removedMs = (await stat(file).catch(() => undefined))?.mtimeMs ?? Infinity;
      if (removedMs < oldestMs) await rm(file, { force: true });
    }
  }

  private keep(stored: StoredConversation): StoredConversation {
    this.opened.set(stored.id, stored);
    this.updateWatch();
    return stored;
  }

  private readonly closed = (stored: StoredConversation): void => {
    this.opened.delete(stored.id);
    this.updateWatch();
  };

  private look(): void {
    for (const stored of this.opened.values()) stored.look();
    this.changed();
  }

  private changed(): void {
    for (const listener of [...this.listeners]) listener();
  }

  private updateWatch(): void {
    this.watch.setActive(this.opened.size > 0 || this.listeners.size > 0);
  }

  private placeOf(id: string): ConversationPlace {
    const place = placeOf(this.folder, id);
    if (place === undefined) throw new RangeError(`Not the id of a conversation: ${id}`);
    return place;
  }
}
