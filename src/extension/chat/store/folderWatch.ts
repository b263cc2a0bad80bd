import { existsSync, watch, type FSWatcher } from "node:fs";
import type { Disposable } from "../../../shared/disposableStore.ts";
import type { Logger } from "../../../shared/logger.ts";
import { Throttle } from "../../throttle.ts";

/** Several changes in a row are told as one. */
const SETTLE_MS = 100;
/** Network drives and full watch tables tell nothing: so often somebody looks without being told. */
const POLL_MS = 2000;

/** Tells that something in a folder may have changed, also when the folder appears later or is made anew. */
export class FolderWatch implements Disposable {
  private readonly folder: string;
  private readonly log: Logger;
  private readonly telling: Throttle;
  private readonly onChange: () => void;
  private watcher: FSWatcher | undefined;
  private poll: NodeJS.Timeout | undefined;

  constructor(folder: string, log: Logger, onChange: () => void) {
    this.folder = folder;
    this.log = log;
    this.onChange = onChange;
    this.telling = new Throttle(SETTLE_MS, onChange);
  }

  setActive(isActive: boolean): void {
    if (!isActive) {
      this.dispose();
      return;
    }
    if (this.poll !== undefined) return;
    this.open();
    this.poll = setInterval(() => {
      if (this.watcher === undefined) this.open();
      this.onChange();
    }, POLL_MS);
    this.poll.unref();
  }

  dispose(): void {
    clearInterval(this.poll);
    this.poll = undefined;
    this.close();
    this.telling.dispose();
  }

  private open(): void {
    try {
      this.watcher = watch(this.folder, { persistent: false }, () => {
        this.telling.request();
        // A watcher stays with a folder that was removed: one that is made anew in its place needs another.
        if (!existsSync(this.folder)) this.close();
      });
      this.watcher.on("error", (error) => {
        this.log.debug(`${this.folder} is not watched any more: ${String(error)}`);
        this.close();
      });
    } catch {
      // Not there yet: the poll tries again.
    }
  }

  private close(): void {
    this.watcher?.close();
    this.watcher = undefined;
  }
}
