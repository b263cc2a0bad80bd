import { getEventListeners } from "node:events";
import { describe, expect, it } from "vitest";
import { CancelSource } from "../../../src/core/cancelSource.ts";
import { type Job, sideBySide, type SideBySideOptions } from "../../../src/core/sideBySide.ts";
import { CancelledError } from "../../../src/shared/cancelSignal.ts";
import { createDeferred, type Deferred } from "../../../src/shared/deferred.ts";
import { seededRandom } from "../../support/seededRandom.ts";

const settled = () => new Promise((resolve) => setImmediate(resolve));

/** Jobs that each end when the test says so, or when they are cancelled. */
function start(count: number, options: SideBySideOptions) {
  const begun: number[] = [];
  const gates: Deferred<number>[] = [];
  const jobs = Array.from({ length: count }, (_, index): Job<number> => {
    const gate = createDeferred<number>();
    gates.push(gate);
    return (signal) => {
      begun.push(index);
      if (signal.aborted) gate.reject(new CancelledError());
      signal.addEventListener("abort", () => gate.reject(new CancelledError()), { once: true });
      return gate.promise;
    };
  });
  const outcome = sideBySide(jobs, options);
  outcome.catch(() => undefined);
  return { begun, outcome, end: (index: number) => gates[index]!.resolve(index), fail: gates };
}

describe("sideBySide", () => {
  it("has so many under way, begins in order, and gives back in order", async () => {
    const { begun, outcome, end } = start(5, { width: 2 });
    expect(begun).toEqual([0, 1]);
    end(1);
    await settled();
    expect(begun).toEqual([0, 1, 2]);
    for (const index of [2, 3, 4]) {
      end(index);
      await settled();
    }
    expect(begun).toEqual([0, 1, 2, 3, 4]);
    end(0);
    expect(await outcome).toEqual([0, 1, 2, 3, 4]);
  });

  it("asks for a job only when it can begin", async () => {
    const asked: number[] = [];
    const gate = createDeferred<number>();
    function* jobs(): Generator<Job<number>> {
      for (let index = 0; index < 5; index += 1) {
        asked.push(index);
        yield () => gate.promise;
      }
    }
    const outcome = sideBySide(jobs(), { width: 2 });
    await settled();
    expect(asked).toEqual([0, 1]);
    gate.resolve(1);
    expect(await outcome).toHaveLength(5);
  });

  it("stops the others when one fails, waits for their end, and throws the first failure", async () => {
    const { begun, outcome, fail } = start(9, { width: 3 });
    const late = createDeferred<string>();
    const alsoSlow = sideBySide<unknown>(
      [
        () => Promise.reject(new RangeError("broken")),
        async (signal) => {
          expect(signal.aborted || (await settled(), signal.aborted)).toBe(true);
          return late.promise;
        },
      ],
      { width: 2 },
    );
    let isOver = false;
    alsoSlow.catch(() => (isOver = true));
    await settled();
    await settled();
    expect(isOver).toBe(false); // one still runs
    late.resolve("stopped");
    await expect(alsoSlow).rejects.toThrow("broken");
    fail[1]!.reject(new RangeError("broken"));
    await expect(outcome).rejects.toThrow("broken");
    expect(begun).toEqual([0, 1, 2]);
  });

  it("cancels with its caller, begins no more, and lets go of the caller's signal", async () => {
    const cancel = new AbortController();
    const { begun, outcome } = start(9, { width: 2, signal: cancel.signal });
    expect(getEventListeners(cancel.signal, "abort")).toHaveLength(1);
    cancel.abort();
    await expect(outcome).rejects.toThrow(CancelledError);
    expect(begun).toEqual([0, 1]);
    expect(getEventListeners(cancel.signal, "abort")).toHaveLength(0);
  });

  it("lets go of the caller's signal after success as well", async () => {
    const cancel = new AbortController();
    await sideBySide([() => Promise.resolve(1)], { width: 1, signal: cancel.signal });
    expect(getEventListeners(cancel.signal, "abort")).toHaveLength(0);
  });

  it("gives nothing for nothing", async () => {
    expect(await sideBySide([], { width: 4 })).toEqual([]);
  });

  it("keeps order and width whatever the jobs take", async () => {
    const random = seededRandom(5);
    for (let round = 0; round < 50; round += 1) {
      const [width, count] = [1 + Math.floor(random() * 5), Math.floor(random() * 20)];
      let running = 0;
      const jobs = Array.from({ length: count }, (_, index) => async () => {
        running += 1;
        expect(running).toBeLessThanOrEqual(width);
        for (let turn = Math.floor(random() * 4); turn > 0; turn -= 1) await settled();
        running -= 1;
        return index;
      });
      const results = await sideBySide(jobs, { width });
      expect(results).toEqual(Array.from({ length: count }, (_, index) => index));
    }
  });
});

describe("CancelSource", () => {
  it("tells its listeners once, and its parent cancels it", () => {
    const parent = new CancelSource();
    const child = new CancelSource(parent.signal);
    let calls = 0;
    child.signal.addEventListener("abort", () => (calls += 1));
    parent.cancel();
    parent.cancel();
    child.cancel();
    expect([calls, child.signal.aborted]).toEqual([1, true]);
    expect(new CancelSource(parent.signal).signal.aborted).toBe(true);
  });

  it("is its parent's no more once disposed, and forgets removed listeners", () => {
    const parent = new AbortController();
    const child = new CancelSource(parent.signal);
    let calls = 0;
    const listener = () => (calls += 1);
    child.signal.addEventListener("abort", listener);
    child.signal.removeEventListener("abort", listener);
    child.dispose();
    parent.abort();
    expect(child.signal.aborted).toBe(false);
    child.cancel();
    expect(calls).toBe(0);
  });
});
