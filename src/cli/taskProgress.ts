import { adjustmentTexts } from "../core/modelDetails.ts";
import { taskProgressText } from "../core/taskProgressText.ts";
import { formatCliMessage } from "../shared/messages/formatCliMessage.ts";
import type { ModelInfo, TaskProgress } from "../shared/protocol.ts";
import type { Terminal } from "./terminal.ts";

/** Loading is told in steps of this many percent, so that a log file gets a few lines and not hundreds. */
const LOADING_STEP_PERCENT = 10;

export interface ProgressOptions {
  /** False with --json: the text is printed once, at the end. */
  readonly streamText: boolean;
}

export interface ShownTask {
  readonly onProgress: (progress: TaskProgress) => void;
  /** Whether the model was loaded while this task waited for it. */
  hasLoaded(): boolean;
  /** After the task: a note for each way in which the model that was loaded for it is not as asked for. */
  noteLoad(model: ModelInfo): void;
}

/** Shows what a task does: the text on standard output, everything else on standard error. */
export function showTask(terminal: Terminal, options: ProgressOptions): ShownTask {
  const show = showProgress(terminal, options);
  let hasLoaded = false;
  return {
    onProgress: (progress) => {
      hasLoaded ||= progress.kind === "loading";
      show(progress);
    },
    hasLoaded: () => hasLoaded,
    noteLoad: (model) => {
      if (!hasLoaded) return;
      for (const text of adjustmentTexts(model)) terminal.note(text);
    },
  };
}

function showProgress(terminal: Terminal, { streamText }: ProgressOptions): (progress: TaskProgress) => void {
  return (progress) => {
    switch (progress.kind) {
      case "loading": {
        const percent = Math.floor((progress.fraction * 100) / LOADING_STEP_PERCENT) * LOADING_STEP_PERCENT;
        terminal.status(formatCliMessage("task.loading", { percent }));
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
      case "segments":
        // A log file would get a line for each paragraph.
        if (terminal.isInteractive) terminal.status(taskProgressText(progress) ?? "");
        return;
      case "segment":
      case "summary":
        return;
    }
  };
}
