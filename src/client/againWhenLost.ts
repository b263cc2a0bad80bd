/** A request that is sent again when the server is lost under it: the next one is started by that. */
import { AppError } from "../shared/appError.ts";

/** One that dies every time has told enough. */
const TRIES_AFTER_LOSS = 2;

/**
 * @param send takes with it what the tries before have finished
 * @param onLost hears the number of the next try, from 2
 * @throws what the last try threw
 */
export async function againWhenLost<T>(send: () => Promise<T>, onLost: (next: number) => void): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await send();
    } catch (error) {
      const isLost = AppError.is(error, "server.crashed") || AppError.is(error, "server.notResponding");
      if (!isLost || attempt > TRIES_AFTER_LOSS) throw error;
      onLost(attempt + 1);
    }
  }
}
