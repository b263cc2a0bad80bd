/** A conversation that is open in this process: its truth in memory, its journal, and the lock that lets one process write. */
import { existsSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";
import { orNotWritable } from "../../../client/checkWritable.ts";
import { makeFolders } from "../../../client/makeFolders.ts";
import { applyEvent, applyEvents } from "../../../core/chat/applyEvents.ts";
import {
  cutOffEvents,
  emptyConversation,
  isBeingWritten,
  type Conversation,
  type ConversationEvent,
} from "../../../core/chat/conversation.ts";
import { eventsOf } from "../../../core/chat/conversationEvents.ts";
import { compactEvents } from "../../../core/chat/journal.ts";
import { AppError } from "../../../shared/appError.ts";
import type { Disposable } from "../../../shared/disposableStore.ts";
import type { Logger } from "../../../shared/logger.ts";
import { Throttle } from "../../throttle.ts";
import { ConversationLock, isLocked } from "./conversationLock.ts";
import { moveToTrash, type ConversationPlace } from "./conversationPlace.ts";
import { JournalFile, type JournalNews } from "./journalFile.ts";
import type { StoredConversationListener } from "./storedConversationListener.ts";

/** What a streaming answer can lose to a crash. */
const FLUSH_INTERVAL_MS = 500;
/** A full disk is tried again so often. */
const RETRY_INTERVAL_MS = 5000;
/** A journal with more lines than this is rewritten in fewer when it is opened. */
const COMPACT_LINES = 200;
/** Unless that saves less than this share of them. */
const COMPACT_SHARE = 1 / 4;

/** The last of those who opened it has disposed it. */
type OnClosed = (stored: StoredConversation) => void;

export class StoredConversation implements Disposable {
  private readonly place: ConversationPlace;
  private readonly log: Logger;
  private readonly onClosed: OnClosed;
  private readonly file: JournalFile;
  private readonly listeners = new Set<StoredConversationListener>();
  private readonly flushing = new Throttle(FLUSH_INTERVAL_MS, () => {
    this.write();
  });
  private readonly retrying = new Throttle(RETRY_INTERVAL_MS, () => {
    this.write();
  });
  private owners = 1;
  private now: Conversation;
  /** How often it was not an event that changed it. */
  private replacements = 0;
  private lock: ConversationLock | undefined;
  private holds = 0;
  /** Applied, and not written yet. */
  private waiting: ConversationEvent[] = [];
  /** What stopped the answers of a writer that is gone. Goes into the journal with the next that is written. */
  private cutOff: readonly ConversationEvent[] = [];
  private couldWrite = true;
  private isFailing = false;
  private isRemovedNow = false;
  private isDisposed = false;

  private constructor(place: ConversationPlace, log: Logger, onClosed: OnClosed) {
    this.place = place;
    this.log = log;
    this.onClosed = onClosed;
    this.file = new JournalFile(place.filePath, place.id);
    this.now = emptyConversation(place.id);
  }

  /** A new one. Its file appears with the first question. */
  static create(place: ConversationPlace, log: Logger, onClosed: OnClosed): StoredConversation {
    return new StoredConversation(place, log, onClosed);
  }

  /**
   * Undefined when there is none in this place, or one that this version cannot read.
   * @throws Error of the file system
   */
  static open(place: ConversationPlace, log: Logger, onClosed: OnClosed): StoredConversation | undefined {
    const stored = new StoredConversation(place, log, onClosed);
    const news = stored.file.readNews({ nobodyWrites: false });
    if (news.kind !== "replaced") return undefined;
    stored.now = applyEvents(stored.now, news.events);
    stored.couldWrite = stored.canWrite();
    if (stored.couldWrite) {
      stored.tidy(news.events);
      stored.cutOffOpenAnswers();
    }
    return stored;
  }

  get id(): string {
    return this.place.id;
  }

  get conversation(): Conversation {
    return this.now;
  }

  get createdAtMs(): number {
    return this.file.createdAtMs;
  }

  get isRemoved(): boolean {
    return this.isRemovedNow;
  }

  /** False while another window writes: it is followed then. */
  canWrite(): boolean {
    return this.lock !== undefined || !isLocked(this.place.lockPath);
  }

  /**
   * Keeps others from writing until what is returned is disposed. While an answer is open that is so without it.
   * @returns undefined while another window writes, and after its last owner has disposed it
   */
  acquire(): Disposable | undefined {
    if (this.isDisposed || !this.begin()) return undefined;
    this.holds += 1;
    let isHeld = true;
    return {
      dispose: () => {
        if (!isHeld) return;
        isHeld = false;
        this.holds -= 1;
        this.releaseWhenIdle();
      },
    };
  }

  /**
   * Applies and records an event. Pieces of answers reach the file within half a second, everything else at once: so long a
   * kill of this process can take words back. It writes synchronously, a few hundred bytes: so order holds, and nothing is lost
   * when the editor ends this process.
   *
   * Before something is said its settings stay in memory: they are written with the first question.
   * @throws AppError conversation.elsewhere while another window writes; internal after its last owner has disposed it
   */
  append(event: ConversationEvent): void {
    if (this.isDisposed) throw new AppError("internal", `Conversation ${this.id} is not open any more`);
    const says = !this.isUnspoken || applyEvent(this.now, event).all.length > 0;
    if (says && !this.begin()) throw elsewhere(this.id);
    const last = this.waiting.at(-1);
    if (event.type === "delta" && last?.type === "delta" && last.id === event.id && last.channel === event.channel) {
      this.waiting[this.waiting.length - 1] = { ...event, text: last.text + event.text };
    } else {
      this.waiting.push(event);
    }
    const { now: before, replacements } = this;
    this.now = applyEvent(before, event);
    if (event.type === "delta") this.flushing.request();
    else this.write();
    this.releaseWhenIdle();
    // Writing may have shown that another window went on with it: then listeners have read all of it anew.
    if (this.replacements !== replacements) return;
    this.tell((listener) => {
      listener.eventApplied(event, before);
    });
  }

  onEvents(listener: StoredConversationListener): Disposable {
    this.listeners.add(listener);
    return { dispose: () => this.listeners.delete(listener) };
  }

  /** Reads what others have written, and notices who writes. */
  look(): void {
    if (this.lock !== undefined) return;
    if (this.isRemovedNow) {
      if (!existsSync(this.place.filePath)) return;
      this.setRemoved(false);
    }
    const canWrite = this.canWrite();
    try {
      this.merge(this.file.readNews({ nobodyWrites: false }));
    } catch (error) {
      this.log.warn(`Conversation ${this.id} cannot be read: ${String(error)}`);
    }
    if (canWrite) this.cutOffOpenAnswers();
    if (canWrite && this.waiting.length > 0) this.write();
    this.tellCanWrite(canWrite);
  }

  /**
   * Moves its file to the trash.
   * @throws AppError conversation.elsewhere while another window writes; folder.notWritable
   */
  remove(): void {
    if (!this.begin()) throw elsewhere(this.id);
    this.write();
    try {
      orNotWritable(this.place.folder, () => {
        moveToTrash(this.place);
      });
    } finally {
      this.release();
    }
    this.setRemoved(true);
  }

  /** For one more owner, who disposes it, too. */
  share(): this {
    this.owners += 1;
    return this;
  }

  /** The last owner's call writes what is waiting and lets go. */
  dispose(): void {
    this.owners -= 1;
    if (this.owners > 0) return;
    this.isDisposed = true;
    this.listeners.clear();
    this.write();
    this.flushing.dispose();
    this.retrying.dispose();
    this.release();
    this.onClosed(this);
  }

  /**
   * Gets the right to write, and what others wrote before. Where the file system lets nobody write, the conversation goes on in
   * memory, and so does a removed one.
   * @returns false while another window writes
   */
  private begin(): boolean {
    if (this.lock !== undefined || this.isRemovedNow) return true;
    try {
      this.lock = orNotWritable(this.place.folder, () => {
        makeFolders(this.place.folder, 0o700);
        return ConversationLock.take(this.place.lockPath);
      });
      if (this.lock === undefined) return false;
      this.merge(this.file.readNews({ nobodyWrites: true }));
      this.cutOffOpenAnswers();
      this.tellCanWrite(true);
    } catch (error) {
      this.fail(error);
    }
    return true;
  }

  private releaseWhenIdle(): void {
    if (this.holds > 0 || this.now.all.some(isBeingWritten)) return;
    this.write();
    if (this.waiting.length === 0 || this.isUnspoken) this.release();
  }

  /** Nothing was said in it, and it has no file. */
  private get isUnspoken(): boolean {
    return this.now.all.length === 0 && !this.file.wasWritten;
  }

  private release(): void {
    this.lock?.dispose();
    this.lock = undefined;
  }

  private write(): void {
    this.flushing.dispose();
    if (this.waiting.length === 0 || this.isUnspoken || !this.begin()) return;
    if (this.isRemovedNow || this.lock === undefined) return;
    if (!this.lock.isKept()) {
      this.lose();
      return;
    }
    try {
      orNotWritable(this.place.folder, () => {
        this.writeWaiting();
      });
      this.isFailing = false;
    } catch (error) {
      this.fail(error);
    }
  }

  private writeWaiting(): void {
    const isDurable = this.waiting.some(({ type }) => type !== "delta");
    const append = () =>
      this.file.isOfThisVersion && this.file.append([...this.cutOff, ...this.waiting], { isDurable });
    if (!append()) {
      const news = this.file.readNews({ nobodyWrites: true });
      this.merge(news);
      if (this.isRemoved) return;
      // The folder vanished, the file is new, or an older product's: all of it is written. It has what is waiting.
      if (news.kind === "gone" || !append()) this.file.rewrite(eventsOf(this.now));
    }
    this.waiting = [];
    this.cutOff = [];
  }

  /** This process slept, and another one took over: its file is the truth. */
  private lose(): void {
    this.release();
    this.waiting = [];
    this.file.forget();
    this.look();
  }

  private merge(news: JournalNews): void {
    if (news.kind === "nothing") return;
    if (news.kind === "gone") {
      if (!this.file.wasWritten || !existsSync(this.place.trashPath)) return;
      this.setRemoved(true);
      this.tell((listener) => listener.removedElsewhere());
      return;
    }
    this.cutOff = [];
    if (news.kind === "appended" && this.waiting.length === 0) {
      for (const event of news.events) this.apply(event);
      return;
    }
    if (news.kind === "appended") {
      // What is waiting comes behind what was written meanwhile.
      this.file.forget();
      this.merge(this.file.readNews({ nobodyWrites: true }));
      return;
    }
    const next = applyEvents(emptyConversation(this.id), [...news.events, ...this.waiting]);
    if (isDeepStrictEqual(next, this.now)) return;
    this.now = next;
    this.replacements += 1;
    this.tell((listener) => {
      listener.replaced();
    });
  }

  /** Nobody else writes: what is still open was cut off. */
  private cutOffOpenAnswers(): void {
    if (this.waiting.length > 0) return;
    const events = cutOffEvents(this.now);
    if (events.length === 0) return;
    this.cutOff = events;
    for (const event of events) this.apply(event);
  }

  private apply(event: ConversationEvent): void {
    const before = this.now;
    this.now = applyEvent(before, event);
    this.tell((listener) => {
      listener.eventApplied(event, before);
    });
  }

  /** Rewrites a file that has become long for what it says, or is of an older version, which would misread what is appended. */
  private tidy(events: readonly ConversationEvent[]): void {
    const isLong = events.length > COMPACT_LINES && compactEvents(events).length < events.length * (1 - COMPACT_SHARE);
    if (!isLong && this.file.isOfThisVersion && !this.file.hasUnreadLine) return;
    if (!this.begin() || this.lock === undefined) return;
    try {
      // All of it again: somebody may have written before the lock was taken.
      this.file.forget();
      const all = this.file.readNews({ nobodyWrites: true });
      if (all.kind === "replaced") this.file.rewrite([...compactEvents(all.events), ...this.cutOff]);
      this.cutOff = [];
    } catch (error) {
      this.log.warn(`Conversation ${this.id} cannot be rewritten: ${String(error)}`);
    } finally {
      this.release();
    }
  }

  private setRemoved(isRemoved: boolean): void {
    this.release();
    this.isRemovedNow = isRemoved;
    this.tell((listener) => {
      listener.removedChanged(isRemoved);
    });
  }

  private tellCanWrite(canWrite: boolean): void {
    if (canWrite === this.couldWrite) return;
    this.couldWrite = canWrite;
    this.tell((listener) => {
      listener.canWriteChanged(canWrite);
    });
  }

  /** One line in the log for each try would bury everything else. */
  private fail(fault: unknown): void {
    this.retrying.request();
    if (this.isFailing) return;
    this.isFailing = true;
    const error = AppError.from(fault);
    this.log.error(`Conversation ${this.id} cannot be stored`, error);
    this.tell((listener) => {
      listener.storageFailed(error);
    });
  }

  private tell(say: (listener: StoredConversationListener) => void): void {
    for (const listener of [...this.listeners]) say(listener);
  }
}

function elsewhere(id: string): AppError {
  return new AppError("conversation.elsewhere", `Conversation ${id} is being written by another window`);
}
