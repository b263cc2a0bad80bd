import type { CancelSignal } from "../shared/cancelSignal.ts";
import { CancelSource } from "./cancelSource.ts";

export interface SideBySideOptions {
  /** Jobs under way at the same time. */
  readonly width: number;
  readonly signal?: CancelSignal | undefined;
}

/** Gets a signal that is also aborted when another job has failed. */
export type Job<T> = (signal: CancelSignal) => Promise<T>;

/**
 * Runs jobs side by side, begun in order, and gives back their results in order. A job is asked for only when it can begin, so a
 * generator makes them as they are needed. The first failure stops the others; it is thrown when all of them have ended.
 */
export async function sideBySide<T>(jobs: Iterable<Job<T>>, { width, signal }: SideBySideOptions): Promise<T[]> {
  const stop = new CancelSource(signal);
  const line = jobs[Symbol.iterator]();
  const results: T[] = [];
  const failures: unknown[] = [];
  let begun = 0;
  const work = async (): Promise<void> => {
    while (failures.length === 0) {
      const next = line.next();
      if (next.done === true) return;
      const place = begun;
      begun += 1;
      try {
        results[place] = await next.value(stop.signal);
      } catch (error) {
        failures.push(error);
        stop.cancel();
      }
    }
  };
  await Promise.all(Array.from({ length: Math.max(1, width) }, work));
  stop.dispose();
  if (failures.length > 0) throw failures[0];
  return results;
}
