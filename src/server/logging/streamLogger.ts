import type { Logger } from "../../shared/logger.ts";

const LEVELS = ["trace", "debug", "info", "warn", "error"] as const;
export type LogLevel = (typeof LEVELS)[number];

export interface StreamLoggerOptions {
  /** Gets whole lines with their end. In the server standard error, which the starting client has put into server.log. */
  readonly write: (line: string) => void;
  readonly minimum: LogLevel;
  readonly topic?: string;
}

/** One line for each message: time, process, level, topic, words. */
export function createStreamLogger({ write, minimum, topic }: StreamLoggerOptions): Logger {
  const lowest = LEVELS.indexOf(minimum);
  const log = (level: LogLevel, message: string): void => {
    if (LEVELS.indexOf(level) < lowest) return;
    const mark = topic === undefined ? "" : `[${topic}] `;
    write(`${new Date().toISOString()} ${process.pid} ${level} ${mark}${message}\n`);
  };
  return {
    trace: (message) => log("trace", message),
    debug: (message) => log("debug", message),
    info: (message) => log("info", message),
    warn: (message) => log("warn", message),
    error: (message, cause) => log("error", cause === undefined ? message : `${message}: ${describe(cause)}`),
    child: (name) => createStreamLogger({ write, minimum, topic: topic === undefined ? name : `${topic}.${name}` }),
  };
}

/** `info` unless the value is a level's name. */
export function parseLogLevel(value: string | undefined): LogLevel {
  return LEVELS.find((level) => level === value) ?? "info";
}

function describe(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  const text = cause.stack ?? cause.message;
  return cause.cause === undefined ? text : `${text}\ncaused by ${describe(cause.cause)}`;
}
