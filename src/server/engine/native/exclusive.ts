import { CancelledError } from "../../../shared/cancelSignal.ts";

/** Lets one piece of work in at a time, in the order of asking. */
export class Exclusive {
  private tail: Promise<void> = Promise.resolve();

  /**
   * @returns what ends this turn, to be called once
   * @throws CancelledError when the signal is aborted before the turn has come
   */
  async enter(signal?: AbortSignal): Promise<() => void> {
    const before = this.tail;
    let leave = (): void => undefined;
    const left = new Promise<void>((resolve) => {
      leave = resolve;
    });
    this.tail = before.then(() => left);
    if (signal === undefined) await before;
    else if (await isAbortedBefore(before, signal)) {
      leave();
      throw new CancelledError();
    }
    return leave;
  }
}

async function isAbortedBefore(work: Promise<void>, signal: AbortSignal): Promise<boolean> {
  let onAbort = (): void => undefined;
  const aborted = new Promise<void>((resolve) => {
    onAbort = resolve;
  });
  signal.addEventListener("abort", onAbort, { once: true });
  if (!signal.aborted) await Promise.race([work, aborted]);
  signal.removeEventListener("abort", onAbort);
  return signal.aborted;
}
