import type { LanguageTag } from "../../core/languages.ts";
import { taskProgressText } from "../../core/taskProgressText.ts";
import { formatCliMessage } from "../../shared/messages/formatCliMessage.ts";
import type { TaskProgress } from "../../shared/protocol.ts";
import type { Terminal } from "../terminal.ts";

/** A file's part in a run. */
export interface FileTurn {
  /** As it is told. */
  readonly file: string;
  readonly target: LanguageTag;
  /** From 1. */
  readonly index: number;
  readonly count: number;
}

/**
 * A terminal has one line that says where the run is. A log gets a line for each file that the model works for, and one for each
 * kind of waiting.
 */
export class FileProgress {
  private readonly terminal: Pick<Terminal, "isInteractive" | "status">;
  private readonly toldKinds = new Set<TaskProgress["kind"]>();

  constructor(terminal: Pick<Terminal, "isInteractive" | "status">) {
    this.terminal = terminal;
  }

  /** @returns what shows the progress of one file's requests */
  of({ file, target, index, count }: FileTurn): (progress: TaskProgress) => void {
    let isTold = false;
    let segments = 0;
    const show = (done: number): void => {
      const segment = Math.min(done + 1, segments);
      this.terminal.status(
        formatCliMessage("cli.translate.progress", { file, target, index, count, segment, segments }),
      );
    };
    return (progress) => {
      switch (progress.kind) {
        case "segments":
          segments = progress.count;
          if (this.terminal.isInteractive) show(progress.done);
          return;
        case "started":
          if (!this.terminal.isInteractive && !isTold) show(0);
          isTold = true;
          return;
        case "segment":
          return;
        default:
          if (!this.terminal.isInteractive && this.toldKinds.has(progress.kind)) return;
          this.toldKinds.add(progress.kind);
          this.terminal.status(taskProgressText(progress) ?? "");
      }
    };
  }
}
