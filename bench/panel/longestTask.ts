/** What a page's main thread does, from a trace of the browser: by the clock, and by the processor time it took. */
import type { Page } from "playwright-core";

/** In milliseconds. On a machine that others use, too, a task is longer by the clock than by the processor. */
export interface LongestTask {
  readonly wallMs: number;
  /** Of the task with the most: not always the one that is longest by the clock. */
  readonly processorMs: number;
}

/** The fields that are read here of the trace event format; times are in microseconds. */
interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  readonly dur?: number;
  readonly tdur?: number;
  readonly args?: { readonly name?: unknown; readonly data?: { readonly frames?: readonly TracedFrame[] } };
}

interface TracedFrame {
  readonly isOutermostMainFrame: boolean;
  readonly processId: number;
}

/** Tasks, and which process has the page. */
const CATEGORIES = ["-*", "disabled-by-default-devtools.timeline"];

/**
 * The longest task of the page's main thread while `work` goes on.
 *
 * @throws Error when the trace knows nothing of the page
 */
export async function longestTask(page: Page, work: () => Promise<void>): Promise<LongestTask> {
  const browser = page.context().browser();
  if (browser === null) throw new Error("The page belongs to no browser");
  await browser.startTracing(page, { categories: CATEGORIES });
  await work();
  const trace = await browser.stopTracing();
  return longestOf((JSON.parse(trace.toString()) as { readonly traceEvents: readonly TraceEvent[] }).traceEvents);
}

/** @throws Error without tasks of a page */
export function longestOf(events: readonly TraceEvent[]): LongestTask {
  const frames = events.flatMap(({ args }) => args?.data?.frames ?? []);
  const pid = frames.find(({ isOutermostMainFrame }) => isOutermostMainFrame)?.processId;
  const isMain = (event: TraceEvent) => event.name === "thread_name" && event.args?.name === "CrRendererMain";
  const tid = events.find((event) => event.pid === pid && isMain(event))?.tid;
  const tasks = events.filter((event) => event.name === "RunTask" && event.pid === pid && event.tid === tid);
  if (tid === undefined || tasks.length === 0) throw new Error("The trace has no task of the page");
  let longestUs = 0;
  let busiestUs = 0;
  for (const { dur = 0, tdur = 0 } of tasks) {
    longestUs = Math.max(longestUs, dur);
    busiestUs = Math.max(busiestUs, tdur);
  }
  return { wallMs: longestUs / 1000, processorMs: busiestUs / 1000 };
}
