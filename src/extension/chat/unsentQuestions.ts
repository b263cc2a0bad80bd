import { randomUUID } from "node:crypto";
import { readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { makeFolders } from "../../client/makeFolders.ts";
import { isGone } from "../../client/temporaryFiles.ts";
import type { Disposable } from "../../shared/disposableStore.ts";
import type { Logger } from "../../shared/logger.ts";

/** The process that keeps it, or nothing where its window was closed; and the chat tab that it was asked in, or nothing for the view. */
const KEPT = /^(?:(?<pid>[1-9]\d*)\.)?[\da-f-]{36}(?:\.(?<tab>[\w-]+))?\.txt$/u;

/**
 * Questions that left the composer and are in no conversation yet: a model may take minutes to load before they are counted. Each
 * waits in a file of its own, for the next extension host if this one is killed.
 */
export class UnsentQuestions implements Disposable {
  private readonly folder: string;
  private readonly log: Logger;
  private readonly kept = new Set<string>();

  /** @param folder of one workspace; it need not be there */
  constructor(folder: string, log: Logger) {
    this.folder = folder;
    this.log = log;
  }

  /**
   * Keeps a question until the function that is returned is called.
   * @param tab name of the chat tab that it was asked in; left out for the view
   */
  keep(text: string, tab?: string): () => void {
    const id = randomUUID();
    const name = `${String(process.pid)}.${id}${tab === undefined ? "" : `.${tab}`}.txt`;
    this.orWarn(() => {
      makeFolders(this.folder, 0o700);
      const temporary = this.pathOf(`${id}.tmp`);
      writeFileSync(temporary, text, { mode: 0o600, flag: "wx" });
      renameSync(temporary, this.pathOf(name));
      this.kept.add(name);
    });
    return () => {
      if (!this.kept.delete(name)) return;
      this.orWarn(() => {
        rmSync(this.pathOf(name), { force: true });
      });
    };
  }

  /**
   * Those that nobody has brought to an end, and nobody will, the oldest first: they are the caller's from now on.
   * @param isWanted whether those of a tab, or of the view, are taken
   */
  takeLeft(isWanted: (tab: string | undefined) => boolean): readonly string[] {
    const left = this.names().flatMap((name) => {
      const { pid, tab } = KEPT.exec(name)?.groups ?? {};
      if (!isWanted(tab) || (pid !== undefined && !isGone(Number(pid)))) return [];
      const taken = this.pathOf(`${randomUUID()}.tmp`);
      const question = this.orWarn(() => {
        renameSync(this.pathOf(name), taken); // another window may be faster
        return { text: readFileSync(taken, "utf8"), keptAtMs: statSync(taken).mtimeMs };
      });
      rmSync(taken, { force: true });
      return question === undefined ? [] : [question];
    });
    return left.sort((a, b) => a.keptAtMs - b.keptAtMs).map(({ text }) => text);
  }

  /** What is on its way now is for the next extension host. */
  dispose(): void {
    for (const name of this.kept) {
      this.orWarn(() => {
        renameSync(this.pathOf(name), this.pathOf(name.slice(name.indexOf(".") + 1)));
      });
    }
    this.kept.clear();
  }

  private names(): readonly string[] {
    try {
      return readdirSync(this.folder).filter((name) => KEPT.test(name));
    } catch {
      return []; // nothing was ever kept
    }
  }

  private pathOf(name: string): string {
    return path.join(this.folder, name);
  }

  /** A disk that takes nothing must not keep a question from being asked. */
  private orWarn<T>(work: () => T): T | undefined {
    try {
      return work();
    } catch (error) {
      this.log.warn(`A question on its way is not kept: ${String(error)}`);
      return undefined;
    }
  }
}
