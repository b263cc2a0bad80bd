/**
 * The one owner of <data>/models.json. Two servers of different versions may write it: each change reads the file anew, so
 * that none takes back what the other has noted.
 */
import { randomBytes } from "node:crypto";
import { mkdir, open, readFile, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import type { Logger } from "../../shared/logger.ts";
import type { Integrity } from "../../shared/modelsProtocol.ts";
import { EMPTY_LIBRARY, type FileRecord, formatLibrary, type LibraryData, parseLibrary } from "./libraryFile.ts";

/** What a download tells when all bytes are in their place. */
export interface FinishedDownload {
  /** Of the first part. */
  readonly path: string;
  /** The full form of the reference. */
  readonly source: string;
  /** Of the repository, where there is one. */
  readonly commit?: string;
  /** Of each part, in order. */
  readonly sha256: readonly string[];
  readonly integrity: Integrity;
  readonly licence?: string;
}

/** Which licences the user has said yes to, whichever window asked. */
export interface AcceptedLicences {
  isAccepted(key: string): Promise<boolean>;
  accept(key: string): Promise<void>;
}

export interface LibraryOptions {
  readonly dataDir: string;
  readonly logger: Logger;
}

const FILE_NAME = "models.json";

export class Library implements AcceptedLicences {
  private readonly file: string;
  private readonly logger: Logger;
  private known: { readonly version: string; readonly data: LibraryData } | undefined;
  /** Changes wait for each other. */
  private writing: Promise<unknown> = Promise.resolve();

  constructor({ dataDir, logger }: LibraryOptions) {
    this.file = path.join(dataDir, FILE_NAME);
    this.logger = logger;
  }

  /** What the file says now; it is read again only when it has changed. */
  async read(): Promise<LibraryData> {
    const facts = await stat(this.file, { bigint: true }).catch(() => undefined);
    const version = facts === undefined ? "none" : `${facts.ino}/${facts.size}/${facts.mtimeNs}`;
    if (this.known?.version !== version) {
      const text = facts === undefined ? undefined : await readFile(this.file, "utf8").catch(() => undefined);
      this.known = { version, data: (text === undefined ? undefined : parseLibrary(text)) ?? EMPTY_LIBRARY };
    }
    return this.known.data;
  }

  async isAccepted(key: string): Promise<boolean> {
    return Object.hasOwn((await this.read()).licences, key);
  }

  async accept(key: string): Promise<void> {
    if (await this.isAccepted(key)) return;
    await this.change((data) => ({ ...data, licences: { ...data.licences, [key]: now() } }));
  }

  noteFile(filePath: string, record: Omit<FileRecord, "at">): Promise<void> {
    return this.change((data) => ({ ...data, files: { ...data.files, [filePath]: { ...record, at: now() } } }));
  }

  addReference(filePath: string): Promise<void> {
    return this.change((data) => ({
      ...data,
      references: [...data.references.filter((other) => other !== filePath), filePath],
    }));
  }

  /** @param filePath of a model that is gone, or that was imported and is to be in no list any more */
  forget(filePath: string): Promise<void> {
    return this.change((data) => ({
      ...data,
      references: data.references.filter((other) => other !== filePath),
      files: Object.fromEntries(Object.entries(data.files).filter(([other]) => other !== filePath)),
    }));
  }

  private change(alter: (data: LibraryData) => LibraryData): Promise<void> {
    const work = this.writing.then(async () => this.write(alter(await this.readToChange())));
    this.writing = work.catch(() => undefined);
    return work;
  }

  /** What cannot be read is put aside before it is written over: it may be of a newer version, or worth a look. */
  private async readToChange(): Promise<LibraryData> {
    const text = await readFile(this.file, "utf8").catch(() => undefined);
    if (text === undefined) return EMPTY_LIBRARY;
    const data = parseLibrary(text);
    if (data !== undefined) return data;
    const aside = `${this.file}.unreadable`;
    this.logger.warn(`${this.file} cannot be read and is kept as ${aside}`);
    await rename(this.file, aside).catch((error: unknown) => this.logger.warn(String(error)));
    return EMPTY_LIBRARY;
  }

  /** By a temporary file, so that a crash leaves the old one or the new one. */
  private async write(data: LibraryData): Promise<void> {
    const temporary = `${this.file}.${process.pid}-${randomBytes(4).toString("hex")}.tmp`;
    await mkdir(path.dirname(this.file), { recursive: true });
    try {
      const file = await open(temporary, "wx", 0o600);
      try {
        await file.writeFile(formatLibrary(data));
        await file.datasync();
      } finally {
        await file.close();
      }
      await rename(temporary, this.file);
    } catch (error) {
      await rm(temporary, { force: true });
      throw error;
    }
  }
}

function now(): string {
  return new Date().toISOString();
}
