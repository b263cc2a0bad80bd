import { describe, expect, it } from "vitest";
import { FileQueue } from "../../../../src/extension/translate/files/fileQueue.ts";
import { createDeferred } from "../../../../src/shared/deferred.ts";

const never = new AbortController().signal;
const nothing = (): void => undefined;

describe("FileQueue", () => {
  it("works through its items in order", async () => {
    const done: string[] = [];
    const queue = new FileQueue(["a", "b", "c"]);
    await queue.run((item, index) => Promise.resolve(void done.push(`${String(index)}${item}`)), never, nothing);
    expect(done).toEqual(["0a", "1b", "2c"]);
  });

  it("stands still after the item that it was paused in, and goes on when it is resumed", async () => {
    const done: string[] = [];
    const held = createDeferred<undefined>();
    const queue = new FileQueue(["a", "b"]);
    const work = (item: string): Promise<void> => {
      if (item === "a") queue.pause();
      done.push(item);
      return Promise.resolve();
    };
    const running = queue.run(work, never, () => held.resolve(undefined));
    await held.promise;
    expect([done, queue.isPaused]).toEqual([["a"], true]);
    queue.resume();
    await running;
    expect([done, queue.isPaused]).toEqual([["a", "b"], false]);
  });

  it("can be cancelled while it stands still", async () => {
    const controller = new AbortController();
    const queue = new FileQueue(["a"]);
    queue.pause();
    const running = queue.run(
      () => Promise.reject(new Error("Not reached")),
      controller.signal,
      () => controller.abort(),
    );
    await expect(running).rejects.toMatchObject({ name: "CancelledError" });
  });
});
