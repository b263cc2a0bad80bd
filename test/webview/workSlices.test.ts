import { describe, expect, it, vi } from "vitest";
import { whenIdle, WorkSlices, type WorkSlicesOptions } from "../../webview-ui/src/workSlices.ts";

/** A queue whose time a test moves; each piece of work takes as long as it says. */
function queueOf(next: WorkSlicesOptions["next"]) {
  let nowMs = 0;
  const slices: (() => void)[] = [];
  const done: string[] = [];
  const clock = { now: () => nowMs, nextSlice: (callback: () => void) => void slices.push(callback) };
  const queue = new WorkSlices({ clock, next });
  return {
    done,
    add: (name: string, tookMs: number) =>
      queue.add(() => {
        done.push(name);
        // What it renders comes a microtask later and counts, too.
        queueMicrotask(() => (nowMs += tookMs));
      }),
    /** How much is done in a slice. */
    slice: async () => {
      const before = done.length;
      for (const callback of slices.splice(0)) callback();
      await new Promise((resolve) => setTimeout(resolve, 0));
      return done.slice(before);
    },
    isAsleep: () => slices.length === 0,
  };
}

describe("WorkSlices", () => {
  it("does what fits into a slice, in order, and rests when all is done", async () => {
    const queue = queueOf("first");
    for (const name of ["a", "b", "c", "d"]) queue.add(name, 3);
    expect(queue.done).toEqual([]);
    expect(await queue.slice()).toEqual(["a", "b"]);
    expect(await queue.slice()).toEqual(["c", "d"]);
    expect(await queue.slice()).toEqual([]);
    expect(queue.isAsleep()).toBe(true);
    queue.add("e", 1);
    expect(await queue.slice()).toEqual(["e"]);
  });

  it.each([
    ["a formula of a page", 6],
    ["a second of work", 1000],
  ])("does one piece in a slice, also when that is %s", async (_what, tookMs) => {
    const queue = queueOf("first");
    for (const name of ["a", "b"]) queue.add(name, tookMs);
    expect(await queue.slice()).toEqual(["a"]);
    expect(await queue.slice()).toEqual(["b"]);
  });

  it("does not do what was taken back", async () => {
    const queue = queueOf("first");
    queue.add("a", 1);
    const forget = queue.add("b", 1);
    queue.add("c", 1);
    forget();
    expect(await queue.slice()).toEqual(["a", "c"]);
  });

  it("takes the last first where that is wanted, also one that was asked for meanwhile", async () => {
    const queue = queueOf("last");
    for (const name of ["a", "b", "c"]) queue.add(name, 10);
    expect(await queue.slice()).toEqual(["c"]);
    queue.add("d", 1);
    expect(await queue.slice()).toEqual(["d", "b"]);
    expect(await queue.slice()).toEqual(["a"]);
  });
});

describe("whenIdle", () => {
  it("comes also where a browser never says that it is idle", async () => {
    vi.stubGlobal("requestIdleCallback", undefined);
    try {
      await new Promise<void>((resolve) => {
        whenIdle(resolve);
      });
    } finally {
      vi.unstubAllGlobals();
    }
  });

  it("passes on how long it may take", () => {
    const asked: unknown[] = [];
    vi.stubGlobal("requestIdleCallback", (_: unknown, options?: unknown) => void asked.push(options));
    try {
      whenIdle(() => undefined);
      whenIdle(() => undefined, 500);
    } finally {
      vi.unstubAllGlobals();
    }
    expect(asked).toEqual([undefined, { timeout: 500 }]);
  });
});
