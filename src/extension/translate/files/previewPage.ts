/**
 * The page of a Markdown preview whose document changes while it loads. The editor's preview draws the document whole when it
 * opens and tells its page of each later change once, whether the page listens yet or not: on a slow machine the last change
 * can be lost, and the page keeps the old text. Drawn whole once more, it has all.
 */
import * as vscode from "vscode";
import type { Disposable } from "../../../shared/disposableStore.ts";

/** On a busy machine a page does not listen for so long. */
const LOADING_MS = 60_000;

/** The preview waits 300 ms before it tells of a change, and until then no wish to draw it whole is heard. */
const QUIET_MS = 1000;

/** However slow the machine is, nobody waits longer for what the page lacks. */
const MOST_QUIET_MS = 10_000;

export class PreviewPage implements Disposable {
  private loadsSinceMs = -Infinity;
  private quietMs = QUIET_MS;
  private mayLackChange = false;
  private timer: NodeJS.Timeout | undefined;

  /** It begins to load. */
  load(): void {
    this.loadsSinceMs = performance.now();
  }

  /** The editor has read its document. Where that took long, what it does to the page takes long, too. */
  opened(): void {
    const tookMs = performance.now() - this.loadsSinceMs;
    this.quietMs = Math.min(Math.max(QUIET_MS, tookMs), MOST_QUIET_MS);
    this.load();
  }

  /** Its document has another text. Each further change tells all, so that only the last one counts. */
  change(): void {
    this.mayLackChange = performance.now() - this.loadsSinceMs < LOADING_MS;
    clearTimeout(this.timer);
  }

  /** No further change is on its way: what the page may lack is drawn soon. */
  settle(): void {
    clearTimeout(this.timer);
    if (!this.mayLackChange) return;
    this.timer = setTimeout(() => {
      this.mayLackChange = false;
      this.load();
      void vscode.commands.executeCommand("markdown.preview.refresh");
    }, this.quietMs);
  }

  /** What is still on its way when it is gone is drawn no more, also when it settles only then. */
  dispose(): void {
    clearTimeout(this.timer);
    this.mayLackChange = false;
  }
}
