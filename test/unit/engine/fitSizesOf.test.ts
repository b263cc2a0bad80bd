import { describe, expect, it } from "vitest";
import { fitSizesOf } from "../../../src/server/gguf/fitSizesOf.ts";
import type { GgufHeader, GgufTensor, GgufValue } from "../../../src/server/gguf/ggufHeader.ts";

const SIZE_BYTES = 1e9;

function headerOf(values: Readonly<Record<string, GgufValue>>, tensors: readonly GgufTensor[] = []): GgufHeader {
  const metadata = new Map(Object.entries({ "general.architecture": "llama", ...values }));
  return { version: 3, metadata, tensorCount: tensors.length, tensors, requiredBytes: 0, headerBytes: 0 };
}

function ofNewType(name: string, offset: number): GgufTensor {
  return { name, shape: [32, 32], type: 99, offset, sizeBytes: undefined };
}

describe("a header that claims nonsense", () => {
  it.each([
    [-1, 0],
    [2.5, 2],
    [1e15, 1000],
    ["many", 0],
  ])("of %s blocks gives %d", (claimed, blocks) => {
    expect(fitSizesOf([headerOf({ "llama.block_count": claimed })], SIZE_BYTES).blocks).toHaveLength(blocks);
  });

  it("may have lists that are longer than any model", () => {
    const long = new Array<number>(200_000).fill(7);
    const model = fitSizesOf(
      [
        headerOf({
          "llama.block_count": 2,
          "llama.embedding_length": 64,
          "llama.feed_forward_length": long,
          "llama.attention.head_count": long,
          "llama.attention.head_count_kv": long,
        }),
      ],
      SIZE_BYTES,
    );
    expect(model).toMatchObject({ feedForwardSize: 7, heads: 7 });
    expect(model.blocks.map(({ cacheValues }) => cacheValues)).toEqual([7 * 2 * 9, 7 * 2 * 9]);
  });

  it("may have words where numbers belong", () => {
    const model = fitSizesOf(
      [headerOf({ "llama.block_count": 1, "llama.feed_forward_length": ["x"], "llama.attention.head_count": ["y"] })],
      SIZE_BYTES,
    );
    expect(model).toMatchObject({ feedForwardSize: 0, heads: 1 });
  });
});

it("counts a tensor of a type that came later up to where the next one begins, in whatever order they stand", () => {
  const tensors = [ofNewType("blk.0.b", 100), ofNewType("blk.0.a", 0), ofNewType("blk.0.twin", 0)];
  const { blocks } = fitSizesOf([headerOf({ "llama.block_count": 1 }, tensors)], SIZE_BYTES);
  expect(blocks[0]).toMatchObject({ weightsBytes: 200, readBytes: 200 });
});
