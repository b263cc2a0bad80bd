import type { LogOutputChannel } from "vscode";
import type { Logger } from "../../shared/logger.ts";

/** Writes to the channel that "Show Log" opens. Each child's lines begin with its topic. */
export function createExtensionLogger(channel: LogOutputChannel, topic = ""): Logger {
  const marked = (message: string): string => (topic === "" ? message : `[${topic}] ${message}`);
  return {
    trace: (message) => {
      channel.trace(marked(message));
    },
    debug: (message) => {
      channel.debug(marked(message));
    },
    info: (message) => {
      channel.info(marked(message));
    },
    warn: (message) => {
      channel.warn(marked(message));
    },
    error: (message, cause) => {
      channel.error(marked(message), ...(cause === undefined ? [] : [describeCause(cause)]));
    },
    child: (name) => createExtensionLogger(channel, topic === "" ? name : `${topic}.${name}`),
  };
}

/** An error with its chain of causes, one line each and the first one's stack. */
function describeCause(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  const next = cause.cause === undefined ? "" : `\ncaused by ${describeCause(cause.cause)}`;
  return `${cause.stack ?? cause.message}${next}`;
}
