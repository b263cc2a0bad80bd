import { describe, expect, it } from "vitest";
import { fitVerdict } from "../../../../src/core/models/fitVerdict.ts";
import { judgedFirst, judgeDownload } from "../../../../src/extension/models/downloadJudgement.ts";
import { AppError } from "../../../../src/shared/appError.ts";
import { CancelledError } from "../../../../src/shared/cancelSignal.ts";
import type { FitReport } from "../../../../src/shared/fitReport.ts";
import { card, machine, qwen32b, WISH } from "../../../support/fitModels.ts";

const FITS = fitVerdict(qwen32b("Q4_K_M"), machine([card(24)]), WISH);
const judged = (change: Partial<FitReport>) =>
  judgeDownload(() => Promise.resolve({ report: { ...FITS, ...change }, sizeBytes: 19.8e9 }));

describe("before a download", () => {
  it("size and verdict are told, and nothing more is asked of what fits", async () => {
    const neverAsked = () => Promise.reject(new Error("asked"));
    const [words] = (await judgedFirst(() => judged({}), neverAsked)) ?? [];
    expect(words).toMatch(/19\.8 GB.*Fits on the GPU/u);
    expect(words).not.toMatch(/roughly/u);
  });

  it.each<[string, Partial<FitReport>, RegExp]>([
    ["does not fit", { verdict: "no" }, /19\.8 GB.*Does not fit/u],
    ["has no room on the disk", { downloadBytes: FITS.machine.diskFreeBytes }, /No room on the disk/u],
  ])("a model that %s is only taken after a question", async (_name, change, words) => {
    const asked: string[] = [];
    const ask = (answer: boolean) => (question: string) => {
      asked.push(question);
      return Promise.resolve(answer);
    };
    expect(await judgedFirst(() => judged(change), ask(false))).toBeUndefined();
    expect(await judgedFirst(() => judged(change), ask(true))).toEqual([asked[0]]);
    expect(asked[0]).toMatch(words);
  });

  it("a header that nothing can be done with is a reason to ask too", async () => {
    const broken = new AppError("model.invalidFile", "", { details: { path: "m.gguf", reason: "cut off" } });
    const judgement = await judgeDownload(() => Promise.reject(broken));
    expect(judgement.canBeUsed).toBe(false);
    expect(judgement.words).not.toBe("");
  });

  it("what would stop the download too, and a no of the user, stop it here", async () => {
    for (const error of [new AppError("download.notFound", ""), new CancelledError()]) {
      await expect(judgeDownload(() => Promise.reject(error))).rejects.toBe(error);
    }
  });

  it("what has begun already is not looked up again", async () => {
    expect(await judgedFirst(undefined, () => Promise.reject(new Error("asked")))).toEqual([]);
  });
});
