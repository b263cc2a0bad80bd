import { describe, expect, it } from "vitest";
import { longestOf } from "../../../bench/panel/longestTask.ts";

/** A trace of a page and a frame of another process, with what a browser puts between. */
const TRACE = [
  { name: "thread_name", pid: 7, tid: 1, args: { name: "CrRendererMain" } },
  { name: "thread_name", pid: 8, tid: 1, args: { name: "CrRendererMain" } },
  { name: "thread_name", pid: 8, tid: 2, args: { name: "Compositor" } },
  {
    name: "TracingStartedInBrowser",
    pid: 1,
    tid: 1,
    args: {
      data: {
        frames: [
          { isOutermostMainFrame: false, processId: 7 },
          { isOutermostMainFrame: true, processId: 8 },
        ],
      },
    },
  },
  { name: "RunTask", pid: 7, tid: 1, dur: 900_000, tdur: 800_000 },
  { name: "RunTask", pid: 8, tid: 2, dur: 700_000, tdur: 600_000 },
  { name: "RunTask", pid: 8, tid: 1, dur: 80_000, tdur: 20_000 },
  { name: "RunTask", pid: 8, tid: 1, dur: 31_500, tdur: 30_250 },
];

describe("longestOf", () => {
  it("takes the tasks of the page's main thread alone, in milliseconds, by the clock and by the processor", () => {
    expect(longestOf(TRACE)).toEqual({ wallMs: 80, processorMs: 30.25 });
  });

  it("does not take a trace without the page for one without work", () => {
    expect(() => longestOf(TRACE.slice(0, 6))).toThrow("no task");
    expect(() => longestOf(TRACE.filter(({ name }) => name !== "TracingStartedInBrowser"))).toThrow("no task");
  });
});
