import { expect, it } from "vitest";
import { OwnWaits } from "../../../src/client/ownWaits.ts";
import { createDeferred } from "../../../src/shared/deferred.ts";
import type { TaskProgress } from "../../../src/shared/protocol.ts";

function request(waits: OwnWaits) {
  const answer = createDeferred<string>();
  const heard: TaskProgress[] = [];
  let report: (progress: TaskProgress) => void = () => undefined;
  const done = waits.during<TaskProgress, string>({ onProgress: (progress) => heard.push(progress) }, (options) => {
    report = (progress) => options.onProgress?.(progress);
    return answer.promise;
  });
  return { answer, heard, done, report: (progress: TaskProgress) => report(progress) };
}

it("shows the longest wait of all open requests, and passes every progress on", async () => {
  const waits = new OwnWaits();
  const shown: (string | undefined)[] = [];
  waits.onDidChange(() => shown.push(waits.current?.kind));
  const [first, second] = [request(waits), request(waits)];
  first.report({ kind: "queued", ahead: 1 });
  second.report({ kind: "waitingForModel", model: "big" });
  expect(waits.current).toEqual({ kind: "waitingForModel", model: "big" });
  second.report({ kind: "started", promptTokens: 3 });
  expect(waits.current).toEqual({ kind: "queued", ahead: 1 });
  first.answer.resolve("done");
  expect(await first.done).toBe("done");
  expect(waits.current).toBeUndefined();
  expect(shown).toEqual(["queued", "waitingForModel", "queued", undefined]);
  expect(second.heard.map(({ kind }) => kind)).toEqual(["waitingForModel", "started"]);
});

it("forgets the wait of a request that fails", async () => {
  const waits = new OwnWaits();
  const { report, answer, done } = request(waits);
  report({ kind: "queued", ahead: 1 });
  answer.reject(new Error("cancelled"));
  await expect(done).rejects.toThrow("cancelled");
  expect(waits.current).toBeUndefined();
});
