import { readdir, readFile, stat } from "node:fs/promises";
import path from "node:path";
import { writeWholeFile } from "../../../client/wholeFile.ts";
import { replayEvents } from "../../../core/chat/applyEvents.ts";
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
import { readFiles } from "./readFiles.ts";

const INDEX_FILE = "index.json";

/** Of a conversation's file, without what it says. */
type Facts = readonly [id: string, file: Omit<IndexedFile, "entry">];

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
    // One that fails tells its own caller, and not those that come after it.
    const reading = this.reading.catch(() => []).then(() => this.read());
    this.reading = reading;
    return reading;
  }

  private async read(): Promise<readonly ConversationEntry[]> {
    const former = (this.files ??= await this.readIndex());
    const names = await readdir(this.folder).catch(() => []);
    const ids = names.flatMap((name) => idOfFile(name) ?? []);
    const facts = await this.factsOf(ids);
    const isKnown = ([id, { sizeBytes, mtimeMs }]: Facts) =>
      former.get(id)?.sizeBytes === sizeBytes && former.get(id)?.mtimeMs === mtimeMs;
    const changed = new Map<string, Pick<IndexedFile, "entry">>();
    const unknown = facts.filter((file) => !isKnown(file)).map(([id]) => id);
    for await (const [id, text] of readFiles(unknown, (changedId) => this.fileOf(changedId))) {
      if (text !== "") changed.set(id, entryIn(id, text)); // else it is tried again the next time
    }
    const files = new Map(
      facts.flatMap(([id, file]): [string, IndexedFile][] => {
        const known = changed.get(id) ?? (isKnown([id, file]) ? former.get(id) : undefined);
        return known === undefined ? [] : [[id, { ...known, ...file }]];
      }),
    );
    this.files = files;
    if (changed.size > 0 || files.size !== former.size) await this.writeIndex(files);
    return [...files.values()].flatMap(({ entry }) => entry ?? []);
  }

  private async factsOf(ids: readonly string[]): Promise<readonly Facts[]> {
    const facts = await Promise.all(
      ids.map(async (id) => {
        const found = await stat(this.fileOf(id)).catch(() => undefined); // removed meanwhile
        return found === undefined ? [] : [[id, { sizeBytes: found.size, mtimeMs: found.mtimeMs }] as const];
      }),
    );
    return facts.flat();
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

function entryIn(id: string, text: string): Pick<IndexedFile, "entry"> {
  const journal = parseJournal(text);
  return journal === undefined ? {} : { entry: entryOf(replayEvents(id, journal.events), journal.header.createdAtMs) };
}
