import { readdir, readFile, stat } from "node:fs/promises";
import path from "node:path";
import { writeWholeFile } from "../../../client/wholeFile.ts";
import { replayEvents } from "../../../core/chat/conversation.ts";
import {
  entryOf,
  readIndex,
  writeIndex,
  type ConversationEntry,
  type IndexedFile,
} from "../../../core/chat/conversationIndex.ts";
import { parseJournal } from "../../../core/chat/journal.ts";
import type { Logger } from "../../../shared/logger.ts";
import { idOfFile } from "./conversationPlace.ts";

const INDEX_FILE = "index.json";

/** What can be listed of the conversations in a folder. Journals are read once, and again when they have changed. */
export class ConversationList {
  private readonly folder: string;
  private readonly log: Logger;
  private files: Map<string, IndexedFile> | undefined;
  /** Two at a time would read everything twice. */
  private reading: Promise<readonly ConversationEntry[]> = Promise.resolve([]);

  constructor(folder: string, log: Logger) {
    this.folder = folder;
    this.log = log;
  }

  entries(): Promise<readonly ConversationEntry[]> {
    const reading = this.reading.then(() => this.read());
    this.reading = reading;
    return reading;
  }

  private async read(): Promise<readonly ConversationEntry[]> {
    const former = (this.files ??= await this.readIndex());
    const names = await readdir(this.folder).catch(() => []);
    const ids = names.flatMap((name) => idOfFile(name) ?? []);
    const files = new Map<string, IndexedFile>();
    let hasChanged = false;
    for (const [id, facts] of await this.factsOf(ids)) {
      const known = former.get(id);
      const isKnown = known?.sizeBytes === facts.sizeBytes && known.mtimeMs === facts.mtimeMs;
      if (!isKnown) hasChanged = true;
      files.set(id, isKnown ? known : { ...facts, ...(await this.readEntry(id)) });
    }
    this.files = files;
    if (hasChanged || files.size !== former.size) await this.writeIndex(files);
    return [...files.values()].flatMap(({ entry }) => entry ?? []);
  }

  private async factsOf(ids: readonly string[]): Promise<readonly (readonly [string, IndexedFile])[]> {
    const facts = await Promise.all(
      ids.map(async (id) => {
        const found = await stat(this.fileOf(id)).catch(() => undefined); // removed meanwhile
        return found === undefined ? [] : [[id, { sizeBytes: found.size, mtimeMs: found.mtimeMs }] as const];
      }),
    );
    return facts.flat();
  }

  /** In a loop over many this leaves the program to others after each. */
  private async readEntry(id: string): Promise<Pick<IndexedFile, "entry">> {
    const text = await readFile(this.fileOf(id), "utf8").catch(() => "");
    const journal = parseJournal(text);
    return journal === undefined
      ? {}
      : { entry: entryOf(replayEvents(id, journal.events), journal.header.createdAtMs) };
  }

  private async readIndex(): Promise<Map<string, IndexedFile>> {
    return readIndex(await readFile(path.join(this.folder, INDEX_FILE), "utf8").catch(() => ""));
  }

  private async writeIndex(files: ReadonlyMap<string, IndexedFile>): Promise<void> {
    try {
      await writeWholeFile(path.join(this.folder, INDEX_FILE), Buffer.from(writeIndex(files)));
    } catch (error) {
      this.log.debug(`The list of conversations is not kept: ${String(error)}`); // it is made anew the next time
    }
  }

  private fileOf(id: string): string {
    return path.join(this.folder, `${id}.jsonl`);
  }
}
