import { expect, it } from "vitest";
import { Scheduler } from "../../../src/server/scheduler.ts";
import { createDeferred, type Deferred } from "../../../src/shared/deferred.ts";

interface Job {
  readonly gate: Deferred<string>;
  readonly ahead: number[];
  readonly cancel: AbortController;
  readonly outcome: Promise<string>;
}

/** A job that runs until its gate is opened, and notes when it began. */
function addJob(scheduler: Scheduler, name: string, begun: string[]): Job {
  const gate = createDeferred<string>();
  const ahead: number[] = [];
  const cancel = new AbortController();
  const outcome = scheduler.run(
    () => {
      begun.push(name);
      return gate.promise;
    },
    { signal: cancel.signal, onQueued: (count) => ahead.push(count) },
  );
  return { gate, ahead, cancel, outcome };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

it("runs one at a time, in the order of arrival, and tells who waits how many are ahead", async () => {
  const scheduler = new Scheduler();
  const begun: string[] = [];
  const [a, b, c] = ["a", "b", "c"].map((name) => addJob(scheduler, name, begun)) as [Job, Job, Job];
  await settled();
  expect(begun).toEqual(["a"]);
  expect([scheduler.running, scheduler.queued]).toEqual([true, 2]);
  expect([a.ahead, b.ahead, c.ahead]).toEqual([[], [1], [2]]);
  a.gate.resolve("done");
  expect(await a.outcome).toBe("done");
  await settled();
  expect(begun).toEqual(["a", "b"]);
  expect(c.ahead).toEqual([2, 1]);
  b.gate.resolve("");
  await b.outcome;
  c.gate.resolve("");
  await c.outcome;
  expect([scheduler.running, scheduler.queued]).toEqual([false, 0]);
});

it("goes on after work that fails", async () => {
  const scheduler = new Scheduler();
  const begun: string[] = [];
  const a = addJob(scheduler, "a", begun);
  const b = addJob(scheduler, "b", begun);
  a.gate.reject(new Error("broken"));
  await expect(a.outcome).rejects.toThrow("broken");
  b.gate.resolve("b");
  expect(await b.outcome).toBe("b");
});

it("lets who is cancelled leave the queue, and moves up the others", async () => {
  const scheduler = new Scheduler();
  const begun: string[] = [];
  const a = addJob(scheduler, "a", begun);
  const b = addJob(scheduler, "b", begun);
  const c = addJob(scheduler, "c", begun);
  b.cancel.abort();
  await expect(b.outcome).rejects.toMatchObject({ name: "CancelledError" });
  expect(c.ahead).toEqual([2, 1]);
  expect(scheduler.queued).toBe(1);
  a.gate.resolve("");
  c.gate.resolve("");
  await c.outcome;
  expect(begun).toEqual(["a", "c"]);
});

it("does not begin what was cancelled before it came", async () => {
  const scheduler = new Scheduler();
  const begun: string[] = [];
  await expect(
    scheduler.run(() => Promise.resolve(begun.push("never")), { signal: AbortSignal.abort(), onQueued: () => {} }),
  ).rejects.toMatchObject({ name: "CancelledError" });
  expect(begun).toEqual([]);
  expect(scheduler.running).toBe(false);
});

it("keeps its turn for work that is cancelled while it runs, until the work has ended", async () => {
  const scheduler = new Scheduler();
  const begun: string[] = [];
  const a = addJob(scheduler, "a", begun);
  const b = addJob(scheduler, "b", begun);
  await settled();
  a.cancel.abort();
  await settled();
  expect(begun).toEqual(["a"]);
  a.gate.resolve("stopped at its boundary");
  b.gate.resolve("");
  await b.outcome;
  expect(begun).toEqual(["a", "b"]);
});

it("says when its numbers change", async () => {
  const seen: string[] = [];
  const scheduler: Scheduler = new Scheduler(() => seen.push(`${scheduler.running} ${scheduler.queued}`));
  const a = addJob(scheduler, "a", []);
  const b = addJob(scheduler, "b", []);
  a.gate.resolve("");
  b.gate.resolve("");
  await b.outcome;
  await settled();
  expect(seen).toEqual(["true 0", "true 1", "true 0", "false 0"]);
});
