/** Passes llama.cpp's log on, and remembers its last complaints: they are the only place where it says why it failed. */
import type { Logger } from "../../shared/logger.ts";

export type NativeLevel = "disabled" | "fatal" | "error" | "warn" | "info" | "log" | "debug";

const KEPT_LINES = 8;
const LONGEST_REASON = 240;

export class NativeLog {
  private readonly logger: Logger;
  private complaints: string[] = [];

  constructor(logger: Logger) {
    this.logger = logger;
  }

  /** To be called before each piece of work whose failure is to be explained. */
  clear(): void {
    this.complaints = [];
  }

  write(level: NativeLevel, message: string): void {
    const line = message.trim();
    if (line === "") return;
    if (level === "error" || level === "fatal") {
      this.complaints = [...this.complaints, line].slice(-KEPT_LINES);
      this.logger.error(line);
    } else if (level === "warn") this.logger.warn(line);
    else this.logger.debug(line);
  }

  /** The first complaint since `clear`, without the names of C++ functions: those that follow are its echoes. */
  get reason(): string | undefined {
    const line = this.complaints[0];
    if (line === undefined) return undefined;
    return line.replace(/^(?:\w+: |error loading model: )+/u, "").slice(0, LONGEST_REASON);
  }

  /** A backend could not get memory that the library's estimate had promised. */
  get saysOutOfMemory(): boolean {
    return this.complaints.some((line) => /out of memory|failed to allocate|unable to allocate/iu.test(line));
  }

  /** The architecture that the library says it does not know. */
  get unknownArchitecture(): string | undefined {
    for (const line of this.complaints) {
      const match = /unknown model architecture: '([^']*)'/u.exec(line);
      if (match !== null) return match[1];
    }
    return undefined;
  }
}
