/** Asks again what failed for a reason that may pass. For short questions; a download's pieces have their own way. */
import { setTimeout as delay } from "node:timers/promises";
import { CancelledError } from "../../../shared/cancelSignal.ts";
import { TransientFailure } from "./downloadFailure.ts";
import { type DownloadTimes, pauseMs } from "./downloadTimes.ts";

export interface TryAgainOptions {
  readonly signal: AbortSignal;
  readonly times: DownloadTimes;
  readonly random: () => number;
  /** For the error when it was tried enough. */
  readonly host: string;
  readonly name: string;
}

/** @throws AppError, CancelledError, and whatever else `ask` throws */
export async function tryAgain<Result>(ask: () => Promise<Result>, options: TryAgainOptions): Promise<Result> {
  const { signal, times, random, host, name } = options;
  const end = performance.now() + times.lookUpGiveUpMs;
  for (let tries = 1; ; tries += 1) {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof TransientFailure)) throw error;
      const pause = Math.max(pauseMs(tries, times, random), error.retryAfterMs ?? 0);
      if (performance.now() + pause > end) throw error.toAppError(host, name);
      await pauseFor(pause, signal);
    }
  }
}

/** @throws CancelledError */
export async function pauseFor(ms: number, signal: AbortSignal): Promise<void> {
  await delay(ms, undefined, { signal }).catch(() => {
    throw new CancelledError();
  });
}
