/**
 * The file of one conversation, as far as this process has read or written it. Whoever appends or rewrites holds the
 * conversation's lock.
 */
import {
  closeSync,
  fdatasync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
  type Stats,
} from "node:fs";
import path from "node:path";
import { makeFolders } from "../../../client/makeFolders.ts";
import { temporaryName } from "../../../client/temporaryFiles.ts";
import type { ConversationEvent } from "../../../core/chat/conversation.ts";
import {
  eventLine,
  headerLine,
  JOURNAL_VERSION,
  parseEventLines,
  parseJournal,
  type JournalHeader,
} from "../../../core/chat/journal.ts";

/** What the file has that was not known before. */
export type JournalNews =
  | { readonly kind: "nothing" }
  /** Removed, or never written. */
  | { readonly kind: "gone" }
  /** Behind what was known. */
  | { readonly kind: "appended"; readonly events: readonly ConversationEvent[] }
  /** Another file is in its place: these are all its events. */
  | { readonly kind: "replaced"; readonly events: readonly ConversationEvent[] };

export class JournalFile {
  private readonly filePath: string;
  private header: JournalHeader;
  /** Of the file that was read or written last. */
  private identity: string | undefined;
  /** So many bytes of it are known. */
  private knownBytes = 0;
  private unreadBytes = 0;
  /** The known part ends inside a line that a crash tore. */
  private endsInLine = false;
  /** What was written last is there in part only. */
  private hasTornWrite = false;

  constructor(filePath: string, id: string, createdAtMs = Date.now()) {
    this.filePath = filePath;
    this.header = { sealionConversation: JOURNAL_VERSION, id, createdAtMs };
  }

  get createdAtMs(): number {
    return this.header.createdAtMs;
  }

  /** False: an older product wrote it, and would misread what is appended. */
  get isOfThisVersion(): boolean {
    return this.header.sealionConversation === JOURNAL_VERSION;
  }

  get wasWritten(): boolean {
    return this.identity !== undefined;
  }

  /** Its last line has no end, and was not read: it may have been torn. */
  get hasUnreadLine(): boolean {
    return this.unreadBytes > 0;
  }

  /** What is known of it may be wrong: all of it is read again. */
  forget(): void {
    this.identity = undefined;
    this.knownBytes = 0;
  }

  /**
   * Reads what is new. A line without its end is left for later, because somebody may be writing it; with `nobodyWrites` it is
   * what a crash left, and is read as far as it can be.
   * @throws Error of the file system
   */
  readNews({ nobodyWrites }: { readonly nobodyWrites: boolean }): JournalNews {
    const descriptor = openExisting(this.filePath, "r");
    if (descriptor === undefined) return { kind: "gone" };
    try {
      const facts = fstatSync(descriptor);
      const isSame = identityOf(facts) === this.identity && facts.size >= this.knownBytes;
      // What this process wrote in part is no news: it is written anew.
      if (isSame && (facts.size === this.knownBytes || this.hasTornWrite)) return { kind: "nothing" };
      const from = isSame ? this.knownBytes : 0;
      const bytes = readStretch(descriptor, from, facts.size - from);
      const wholeLines = bytes.lastIndexOf("\n") + 1;
      const taken = nobodyWrites ? bytes.length : wholeLines;
      const text = bytes.toString("utf8", 0, taken);
      const events = isSame ? parseEventLines(text).events : this.readWhole(text);
      if (events === undefined) return { kind: "nothing" };
      this.identity = identityOf(facts);
      this.knownBytes = from + taken;
      this.unreadBytes = bytes.length - taken;
      if (taken > 0) this.endsInLine = taken > wholeLines;
      return { kind: isSame ? "appended" : "replaced", events };
    } finally {
      closeSync(descriptor);
    }
  }

  private readWhole(text: string): readonly ConversationEvent[] | undefined {
    const journal = parseJournal(text);
    if (journal?.header.id !== this.header.id) return undefined;
    this.header = journal.header;
    return journal.events;
  }

  /**
   * Writes behind what is known. The system has the bytes when this returns, so they outlive this process; with `isDurable` they are
   * brought to the disk soon after, for a loss of power.
   * @returns false when the file is gone, or has what was not read: nothing was written
   * @throws Error of the file system
   */
  append(events: readonly ConversationEvent[], { isDurable }: { readonly isDurable: boolean }): boolean {
    const descriptor = openExisting(this.filePath, "r+");
    if (descriptor === undefined) return false;
    const close = (): void => {
      closeSync(descriptor);
    };
    try {
      const facts = fstatSync(descriptor);
      const isKnown = facts.size === this.knownBytes || (this.hasTornWrite && facts.size > this.knownBytes);
      if (identityOf(facts) !== this.identity || !isKnown) {
        close();
        return false;
      }
      ftruncateSync(descriptor, this.knownBytes);
      this.write(descriptor, Buffer.from((this.endsInLine ? "\n" : "") + events.map(eventLine).join("")));
    } catch (error) {
      close();
      throw error;
    }
    if (isDurable) fdatasync(descriptor, close);
    else close();
    return true;
  }

  private write(descriptor: number, bytes: Buffer): void {
    this.hasTornWrite = true;
    for (let written = 0; written < bytes.length;) {
      written += writeSync(descriptor, bytes, written, bytes.length - written, this.knownBytes + written);
    }
    this.hasTornWrite = false;
    this.knownBytes += bytes.length;
    this.endsInLine = false;
    this.identity = identityOf(fstatSync(descriptor));
  }

  /**
   * Puts a file with these events alone in the place of what is there. At each moment it is the old or the complete new one.
   * @throws Error of the file system
   */
  rewrite(events: readonly ConversationEvent[]): void {
    const { dir, base } = path.parse(this.filePath);
    makeFolders(dir, 0o700);
    const temporary = path.join(dir, temporaryName(base));
    try {
      const text = headerLine(this.header.id, this.header.createdAtMs) + events.map(eventLine).join("");
      const descriptor = openSync(temporary, "wx", 0o600);
      try {
        writeFileSync(descriptor, text);
        fsyncSync(descriptor);
      } finally {
        closeSync(descriptor);
      }
      renameSync(temporary, this.filePath);
      this.header = { ...this.header, sealionConversation: JOURNAL_VERSION };
      this.identity = identityOf(statSync(this.filePath));
      this.knownBytes = Buffer.byteLength(text);
      this.endsInLine = false;
      this.hasTornWrite = false;
    } finally {
      rmSync(temporary, { force: true });
    }
  }
}

/** A number is given to another file as soon as its file is gone: the time of its making tells both apart. */
function identityOf({ ino, birthtimeMs }: Stats): string {
  return `${String(ino)} ${String(birthtimeMs)}`;
}

function openExisting(filePath: string, flags: "r" | "r+"): number | undefined {
  try {
    return openSync(filePath, flags);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
}

function readStretch(descriptor: number, from: number, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  let filled = 0;
  while (filled < length) {
    const count = readSync(descriptor, bytes, filled, length - filled, from + filled);
    if (count === 0) break;
    filled += count;
  }
  return bytes.subarray(0, filled);
}
