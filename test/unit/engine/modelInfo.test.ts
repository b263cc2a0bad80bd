import { describe, expect, it } from "vitest";
import { fitContext, largestContext, prefixCacheBytes } from "../../../src/core/models/memoryFit.ts";
import type { LoadedWeights } from "../../../src/server/engine/loading/loadNative.ts";
import { wishOf } from "../../../src/server/engine/loading/loadPlan.ts";
import {
  modelInfo,
  modelKey,
  type AnyLoad,
  type ModelInfoParts,
} from "../../../src/server/engine/loading/modelInfo.ts";
import type { Refusal } from "../../../src/shared/loadAdjustment.ts";
import { DEFAULT_LOAD_SETTINGS } from "../../../src/shared/protocol.ts";
import { LARGE_FILE } from "../../support/fakeLlamaLibrary.ts";

const GIB = 1024 ** 3;

const weights: LoadedWeights = {
  gpuLayers: 65,
  useMmap: true,
  memoryUsage: { ram: 1, vram: 20 },
  windowTokens: undefined,
  isRecurrent: false,
  createContext: () => Promise.reject(new Error("not here")),
  dispose: () => Promise.resolve(),
};

const load: AnyLoad = {
  weights,
  context: {
    contextSize: 8192,
    batchSize: 512,
    totalSequences: 8,
    memoryUsage: { ram: 2, vram: 30 },
    dispose: () => Promise.resolve(),
  },
  size: { contextTokens: 8192, parallel: 8 },
  cacheFormat: "f16",
  kvBytes: 25,
  flashAttention: true,
  swaFullCache: false,
  kvCacheRefusal: undefined,
  memoryLockRefusal: undefined,
};

const wish = wishOf(DEFAULT_LOAD_SETTINGS, LARGE_FILE, 1e9);

const parts: ModelInfoParts = {
  file: LARGE_FILE,
  wish,
  load,
  backend: "cuda",
  gpuDevices: ["Card A", "Card B"],
  vram: { totalBytes: 100, freeBytes: 50 },
  processor: "Some processor",
  threads: 4,
  canThink: true,
  draft: undefined,
  adjustments: [],
};

describe("modelInfo", () => {
  it("names backend, all devices, layers and memory", () => {
    expect(modelInfo(parts)).toMatchObject({
      backend: "cuda",
      gpuLayers: 65,
      totalLayers: 65,
      deviceName: "Card A, Card B",
      resources: {
        devices: ["Card A", "Card B"],
        vram: { totalBytes: 100, freeBytes: 50 },
        vramBytes: 50,
        ramBytes: 3,
        kvBytes: 25,
        adjustments: [],
      },
    });
  });

  it("names the processor when no layer is on a GPU", () => {
    const onCpu = { ...parts, load: { ...load, weights: { ...weights, gpuLayers: 0 } } };
    const { resources, ...info } = modelInfo(onCpu);
    expect(info).toMatchObject({ backend: "cpu", gpuLayers: 0, deviceName: "Some processor" });
    expect(resources?.vram).toBeUndefined();
    expect(resources?.adjustments).toEqual([{ kind: "fewerGpuLayers", from: 65, to: 0, because: "memory" }]);
    expect(modelInfo({ ...onCpu, backend: false }).resources?.adjustments).toEqual([]);
  });

  it("counts the draft, and tells what was refused", () => {
    const kvCacheRefusal: Refusal = { code: "engine", text: "no such kernel" };
    const memoryLockRefusal: Refusal = { code: "noMemoryLock" };
    const refused = { ...load, kvCacheRefusal, memoryLockRefusal };
    const { resources } = modelInfo({
      ...parts,
      load: refused,
      draft: { name: "small", load },
      adjustments: [{ kind: "gpuDevicesLater" }],
    });
    expect(resources).toMatchObject({ draftModel: "small", vramBytes: 100, ramBytes: 6 });
    expect(resources?.adjustments).toEqual([
      { kind: "kvCacheRefused", reason: kvCacheRefusal },
      { kind: "memoryLockRefused", reason: memoryLockRefusal },
      { kind: "gpuDevicesLater" },
    ]);
  });
});

