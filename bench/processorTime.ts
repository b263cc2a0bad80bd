/** When another process came to rest, by the processor time that Linux counts for it. */
import { readFileSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";

const POLL_MS = 5;
/** Longer than one tick of the count, 10 ms, and than a pause between two steps of a model. */
const QUIET_MS = 250;
const LIMIT_MS = 5000;

/**
 * The time from `sinceMs` (of performance.now) to the last moment at which the process took processor time. Undefined
 * where there is no /proc. Good to 15 ms; more than `LIMIT_MS` is told as that.
 */
export async function restMs(pid: number, sinceMs: number): Promise<number | undefined> {
  let ticks = processorTicks(pid);
  if (ticks === undefined) return undefined;
  let lastMs = sinceMs;
  for (;;) {
    await delay(POLL_MS);
    const now = performance.now();
    const read = processorTicks(pid);
    if (read !== ticks) lastMs = now;
    ticks = read;
    if (now - lastMs > QUIET_MS || now - sinceMs > LIMIT_MS) return lastMs - sinceMs;
  }
}

/** User and system time, in ticks of 10 ms. The name of the program, in parentheses, can hold anything. */
function processorTicks(pid: number): number | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return Number(fields[11]) + Number(fields[12]);
  } catch {
    return undefined;
  }
}
