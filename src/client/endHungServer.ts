import type { Logger } from "../shared/logger.ts";
import { noteEndedByClient } from "./serverEnd.ts";

export interface HungServer {
  readonly pid: number;
  /** Where word is left for the other windows. */
  readonly logFile: string;
  readonly logger: Logger;
}

/**
 * Kills a server that does not answer. Only for a process whose connection still stands, or whose socket still takes one:
 * it lives, so its number cannot have become another's.
 */
export function endHungServer({ pid, logFile, logger }: HungServer): void {
  logger.warn(`The model server (process ${pid}) does not answer: ending it`);
  noteEndedByClient(logFile, pid);
  try {
    process.kill(pid, "SIGKILL");
  } catch (error) {
    logger.debug(`Process ${pid} is gone already: ${String(error)}`);
  }
}
