import { describe, expect, it } from "vitest";
import { tokenCost } from "../../../bench/groups/overhead.ts";

/** 100 tokens, 10 ms each: 8 ms in llama.cpp, 0.5 ms on the way there and back, 1 ms for choosing, of which 0.5 ms way. */
const NATIVE = { decodes: 100, decodeMs: 850, samples: 100, sampleMs: 100, networkMs: 800, networkRuns: 100 };
const TIMING = { generatedTokens: 100, totalMs: 1000 };

describe("tokenCost", () => {
  it("splits a token's time, and the parts add up to the whole", () => {
    const cost = tokenCost(TIMING, NATIVE)!;
    expect(cost.whole).toBeCloseTo(10_000);
    expect(cost.network).toBeCloseTo(8000);
    expect(cost.hops).toBeCloseTo(1000);
    expect(cost.sampling).toBeCloseTo(500);
    expect(cost.javaScript).toBeCloseTo(500);
    expect(cost.network + cost.hops + cost.sampling + cost.javaScript).toBeCloseTo(cost.whole);
  });

  it("counts batches that llama.cpp did not tell the time of like those of which it did", () => {
    const cost = tokenCost(TIMING, { ...NATIVE, networkMs: 400, networkRuns: 50 })!;
    expect(cost.network).toBeCloseTo(8000);
  });

  it("never makes sampling less than nothing", () => {
    const cost = tokenCost(TIMING, { ...NATIVE, sampleMs: 20 })!;
    expect(cost.sampling).toBe(0);
    expect(cost.network + cost.hops + cost.javaScript).toBeCloseTo(cost.whole);
  });

  it("says nothing when llama.cpp told no times or nothing was decoded", () => {
    expect(tokenCost(TIMING, { ...NATIVE, networkMs: undefined, networkRuns: undefined })).toBeUndefined();
    expect(tokenCost(TIMING, { ...NATIVE, decodes: 0 })).toBeUndefined();
    expect(tokenCost(TIMING, { ...NATIVE, samples: 0 })).toBeUndefined();
  });
});
