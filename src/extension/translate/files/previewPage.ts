/**
 * The page of a Markdown preview whose document changes while it loads. The editor's preview draws the document whole when it
 * opens and tells its page of each later change once, whether the page listens yet or not: on a slow machine the last change
 * can be lost, and the page keeps the old text. Drawn whole once more, it has all.
 */
import * as vscode from "vscode";
import type { Disposable } from "../../../shared/disposableStore.ts";

/** On a busy machine a page does not listen for so long. */
const LOADING_MS = 20_000;

/** The preview waits 300 ms before it tells of a change, and until then no wish to draw it whole is heard. */
const QUIET_MS = 1000;

export class PreviewPage implements Disposable {
  private loadsSinceMs = -Infinity;
  private mayLackChange = false;
  private timer: NodeJS.Timeout | undefined;

  /** It begins to load. */
  load(): void {
    this.loadsSinceMs = performance.now();
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
    }, QUIET_MS);
  }

  /** What is still on its way when it is gone is drawn no more, also when it settles only then. */
  dispose(): void {
    clearTimeout(this.timer);
    this.mayLackChange = false;
  }
}
