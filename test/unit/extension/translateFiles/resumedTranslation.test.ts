import { describe, expect, it, vi } from "vitest";
import { FileQueue } from "../../../../src/extension/translate/files/fileQueue.ts";
import { resumedTranslation } from "../../../../src/extension/translate/files/resumedTranslation.ts";
import { AppError } from "../../../../src/shared/appError.ts";
import { CancelledError } from "../../../../src/shared/cancelSignal.ts";
import type { TaskProgress, TranslateParams, TranslateResult } from "../../../../src/shared/protocol.ts";
import { MODEL_INFO, STATS } from "../../../support/scriptedServerApi.ts";

const TEXT = "One.\n\nTwo.\n";
const RESULT: TranslateResult = { text: "x", segments: [], notes: [], records: {}, stats: STATS, model: MODEL_INFO };

function step(index: number, text: string, state: "writing" | "done" = "done"): TaskProgress {
  const start = index === 0 ? 0 : 6;
  return { kind: "segment", index, text, state, start, end: start + 4 };
}

/** A server that tells these steps, and is then interrupted in this way; the last request succeeds. */
function serverOf(runs: readonly { readonly steps: readonly TaskProgress[]; readonly end: () => Promise<never> }[]) {
  const asked: TranslateParams["finished"][] = [];
  const translate = vi.fn(
    (params: TranslateParams, { onProgress }: { readonly onProgress?: (step: TaskProgress) => void } = {}) => {
      const run = runs[asked.length];
      asked.push(params.finished);
      for (const one of run?.steps ?? []) onProgress?.(one);
      return run?.end() ?? Promise.resolve(RESULT);
    },
  );
  return { translate, asked };
}

async function run(api: ReturnType<typeof serverOf>, queue: FileQueue<string>) {
  const { signal } = new AbortController();
  const results: TranslateResult[] = [];
  const options = { api, queue, signal, log: { warn: () => undefined }, onProgress: () => undefined };
  const work = async () => void results.push(await resumedTranslation({ text: TEXT, target: "th" }, options));
  await queue.run(work, signal);
  return results[0];
}

describe("a request that goes on", () => {
  it("after a pause takes with it what was finished, and nothing else", async () => {
    const queue = new FileQueue(["a"], () => queue.resume());
    const findings = [{ code: "echo", details: { target: "th" } }] as const;
    const interrupted = () => {
      queue.pause();
      return Promise.reject(new CancelledError());
    };
    const api = serverOf([
      { steps: [{ ...step(0, "หนึ่ง"), findings } as TaskProgress, step(1, "สอ", "writing")], end: interrupted },
      // The document could not be read with the first one: it got its source back.
      { steps: [step(1, "สอง"), step(0, "One.")], end: interrupted },
    ]);
    await expect(run(api, queue)).resolves.toBe(RESULT);
    expect(api.asked).toEqual([undefined, [{ index: 0, text: "หนึ่ง", findings }], [{ index: 1, text: "สอง" }]]);
  });

  it("after the end of its server does so, too, but not for ever", async () => {
    const crashed = () => Promise.reject(new AppError("server.crashed", "Killed"));
    const runs = [0, 1, 2].map(() => ({ steps: [step(0, "หนึ่ง")], end: crashed }));
    const twice = serverOf(runs.slice(0, 2));
    await expect(run(twice, new FileQueue(["a"], () => undefined))).resolves.toBe(RESULT);
    expect(twice.asked.slice(1)).toEqual([[{ index: 0, text: "หนึ่ง" }], [{ index: 0, text: "หนึ่ง" }]]);
    const queue = new FileQueue(["a"], () => undefined);
    await expect(run(serverOf(runs), queue)).rejects.toMatchObject({ code: "server.crashed" });
  });
});
