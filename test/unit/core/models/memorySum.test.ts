import { describe, expect, it } from "vitest";
import { cacheSplit, computeSplit, memorySum, partsBytes } from "../../../../src/core/models/memorySum.ts";
import { qwen32b } from "../../../support/fitModels.ts";

const MIB = 1024 * 1024;
const load = {
  contextTokens: 8192,
  parallel: 1,
  batchTokens: 512,
  cacheFormat: "f16",
  flashAttention: true,
  fullWindows: false,
} as const;
const host = { weightCopies: {}, memoryMap: true };
const model = qwen32b("Q4_K_M");

describe("the cache", () => {
  it("takes 256 KiB a token of Qwen3-32B, 136 KiB in q8_0", () => {
    expect(cacheSplit(model, load, 0)).toEqual({ vram: 0, ram: 2048 * MIB });
    expect(cacheSplit(model, { ...load, cacheFormat: "q8_0" }, 0).ram).toBe(1088 * MIB);
    expect(cacheSplit(model, { ...load, contextTokens: 2048, parallel: 4 }, 0).ram).toBe(2048 * MIB);
  });

  it("lies where its blocks are, the last ones first on the GPU", () => {
    expect(cacheSplit(model, load, 65)).toEqual({ vram: 2048 * MIB, ram: 0 });
    expect(cacheSplit(model, load, 33)).toEqual({ vram: 1024 * MIB, ram: 1024 * MIB });
    // The output alone: no block, so no cache.
    expect(cacheSplit(model, load, 1)).toEqual({ vram: 0, ram: 2048 * MIB });
  });

  it("is rounded up to steps of 256 tokens", () => {
    expect(cacheSplit(model, { ...load, contextTokens: 8193 }, 0).ram).toBe((2048 + 64) * MIB);
  });

  it("keeps a window and a batch of blocks that attend to no more", () => {
    const [block] = model.blocks;
    if (block === undefined) throw new Error("No block");
    const windowed = { ...model, blocks: [block, { ...block, windowTokens: 512 }] };
    const bytes = (tokens: number): number => tokens * 2048 * 2;
    // 512 of the window, a batch of 512 and one: five steps.
    expect(cacheSplit(windowed, load, 0).ram).toBe(bytes(8192 + 1280));
    expect(cacheSplit(windowed, { ...load, fullWindows: true }, 0).ram).toBe(bytes(2 * 8192));
    expect(cacheSplit(windowed, { ...load, contextTokens: 512 }, 0).ram).toBe(bytes(2 * 512));
  });

  it("has a state for each sequence where blocks are recurrent, however long the context", () => {
    const recurrent = { ...model, blocks: [{ weightsBytes: 1, readBytes: 1, cacheValues: 0, stateBytes: 1000 }] };
    expect(cacheSplit(recurrent, { ...load, parallel: 3 }, 0).ram).toBe(3000);
  });
});

describe("computing", () => {
  it("takes a batch's results over the vocabulary, and what sampling reads", () => {
    const results = 512 * 4 * (151_936 + 2 * 5120);
    expect(computeSplit(model, load, 0).ram).toBe(results + 151_936 * 4);
    expect(computeSplit(model, load, 65).vram).toBe(results);
    expect(computeSplit(model, { ...load, batchTokens: 32 }, 0).ram).toBe(results / 16 + 151_936 * 4);
  });

  it("takes all scores of an attention without flash attention", () => {
    const without = computeSplit(model, { ...load, flashAttention: false }, 65).vram;
    expect(without).toBeGreaterThan(512 * 4 * 8192 * 65);
    expect(without).toBeLessThan(512 * 4 * 8192 * 65 * 1.1);
  });
});

describe("weights", () => {
  it("lie in main memory, on the GPU, or on both; the table of words never leaves main memory", () => {
    const none = memorySum(model, load, 0, host);
    const all = memorySum(model, load, 65, host);
    const half = memorySum(model, load, 33, host);
    expect(none.ram.weightsBytes).toBe(Math.ceil(model.sizeBytes));
    expect(partsBytes(none.vram)).toBe(0);
    expect(all.ram.weightsBytes).toBeCloseTo(model.embeddingBytes, 0);
    expect(all.vram.weightsBytes + all.ram.weightsBytes).toBeCloseTo(model.sizeBytes, 0);
    expect(half.vram.weightsBytes + half.ram.weightsBytes).toBeCloseTo(model.sizeBytes, 0);
  });

  it("are there twice where output and table of words are one and the output goes to the GPU", () => {
    const tied = { ...model, tiedOutput: true, outputBytes: model.embeddingBytes };
    const { vram, ram } = memorySum(tied, load, 65, host);
    const blocks = model.blocks.reduce((sum, { weightsBytes }) => sum + weightsBytes, 0);
    expect(vram.weightsBytes + ram.weightsBytes).toBeCloseTo(blocks + 2 * model.embeddingBytes, 0);
  });

  it("leave pages of the file behind that are not needed again, where the processor keeps copies", () => {
    const formats = { ...model, matrixBytes: { Q4_K: 1000 } };
    const copies = { weightCopies: { Q4_K: 148 / 144 }, memoryMap: true };
    const mapped = memorySum(formats, load, 0, copies);
    expect(mapped.ram.weightsBytes).toBe(Math.ceil(model.sizeBytes + 1000 * (4 / 144)));
    expect(mapped.reclaimableBytes).toBe(1000);
    expect(memorySum(formats, load, 0, { ...copies, memoryMap: false }).reclaimableBytes).toBe(0);
    expect(memorySum(formats, load, 65, copies).reclaimableBytes).toBe(0);
  });
});
