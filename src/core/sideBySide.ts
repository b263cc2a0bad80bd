import type { CancelSignal } from "../shared/cancelSignal.ts";
import { CancelSource } from "./cancelSource.ts";

export interface SideBySideOptions {
  /** Jobs under way at the same time. */
  readonly width: number;
  /** A job begins only when fewer than this many stand between it and the first that is not done. Without end if left out. */
  readonly ahead?: number;
  readonly signal?: CancelSignal | undefined;
}

/** Gets a signal that is also aborted when another job has failed. */
export type Job<T> = (signal: CancelSignal) => Promise<T>;

/**
 * Runs jobs side by side, begun in order, and gives back their results in order. The first failure stops the others; it
 * is thrown when all of them have ended.
 */
export async function sideBySide<T>(jobs: readonly Job<T>[], options: SideBySideOptions): Promise<T[]> {
  const { width, ahead = Number.POSITIVE_INFINITY } = options;
  const stop = new CancelSource(options.signal);
  const results = new Map<number, T>();
  const running = new Set<Promise<void>>();
  const failures: unknown[] = [];
  let firstOpen = 0;
  const run = async (job: Job<T>, index: number): Promise<void> => {
    try {
      results.set(index, await job(stop.signal));
      while (results.has(firstOpen)) firstOpen += 1;
    } catch (error) {
      failures.push(error);
      stop.cancel();
    }
  };
  for (const [index, job] of jobs.entries()) {
    while (running.size > 0 && (running.size >= width || index - firstOpen >= ahead)) await Promise.race(running);
    if (failures.length > 0) break;
    const one: Promise<void> = run(job, index).finally(() => running.delete(one));
    running.add(one);
  }
  await Promise.all(running);
  stop.dispose();
  if (failures.length > 0) throw failures[0];
  return jobs.map((_, index) => results.get(index) as T);
}
