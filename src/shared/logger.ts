/**
 * Where a layer writes what happened. Injected, never imported: the extension gives a `LogOutputChannel`, the server
 * its log file, the CLI standard error. Prompts and document text may be written at `trace` only.
 */
export interface Logger {
  trace(message: string): void;
  debug(message: string): void;
  info(message: string): void;
  warn(message: string): void;
  error(message: string, cause?: unknown): void;
  /** A logger whose lines are marked with a topic, for example `engine`. */
  child(topic: string): Logger;
}

/** A logger that says nothing, for tests and for code that runs before a real one exists. */
export const silentLogger: Logger = {
  trace: () => undefined,
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  child: () => silentLogger,
};
