import { silentLogger, type Logger } from "../shared/logger.ts";
import type { Terminal } from "./terminal.ts";

/** With --verbose: what the client does, line by line. Otherwise nothing: the server's log has the rest. */
export function createTerminalLogger(terminal: Terminal, verbose: boolean, topic = ""): Logger {
  if (!verbose) return silentLogger;
  const write = (level: string, message: string) => {
    terminal.note(`${level} ${topic === "" ? "" : `[${topic}] `}${message}`);
  };
  return {
    trace: () => undefined, // document text stands at this level
    debug: (message) => write("debug", message),
    info: (message) => write("info", message),
    warn: (message) => write("warn", message),
    error: (message, cause) => write("error", cause instanceof Error ? `${message}: ${cause.message}` : message),
    child: (name) => createTerminalLogger(terminal, verbose, topic === "" ? name : `${topic}.${name}`),
  };
}
