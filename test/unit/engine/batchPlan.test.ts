import { describe, expect, it } from "vitest";
import { type PlanCandidate, planBatch } from "../../../src/server/engine/running/batchPlan.ts";

function candidate(sequence: number, pending: number, more: Partial<PlanCandidate> = {}): PlanCandidate {
  return { sequence, held: 10, pending: Array.from({ length: pending }, (_, i) => i), guess: [], ...more };
}

/** Each part as sequence, how many tokens, and where it is sampled. */
function planned(candidates: readonly PlanCandidate[], targetTokens: number, batchTokens = 64) {
  return planBatch(candidates, { targetTokens, leastPieceTokens: 8, batchTokens }).map(
    ([, { sequence, tokens, logits }]) => [sequence, tokens.length, logits],
  );
}

describe("planBatch", () => {
  it("takes one token of each answer, then the prompts in order as far as they go", () => {
    const all = [candidate(0, 30), candidate(1, 1), candidate(2, 30), candidate(3, 1)];
    expect(planned(all, 38)).toEqual([
      [0, 30, [29]],
      [1, 1, [0]],
      [2, 8, []],
      [3, 1, [0]],
    ]);
  });

  it("reads as much of a prompt whatever writes beside it", () => {
    const answers = Array.from({ length: 20 }, (_, index) => candidate(index + 1, 1));
    expect(planned([candidate(0, 32), ...answers], 16)[0]).toEqual([0, 16, []]);
  });

  it("never makes a batch larger than there is room for", () => {
    const answers = Array.from({ length: 6 }, (_, index) => candidate(index + 1, 1, { guess: [1, 2, 3] }));
    const plan = planBatch([candidate(0, 30), ...answers], { targetTokens: 100, leastPieceTokens: 8, batchTokens: 10 });
    expect(plan.reduce((sum, [, { tokens }]) => sum + tokens.length, 0)).toBe(10);
    expect(plan.length).toBe(7);
  });

  it.each([
    { prompt: 64, reads: 64, why: "it all fits" },
    { prompt: 65, reads: 64, why: "a single token more is no piece but a step" },
    { prompt: 80, reads: 80, why: "a small rest is read along" },
    { prompt: 100, reads: 64, why: "the rest is large enough" },
    { prompt: 140, reads: 64, why: "there is time for no more" },
  ])("reads $reads of $prompt tokens at 64 in time: $why", ({ prompt, reads }) => {
    const [part] = planBatch([candidate(0, prompt)], { targetTokens: 64, leastPieceTokens: 32, batchTokens: 96 });
    expect(part?.[1].tokens.length).toBe(reads);
  });

  it("halves what is little more than a full batch", () => {
    const [part] = planBatch([candidate(0, 140)], { targetTokens: 128, leastPieceTokens: 64, batchTokens: 128 });
    expect(part?.[1].tokens.length).toBe(70);
  });

  it("keeps room for a prompt before guesses fill the batch", () => {
    const answers = Array.from({ length: 7 }, (_, index) =>
      candidate(index + 1, 1, { guess: [1, 2, 3, 4, 5, 6, 7, 8] }),
    );
    expect(planned([candidate(0, 30), ...answers], 32, 32)[0]).toEqual([0, 8, []]);
  });

  it("samples after a token and after each token of its guess", () => {
    expect(planned([candidate(0, 1, { guess: [7, 8] })], 32)).toEqual([[0, 3, [0, 1, 2]]]);
  });

  it("stops where a state is to be kept", () => {
    expect(planned([candidate(0, 30, { stopAfter: 12 })], 32)).toEqual([[0, 12, []]]);
  });

  it("puts each part where its sequence ends", () => {
    expect(
      planBatch([candidate(0, 3, { held: 5 })], { targetTokens: 8, leastPieceTokens: 8, batchTokens: 8 })[0]?.[1],
    ).toEqual({
      sequence: 0,
      position: 5,
      tokens: [0, 1, 2],
      logits: [2],
    });
  });
});
