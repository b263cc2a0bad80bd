import { describe, expect, it } from "vitest";
import { adjustmentText } from "../../../src/core/modelDetails.ts";
import { AppError } from "../../../src/shared/appError.ts";
import { en } from "../../../src/shared/messages/en.ts";
import type { LoadAdjustment, RefusalCode } from "../../../src/shared/loadAdjustment.ts";
import { toWireError } from "../../../src/shared/wireError.ts";

describe("what was refused while loading", () => {
  it.each<RefusalCode>(["needsFlashAttention", "noMemoryLock", "otherEnds", "otherVocabularySize", "otherWords"])(
    "has its reason in words: %s",
    (code) => {
      const refusals: LoadAdjustment[] = [
        { kind: "kvCacheRefused", reason: { code } },
        { kind: "memoryLockRefused", reason: { code } },
        { kind: "draftRefused", model: "/m/small.gguf", reason: { code } },
      ];
      for (const refusal of refusals) {
        const text = adjustmentText(refusal);
        expect(text.endsWith(`: ${en[`refused.${code}`]}`)).toBe(true);
        expect(text).not.toMatch(/[{}]/u);
      }
    },
  );

  it("is told in the engine's own words where only the engine knows", () => {
    const text = adjustmentText({ kind: "memoryLockRefused", reason: { code: "engine", text: "failed to mlock: no" } });
    expect(text).toMatch(/: failed to mlock: no$/u);
  });

  it("is told as an error where it met one", () => {
    const error = new AppError("model.notFound", "for the log", { details: { model: "/m/small.gguf" } });
    const reason = { code: "error", error: toWireError(error) } as const;
    const text = adjustmentText({ kind: "draftRefused", model: "/m/small.gguf", reason });
    expect(text).toMatch(/was not found/u);
    expect(text).not.toMatch(/for the log|[{}]/u);
  });
});
