/** What the headers of remote models came to, kept on disk: a verdict is asked for again with each change of a setting. */
import { createHash, randomUUID } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from "node:fs/promises";
import path from "node:path";
import type { FitModel } from "../../core/models/fitSizes.ts";

export interface KnownHeader {
  readonly title: string;
  /** The file of a reference that names none. */
  readonly source: string;
  readonly sizes: FitModel;
}

interface Entry extends KnownHeader {
  readonly version: number;
  readonly ref: string;
  readonly readAtMs: number;
}

/** Raise it when sizes are counted otherwise, or more is kept. */
const VERSION = 3;
/** A few kilobytes each. */
const MOST_KEPT = 50;
/** A file on a hub can be replaced under its name. */
const LONGEST_KEPT_MS = 24 * 60 * 60 * 1000;

export class HeaderCache {
  private readonly folder: string;

  /** @param folder absolute; made with the first header */
  constructor(folder: string) {
    this.folder = folder;
  }

  /** @param key the reference, and the hub that it was asked of */
  async find(key: string, nowMs = Date.now()): Promise<KnownHeader | undefined> {
    const file = this.fileOf(key);
    try {
      const entry = JSON.parse(await readFile(file, "utf8")) as Partial<Entry> | null;
      if (entry?.version !== VERSION || entry.ref !== key || entry.sizes === undefined) return undefined;
      if (nowMs - (entry.readAtMs ?? 0) > LONGEST_KEPT_MS) return undefined;
      await utimes(file, new Date(nowMs), new Date(nowMs));
      return { title: entry.title ?? "", source: entry.source ?? "", sizes: entry.sizes };
    } catch {
      return undefined; // read anew
    }
  }

  /** Never rejects: what was not kept is read again. */
  async keep(key: string, known: KnownHeader, nowMs = Date.now()): Promise<void> {
    const file = this.fileOf(key);
    const temporary = `${file}.${randomUUID()}.partial`;
    const entry: Entry = { version: VERSION, ref: key, readAtMs: nowMs, ...known };
    try {
      await mkdir(this.folder, { recursive: true, mode: 0o700 });
      await writeFile(temporary, JSON.stringify(entry), { mode: 0o600 });
      await rename(temporary, file);
      await this.removeOldest();
    } catch {
      await rm(temporary, { force: true }).catch(() => undefined);
    }
  }

  private async removeOldest(): Promise<void> {
    const names = (await readdir(this.folder)).filter((name) => name.endsWith(".json"));
    if (names.length <= MOST_KEPT) return;
    const used = await Promise.all(
      names.map(async (name) => ({ name, atMs: (await stat(path.join(this.folder, name))).mtimeMs })),
    );
    used.sort((a, b) => b.atMs - a.atMs);
    for (const { name } of used.slice(MOST_KEPT)) await rm(path.join(this.folder, name), { force: true });
  }

  private fileOf(key: string): string {
    return path.join(this.folder, `${createHash("sha256").update(key).digest("hex")}.json`);
  }
}
