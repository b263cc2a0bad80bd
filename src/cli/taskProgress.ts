import { taskProgressText } from "../core/taskProgressText.ts";
import { formatMessage } from "../shared/messages/formatMessage.ts";
import type { TaskProgress } from "../shared/protocol.ts";
import type { Terminal } from "./terminal.ts";

/** Loading is told in steps of this many percent, so that a log file gets a few lines and not hundreds. */
const LOADING_STEP_PERCENT = 10;

export interface ProgressOptions {
  /** False with --json: the text is printed once, at the end. */
  readonly streamText: boolean;
}

/** Shows what a task does: the text on standard output, everything else on standard error. */
export function showProgress(terminal: Terminal, { streamText }: ProgressOptions): (progress: TaskProgress) => void {
  return (progress) => {
    switch (progress.kind) {
      case "loading": {
        const percent = Math.floor((progress.fraction * 100) / LOADING_STEP_PERCENT) * LOADING_STEP_PERCENT;
        terminal.status(formatMessage("task.loading", { percent }));
        return;
      }
      case "delta":
        if (progress.channel === "thinking") terminal.thought(progress.text);
        else if (streamText) terminal.write(progress.text);
        return;
      case "waitingForModel":
      case "queued":
      case "started":
      case "part":
        terminal.status(taskProgressText(progress) ?? "");
        return;
    }
  };
}
