import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { rename } from "node:fs/promises";
import { setImmediate } from "node:timers/promises";
import { isDeepStrictEqual } from "node:util";
import { orNotWritable } from "../../client/checkWritable.ts";
import { makeFolders } from "../../client/makeFolders.ts";
import { writeWholeFile } from "../../client/wholeFile.ts";
import { replayEvents } from "../../core/chat/applyEvents.ts";
import type { ConversationEvent } from "../../core/chat/conversation.ts";
import { rowsOf } from "../../core/chat/conversationIndex.ts";
import { conversationTitle } from "../../core/chat/conversationTitle.ts";
import { exportJson } from "../../core/chat/exportJson.ts";
import { exportMarkdown, isPartOnly, type MarkdownWords } from "../../core/chat/exportMarkdown.ts";
import { importConversation } from "../../core/chat/importConversation.ts";
import { eventLine, headerLine, parseJournal } from "../../core/chat/journal.ts";
import { matchesAll, searchTerms, snippetOf } from "../../core/chat/searchConversations.ts";
import { typedTitle } from "../../core/chat/titleText.ts";
import { throwIfCancelled, type CancelSignal } from "../../shared/cancelSignal.ts";
import type { Disposable } from "../../shared/disposableStore.ts";
import type { Logger } from "../../shared/logger.ts";
import { formatMessage } from "../../shared/messages/formatMessage.ts";
import { formatDateTime } from "../../shared/messages/uiFormats.ts";
import type { ConversationRow } from "../../shared/webviewProtocol.ts";
import { renditionLabel } from "./renditionLabel.ts";
import { ConversationList } from "./store/conversationList.ts";
import { isLocked } from "./store/conversationLock.ts";
import { placeOf, type ConversationPlace } from "./store/conversationPlace.ts";
import { ConversationTrash, type RemovedConversation } from "./store/conversationTrash.ts";
import { FolderWatch } from "./store/folderWatch.ts";
import { readFiles } from "./store/readFiles.ts";
import { StoredConversation } from "./store/storedConversation.ts";

/** Markdown is for people and has the branch that is shown; JSON has everything. */
export type ExportFormat = "markdown" | "json";

/** Keeps each conversation as a file of its own, `<id>.jsonl`, in one folder that several windows share. */
export class ConversationStore implements Disposable {
  private readonly folder: string;
  private readonly log: Logger;
  private readonly opened = new Map<string, StoredConversation>();
  private readonly listeners = new Set<() => void>();
  private readonly watch: FolderWatch;
  private readonly entries: ConversationList;
  private readonly trash: ConversationTrash;
  /** The list as it was when listeners were told of it. */
  private toldRows: readonly ConversationRow[] | undefined;

  constructor(folder: string, log: Logger) {
    this.folder = folder;
    this.log = log;
    this.entries = new ConversationList(folder, log);
    this.trash = new ConversationTrash(folder, log);
    this.watch = new FolderWatch(folder, log, () => {
      this.look();
    });
  }

