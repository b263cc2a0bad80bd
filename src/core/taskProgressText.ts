import { formatMessage } from "../shared/messages/formatMessage.ts";
import type { TaskProgress } from "../shared/protocol.ts";

/** What a task is doing, in words, until its own text flows. Undefined for the text itself. */
export function taskProgressText(progress: TaskProgress): string | undefined {
  switch (progress.kind) {
    case "waitingForModel":
      return formatMessage("task.waitingForModel", { model: progress.model });
    case "queued":
      return queuedText(progress.ahead);
    case "loading":
      return formatMessage("task.loading", { percent: percentOf(progress.fraction) });
    case "started":
      return formatMessage("task.reading", { tokens: progress.promptTokens });
    case "part":
      return formatMessage("task.part", { index: progress.index, count: progress.count });
    case "segments":
      return progress.count < 2
        ? undefined
        : formatMessage("task.part", { index: Math.min(progress.done + 1, progress.count), count: progress.count });
    case "segment":
    case "summary":
      return undefined;
    case "delta":
      return progress.channel === "thinking" ? formatMessage("task.thinking") : undefined;
  }
}

function queuedText(ahead: number): string {
  if (ahead <= 0) return formatMessage("task.queuedNext");
  return ahead === 1 ? formatMessage("task.queuedOne") : formatMessage("task.queued", { ahead });
}

/** 0 to 100, whole, and 100 only for what is done. */
export function percentOf(fraction: number): number {
  return Math.max(0, Math.min(100, Math.floor(fraction * 100)));
}