it("tells of threads that the processor does not have", () => {
  const wished = wishOf({ ...DEFAULT_LOAD_SETTINGS, threads: 256 }, LARGE_FILE, 1e9);
  const limited = { kind: "numberLimited", setting: "threads", from: 256, to: 4 };
  expect(modelInfo({ ...parts, wish: wished }).resources?.adjustments).toEqual([limited]);
});

describe("modelKey", () => {
  it("changes with all that a kept state depends on, and with nothing else", () => {
    const stretched = { ...wish, longContext: { factor: 2, originalTokens: 32_768 } };
    const keys = [
      modelKey(LARGE_FILE, wish, load, "1"),
      modelKey({ ...LARGE_FILE, identity: "large|2" }, wish, load, "1"),
      modelKey(LARGE_FILE, stretched, load, "1"),
      modelKey(LARGE_FILE, wish, load, "2"),
      modelKey(LARGE_FILE, wish, { ...load, cacheFormat: "q8_0" }, "1"),
      modelKey(LARGE_FILE, wish, { ...load, flashAttention: false }, "1"),
      modelKey(LARGE_FILE, wish, { ...load, swaFullCache: true }, "1"),
      modelKey(LARGE_FILE, wish, { ...load, size: { contextTokens: 4096, parallel: 8 } }, "1"),
      modelKey(LARGE_FILE, wish, { ...load, weights: { ...weights, gpuLayers: 3 } }, "1"),
    ];
    expect(new Set(keys).size).toBe(keys.length);
    expect(modelKey(LARGE_FILE, wish, { ...load, size: { contextTokens: 8192, parallel: 2 } }, "1")).toBe(keys[0]);
  });
});

describe("memory arithmetic", () => {
  it("finds the longest context that fits, in whole steps", () => {
    const upTo = (most: number) => largestContext((tokens) => tokens <= most);
    expect([upTo(8192), upTo(8191), upTo(256), upTo(255), upTo(0)]).toEqual([8192, 7936, 256, 0, 0]);
    expect(largestContext(() => true, 40_960)).toBe(40_960);
    expect(largestContext((tokens) => tokens <= 900, 1000)).toBe(768);
  });

  it("gives one answer a good context before it gives several any", () => {
    const auto = { contextTokens: "auto", parallel: "auto", longestTokens: 8192 } as const;
    const sizes = [1e6, 40_000, 16_384, 10_000, 3000, 700, 0].map((tokens) => fitContext(auto, tokens));
    expect(sizes.map(({ contextTokens, parallel }) => [contextTokens, parallel])).toEqual([
      [8192, 8],
      [8192, 4],
      [8192, 2],
      [4096, 2],
      [2048, 1],
      [512, 1],
      [512, 1],
    ]);
    expect(fitContext({ ...auto, parallel: 4 }, 6000)).toEqual({ contextTokens: 1024, parallel: 4 });
    expect(fitContext({ ...auto, parallel: 4 }, 16_384)).toEqual({ contextTokens: 4096, parallel: 4 });
    expect(fitContext({ ...auto, contextTokens: 1000 }, 2500)).toEqual({ contextTokens: 1000, parallel: 2 });
    expect(fitContext({ ...auto, longestTokens: 300 }, 1e6)).toEqual({ contextTokens: 300, parallel: 8 });
  });

  it("keeps a sixteenth of free memory for conversations, 512 MB at most, or what was asked for", () => {
    expect(prefixCacheBytes("auto", 4 * GIB)).toBe(GIB / 4);
    expect(prefixCacheBytes("auto", 64 * GIB)).toBe(2 * GIB);
    expect(prefixCacheBytes("auto", -1)).toBe(0);
    expect(prefixCacheBytes(0, 64 * GIB)).toBe(0);
    expect(prefixCacheBytes(700, 1)).toBe(700 * 1024 * 1024);
  });
});
