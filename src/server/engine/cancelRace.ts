/** Waiting for work that cannot be interrupted, without making the one who cancels wait for it. */
import type { CancelSignal } from "../../shared/cancelSignal.ts";

/** The value of `work`, or "cancelled" as soon as the signal is aborted. `work` itself goes on either way. */
export async function untilCancelled<T>(work: Promise<T>, signal: CancelSignal | undefined): Promise<T | "cancelled"> {
  if (signal === undefined) return work;
  if (signal.aborted) return "cancelled";
  let listener: (() => void) | undefined;
  const cancelled = new Promise<"cancelled">((resolve) => {
    listener = () => {
      resolve("cancelled");
    };
    signal.addEventListener("abort", listener, { once: true });
  });
  try {
    return await Promise.race([work, cancelled]);
  } finally {
    if (listener !== undefined) signal.removeEventListener("abort", listener);
  }
}
