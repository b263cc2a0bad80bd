import { describe, expect, it } from "vitest";
import { FileQueue } from "../../../../src/extension/translate/files/fileQueue.ts";
import { CancelledError } from "../../../../src/shared/cancelSignal.ts";
import { createDeferred } from "../../../../src/shared/deferred.ts";

const never = new AbortController().signal;
const nothing = (): void => undefined;

describe("FileQueue", () => {
  it("works through its items in order", async () => {
    const done: string[] = [];
    const queue = new FileQueue(["a", "b", "c"], nothing);
    await queue.run((item, index) => Promise.resolve(void done.push(`${String(index)}${item}`)), never);
    expect(done).toEqual(["0a", "1b", "2c"]);
  });

  it("stands still after the item that it was paused in, and goes on when it is resumed", async () => {
    const done: string[] = [];
    const held = createDeferred<undefined>();
    const queue = new FileQueue(["a", "b"], () => held.resolve(undefined));
    const work = (item: string): Promise<void> => {
      if (item === "a") queue.pause();
      done.push(item);
      return Promise.resolve();
    };
    const running = queue.run(work, never);
    await held.promise;
    expect([done, queue.isPaused]).toEqual([["a"], true]);
    queue.resume();
    await running;
    expect([done, queue.isPaused]).toEqual([["a", "b"], false]);
  });

  it("can be cancelled while it stands still", async () => {
    const controller = new AbortController();
    const queue = new FileQueue(["a"], () => controller.abort());
    queue.pause();
    const running = queue.run(() => Promise.reject(new Error("Not reached")), controller.signal);
    await expect(running).rejects.toMatchObject({ name: "CancelledError" });
  });

  it("interrupts a part that can be interrupted, and begins it again when it goes on", async () => {
    const held = createDeferred<undefined>();
    const queue = new FileQueue(["a"], () => held.resolve(undefined));
    const begun: boolean[] = [];
    const part = (stop: AbortSignal): Promise<string> => {
      begun.push(stop.aborted);
      if (begun.length === 1) queue.pause();
      return stop.aborted ? Promise.reject(new CancelledError()) : Promise.resolve("done");
    };
    let result = "";
    const running = queue.run(async () => void (result = await queue.interruptible(part, never)), never);
    await held.promise;
    expect([begun, result]).toEqual([[false], ""]);
    queue.resume();
    await running;
    expect([begun, result]).toEqual([[false, false], "done"]);
  });

  it("takes a cancel for what it is, in the middle of a part and while it is interrupted", async () => {
    for (const pauses of [false, true]) {
      const controller = new AbortController();
      const queue = new FileQueue(["a"], () => controller.abort());
      const part = (stop: AbortSignal): Promise<never> => {
        if (pauses) queue.pause();
        else controller.abort();
        return Promise.reject(stop.aborted ? new CancelledError() : new Error("Not reached"));
      };
      const running = queue.run(() => queue.interruptible(part, controller.signal), controller.signal);
      await expect(running).rejects.toMatchObject({ name: "CancelledError" });
    }
  });

  it("does not go on after a part that failed", async () => {
    const queue = new FileQueue(["a"], nothing);
    const running = queue.run(() => queue.interruptible(() => Promise.reject(new Error("Broken")), never), never);
    await expect(running).rejects.toThrow("Broken");
  });
});