  /** A new conversation. Its file appears with the first question. To be disposed when it is not shown any more. */
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
    await this.trash.purge();
    return rowsOf(await this.entries.entries(), (id) => isLocked(this.placeOf(id).lockPath));
  }

  /**
   * Of the same list those that have all words of the query: in their titles, then in what was said, with the words around it.
   * @throws CancelledError
   */
  async search(query: string, signal?: CancelSignal): Promise<readonly ConversationRow[]> {
    const rows = await this.list();
    const terms = searchTerms(query);
    const [named, others] = partition(rows, ({ title }) => matchesAll(title, terms));
    const found: ConversationRow[] = [];
    throwIfCancelled(signal);
    for await (const [row, text] of readFiles(others, ({ id }) => this.placeOf(id).filePath)) {
      throwIfCancelled(signal);
      const { conversation = replayEvents(row.id, parseJournal(text)?.events ?? []) } = this.opened.get(row.id) ?? {};
      const snippet = snippetOf(conversation, terms);
      if (snippet !== undefined) found.push({ ...row, snippet });
    }
    return [...named, ...found];
  }

  /** Told soon after something in the list has changed, in this window or another. */
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
    const text = typedTitle(title);
    if (text !== "") await this.record(id, { type: "titleSet", title: { text, by: "user" } });
  }

  /** @throws AppError conversation.elsewhere while another window writes */
  async pin(id: string, isPinned: boolean): Promise<void> {
    await this.record(id, { type: "pinnedSet", isPinned });
  }

  /**
   * Moves it to the trash, where it stays for `TRASH_DAYS`.
   * @throws AppError conversation.elsewhere while another window writes; folder.notWritable
   */
  async remove(id: string): Promise<void> {
    await this.withOpened(id, (stored) => {
      stored.remove();
    });
    this.changed();
  }

  /** What `restore` brings back, the latest first. */
  removed(): Promise<readonly RemovedConversation[]> {
    return this.trash.entries();
  }

  /** Takes it out of the trash. @throws AppError folder.notWritable */
  async restore(id: string): Promise<void> {
    const place = placeOf(this.folder, id);
    if (place === undefined || !existsSync(place.trashPath) || existsSync(place.filePath)) return;
    await rename(place.trashPath, place.filePath).catch(this.notWritable);
    this.opened.get(id)?.look();
    this.changed();
  }

  /** As it is called where it is shown. Undefined when there is no such conversation, or nothing was said in it. */
  async titleOf(id: string): Promise<string | undefined> {
    const conversation = await this.withOpened(id, (stored) => stored.conversation);
    if (conversation === undefined || conversation.all.length === 0) return undefined;
    return conversationTitle(conversation) || formatMessage("panel.untitled");
  }

  /** The file's content. Undefined when there is no such conversation. */
  async exportAs(id: string, format: ExportFormat): Promise<string | undefined> {
    return this.withOpened(id, ({ conversation, createdAtMs }) =>
      format === "json"
        ? exportJson(conversation, createdAtMs)
        : exportMarkdown(conversation, createdAtMs, markdownWords()),
    );
  }

  /** Whether it has messages that its Markdown leaves out. */
  async hasMoreThanMarkdown(id: string): Promise<boolean> {
    return (await this.withOpened(id, ({ conversation }) => isPartOnly(conversation))) ?? false;
  }

  /**
   * Makes a conversation of a file that was exported. Where that takes long, the window does something else in between.
   * @returns its id, which is a new one
   * @throws AppError conversation.notReadable, folder.notWritable; then nothing was written
   */
  async importText(text: string): Promise<string> {
    const { createdAtMs, events } = importConversation(text, randomUUID);
    await setImmediate();
    const { id, filePath } = this.placeOf(randomUUID());
    const journal = Buffer.from(headerLine(id, createdAtMs) + events.map(eventLine).join(""));
    orNotWritable(this.folder, () => {
      makeFolders(this.folder, 0o700);
    });
    await writeWholeFile(filePath, journal, 0o600).catch(this.notWritable);
    this.changed();
    return id;
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
    await this.withOpened(id, (stored) => {
      stored.append(event);
    });
    this.changed();
  }

  /** Undefined when there is no such conversation. */
  private async withOpened<T>(id: string, use: (stored: StoredConversation) => T): Promise<T | undefined> {
    const stored = await this.open(id);
    try {
      return stored && use(stored);
    } finally {
      stored?.dispose();
    }
  }

  private keep(stored: StoredConversation): StoredConversation {
    this.opened.set(stored.id, stored);
    this.updateWatch();
    return stored;
  }

  private readonly notWritable = (fault: unknown): never =>
    orNotWritable(this.folder, () => {
      throw fault;
    });

  private readonly closed = (stored: StoredConversation): void => {
    this.opened.delete(stored.id);
    this.updateWatch();
  };

  private look(): void {
    for (const stored of this.opened.values()) stored.look();
    this.changed();
  }

  private changed(): void {
    if (this.listeners.size > 0) void this.tellWhenChanged();
  }

  private async tellWhenChanged(): Promise<void> {
    const rows = await this.list();
    if (isDeepStrictEqual(rows, this.toldRows)) return;
    this.toldRows = rows;
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

function markdownWords(): MarkdownWords {
  return {
    untitled: formatMessage("panel.conversation"),
    question: formatMessage("panel.question"),
    answer: formatMessage("panel.answer"),
    thoughts: formatMessage("panel.thought"),
    forgotten: formatMessage("panel.forgotten"),
    summarized: formatMessage("panel.summarized"),
    rendition: renditionLabel,
    time: formatDateTime,
  };
}

function partition<T>(items: readonly T[], belongs: (item: T) => boolean): readonly [T[], T[]] {
  const [first, second]: [T[], T[]] = [[], []];
  for (const item of items) (belongs(item) ? first : second).push(item);
  return [first, second];
}
