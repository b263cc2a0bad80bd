import type { Logger } from "../shared/logger.ts";

/**
 * Kills a server that does not answer. Only for a process whose connection still stands: it lives, so its number cannot
 * have become another's.
 */
export function endHungServer(pid: number, logger: Logger): void {
  logger.warn(`The model server (process ${pid}) does not answer: ending it`);
  try {
    process.kill(pid, "SIGKILL");
  } catch (error) {
    logger.debug(`Process ${pid} is gone already: ${String(error)}`);
  }
}
