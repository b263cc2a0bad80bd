import { describe, expect, it } from "vitest";
import { SHAPE_200M } from "../../../bench/models/endlessModels.ts";
import { keyValueBytes, otherBuffers, weightsBytes } from "../../../bench/nativeSizes.ts";

const LOG = `debug llama.cpp load_tensors:          AMX model buffer size =   225.66 MiB
debug llama.cpp load_tensors:   CPU_Mapped model buffer size =   201.99 MiB
debug llama.cpp llama_kv_cache:        CPU KV buffer size =     6.00 MiB
debug llama.cpp llama_kv_cache:      CUDA0 KV buffer size =    90.50 MiB
debug llama.cpp sched_reserve:        CPU compute buffer size =   299.75 MiB
`;

describe("keyValueBytes", () => {
  it("adds up what the log says of each device, and nothing else", () => {
    expect(keyValueBytes(LOG, SHAPE_200M, 1)).toBe(96.5 * 2 ** 20);
  });

  it("counts by the shape where the log says nothing", () => {
    // 12 layers, 4 heads of 64, a key and a value of two bytes each.
    expect(keyValueBytes("", SHAPE_200M, 1000)).toBe(12 * 4 * 64 * 2 * 2 * 1000);
  });
});

describe("weightsBytes", () => {
  it("adds the buffers that hold weights, and knows when there is no word of them", () => {
    expect(Math.round((weightsBytes(LOG) ?? 0) / 1e6)).toBe(448);
    expect(weightsBytes("")).toBeUndefined();
  });
});

describe("otherBuffers", () => {
  it("names each place, what it is for and its size", () => {
    expect(otherBuffers(LOG)).toBe("AMX model 237 MB, CPU_Mapped model 212 MB, CPU compute 314 MB");
  });
});
