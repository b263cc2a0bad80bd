import { describe, expect, it } from "vitest";
import { loadAdjustments } from "../../../src/server/engine/loading/loadAdjustments.ts";
import {
  loadNative,
  type LoadedContext,
  type LoadedWeights,
  type NativeLoad,
} from "../../../src/server/engine/loading/loadNative.ts";
import { wishOf } from "../../../src/server/engine/loading/loadPlan.ts";
import type { ModelFileFacts } from "../../../src/server/gguf/modelFile.ts";
import { NativeLog } from "../../../src/server/engine/loading/nativeLog.ts";
import { CancelledError } from "../../../src/shared/cancelSignal.ts";
import { silentLogger } from "../../../src/shared/logger.ts";
import type { LoadAdjustment } from "../../../src/shared/loadAdjustment.ts";
import { DEFAULT_LOAD_SETTINGS, type LoadSettings } from "../../../src/shared/protocol.ts";
import { FakeBackend, LARGE_FILE, OutOfMemory, type FakeMemories } from "../../support/fakeLlamaLibrary.ts";

interface Outcome {
  readonly backend: FakeBackend;
  readonly load: NativeLoad<LoadedContext, LoadedWeights>;
  readonly adjustments: readonly LoadAdjustment[];
}

interface Extra {
  readonly file?: ModelFileFacts;
  readonly nativeLog?: NativeLog;
  readonly signal?: AbortSignal;
  readonly longBudgetTokens?: number;
  readonly onBackend?: (backend: FakeBackend) => void;
}

const NO_BUDGET_LIMIT = 1e9;

async function load(memories: FakeMemories, settings: Partial<LoadSettings> = {}, extra: Extra = {}): Promise<Outcome> {
  const { file = LARGE_FILE, nativeLog = new NativeLog(silentLogger), signal = new AbortController().signal } = extra;
  const backend = new FakeBackend(memories, file);
  extra.onBackend?.(backend);
  const wish = wishOf({ ...DEFAULT_LOAD_SETTINGS, ...settings }, file, extra.longBudgetTokens ?? NO_BUDGET_LIMIT);
  const loaded = await loadNative<LoadedContext, LoadedWeights>({
    backend,
    file,
    wish,
    threads: 1,
    nativeLog,
    logger: silentLogger,
    signal,
    onProgress: () => undefined,
  });
  const adjustments = loadAdjustments(wish, {
    ...loaded.size,
    gpuLayers: loaded.weights.gpuLayers,
    totalLayers: file.totalLayers,
    hasGpu: backend.gpu !== false,
    kvBytes: loaded.kvBytes,
    batchTokens: loaded.context.batchSize,
    threads: 1,
  });
  return { backend, load: loaded, adjustments };
}

const kinds = (adjustments: readonly LoadAdjustment[]): string[] => adjustments.map(({ kind }) => kind);

describe("sizes", () => {
  it("are the most that auto goes to where memory is plenty", async () => {
    const { load: loaded, adjustments } = await load({ ramMib: 128_000 });
    expect(loaded.size).toEqual({ contextTokens: 8192, parallel: 8 });
    expect(adjustments).toEqual([]);
  });

  it("shrink to a quarter of the free memory that the mapped weights leave", async () => {
    const { load: loaded, adjustments } = await load({ ramMib: 40_000 });
    // (40,000 - 20,000 - 74 MiB) / 4 are 4,981 MiB, at 256 KiB for each token.
    expect(loaded.size).toEqual({ contextTokens: 8192, parallel: 2 });
    expect(adjustments).toEqual([{ kind: "fewerParallel", from: 8, to: 2 }]);
    const tight = await load({ ramMib: 22_000 });
    expect(tight.load.size).toEqual({ contextTokens: 1024, parallel: 1 });
    expect(kinds(tight.adjustments)).toEqual(["smallerContext", "fewerParallel"]);
  });

  it("count the results of a batch", async () => {
    const wide = await load({ ramMib: 40_000 }, { batchTokens: 8192 });
    expect(wide.backend.contextLoads[0]?.batchSize).toBe(8192);
    // 5,000 MiB less than in the last example.
    expect(wide.load.size).toEqual({ contextTokens: 4096, parallel: 3 });
  });

  it("stay as they were asked for when they fit", async () => {
    const { load: loaded, adjustments } = await load({ ramMib: 64_000 }, { contextTokens: 16_384, parallel: 3 });
    expect(loaded.size).toEqual({ contextTokens: 16_384, parallel: 3 });
    expect(adjustments).toEqual([]);
  });

  it("never exceed the training, except on request", async () => {
    const { load: loaded, adjustments } = await load({ ramMib: 128_000 }, { contextTokens: 100_000, parallel: 1 });
    expect(loaded.size.contextTokens).toBe(40_960);
    expect(adjustments).toEqual([{ kind: "trainedContext", from: 100_000, to: 40_960, limit: "stretchable" }]);
    const nonsense = await load({ ramMib: 128_000 }, {}, { file: { ...LARGE_FILE, trainedTokens: 0 } });
    expect(nonsense.load.size.contextTokens).toBe(8192);
  });

  it("take batches of another size on a GPU, and never fewer than sequences", async () => {
    const gpu = await load({ gpu: "cuda", videoMib: 80_000 });
    expect(gpu.backend.contextLoads[0]).toMatchObject({ batchSize: 512, flashAttention: "auto" });
    const cpu = await load({ ramMib: 128_000 }, { batchTokens: 2 });
    expect(cpu.backend.contextLoads[0]).toMatchObject({ batchSize: 8, flashAttention: true });
    expect(cpu.adjustments).toContainEqual({ kind: "numberLimited", setting: "batchTokens", from: 2, to: 8 });
  });

  it("stay small where a small one was asked for, at least the least, and it is said", async () => {
    const raised = { kind: "numberLimited", setting: "contextTokens", from: 1, to: 512 };
    for (const longContext of [false, true]) {
      const tiny = await load({ ramMib: 128_000 }, { contextTokens: 1, longContext });
      expect(tiny.load.size.contextTokens).toBe(512);
      expect(tiny.adjustments).toEqual([raised]);
    }
  });

  it("say that Long Context goes beyond only where it is off and would", async () => {
    const wished = { contextTokens: 1_000_000, parallel: 1 };
    const llama = { file: { ...LARGE_FILE, architecture: "llama" } };
    const memories = { ramMib: 900_000 };
    const limits = await Promise.all([
      load(memories, wished),
      load(memories, { ...wished, longContext: true }),
      load(memories, wished, llama),
      load(memories, { ...wished, longContext: true }, llama),
    ]);
    const limitOf = ({ adjustments }: (typeof limits)[number]) =>
      adjustments.flatMap((adjustment) => (adjustment.kind === "trainedContext" ? [adjustment.limit] : []));
    expect(limits.flatMap(limitOf)).toEqual(["stretchable", "stretched", "trained", "trained"]);
  });
});

describe("a GPU", () => {
  it("takes all layers when it can, and as many sequences as the rest holds", async () => {
    const { load: loaded, adjustments } = await load({ gpu: "cuda", videoMib: 32_000 });
    expect(loaded.weights.gpuLayers).toBe(65);
    expect(loaded.size).toEqual({ contextTokens: 8192, parallel: 5 });
    expect(adjustments).toEqual([{ kind: "fewerParallel", from: 8, to: 5 }]);
  });

  it("takes what fits, and it is said how many", async () => {
    const { adjustments } = await load({ gpu: "cuda", videoMib: 10_000 });
    expect(adjustments).toContainEqual({ kind: "fewerGpuLayers", from: 65, to: 32, because: "memory" });
  });

  it("gets no more layers than an earlier crash taught", async () => {
    const { backend, adjustments } = await load({ gpu: "cuda", videoMib: 80_000 }, { maxGpuLayers: 40 });
    expect(backend.weightsLoads[0]?.gpuLayers).toMatchObject({ max: 40 });
    expect(adjustments).toEqual([{ kind: "fewerGpuLayers", from: 65, to: 40, because: "crash" }]);
    const none = await load({ gpu: "cuda", videoMib: 80_000 }, { maxGpuLayers: 0, gpuLayers: 50 });
    expect(none.backend.weightsLoads.map(({ gpuLayers }) => gpuLayers)).toEqual([0]);
    expect(none.adjustments[0]).toEqual({ kind: "fewerGpuLayers", from: 50, to: 0, because: "crash" });
  });

  it("whose memory the estimate overrated gets fewer layers, step by step, down to the CPU alone", async () => {
    const halved = await load({ gpu: "cuda", videoMib: 24_000, truth: 0.6 }, { gpuLayers: 65 });
    expect(halved.backend.weightsLoads.map(({ gpuLayers }) => gpuLayers)).toEqual([65, 32]);
    expect(halved.adjustments[0]).toEqual({ kind: "fewerGpuLayers", from: 65, to: 32, because: "memory" });
    const none = await load({ gpu: "vulkan", videoMib: 24_000, truth: 0.05 }, { gpuLayers: 65 });
    expect(none.backend.weightsLoads.map(({ gpuLayers }) => gpuLayers)).toEqual([65, 32, 16, 0]);
    expect(none.load.weights.gpuLayers).toBe(0);
    expect(none.backend.openWeights).toBe(1);
  });

  it("gives up layers before context, and context before answers side by side", async () => {
    const {
      backend,
      load: loaded,
      adjustments,
    } = await load(
      {
        gpu: "cuda",
        videoMib: 24_000,
        beforeContext: ({ contextSize, sequences }) => {
          if (contextSize * sequences > 4096) throw new OutOfMemory("taken by another program");
        },
      },
      { contextTokens: 8192, parallel: 2, gpuLayers: 60 },
    );
    expect(backend.weightsLoads.map(({ gpuLayers }) => gpuLayers)).toEqual([60, 30, 15]);
    expect(backend.contextLoads.map(({ contextSize, sequences }) => [contextSize, sequences])).toEqual([
      [8192, 2],
      [8192, 2],
      [8192, 2],
      [4096, 2],
      [2048, 2],
    ]);
    expect(loaded.size).toEqual({ contextTokens: 2048, parallel: 2 });
    expect(kinds(adjustments)).toEqual(["fewerGpuLayers", "smallerContext"]);
    expect(backend.openWeights).toBe(1);
  });

  it("is given up when nothing of it is free", async () => {
    let refused = 0;
    const { backend, load: loaded } = await load(
      {
        gpu: "cuda",
        videoMib: 24_000,
        beforeContext: ({ flashAttention }) => {
          // The CPU alone is never asked whether it can.
          if (flashAttention === true) return;
          refused += 1;
          throw new OutOfMemory("all taken");
        },
      },
      { gpuLayers: 1, parallel: 1, contextTokens: 4096 },
    );
    // 4096, 2048, 1024 and 512 tokens.
    expect(refused).toBe(4);
    expect(backend.weightsLoads.map(({ gpuLayers }) => gpuLayers)).toEqual([1, 0]);
    expect(loaded.size).toEqual({ contextTokens: 4096, parallel: 1 });
    expect(backend.openWeights).toBe(1);
  });

  it("keeps its layers when only what nobody asked for does not fit", async () => {
    const { backend, load: loaded } = await load({ gpu: "cuda", videoMib: 40_000, truth: 0.65 });
    expect(backend.weightsLoads).toHaveLength(1);
    expect(loaded.weights.gpuLayers).toBe(65);
    expect(backend.contextLoads.map(({ sequences }) => sequences)).toEqual([8, 4, 2]);
  });
});

describe("a failure", () => {
  it("of everything is told, and leaves nothing in memory", async () => {
    const beforeContext = (): void => {
      throw new OutOfMemory("no");
    };
    const tried: FakeBackend[] = [];
    await expect(
      load({ ramMib: 30_000, beforeContext }, {}, { onBackend: (backend) => tried.push(backend) }),
    ).rejects.toMatchObject({
      code: "model.insufficientMemory",
      details: { path: LARGE_FILE.path },
    });
    expect(tried[0]?.contextLoads.length).toBeGreaterThan(1);
    expect(tried[0]?.openWeights).toBe(0);
  });

  it("that is none of memory is told at once, in the library's own words", async () => {
    const nativeLog = new NativeLog(silentLogger);
    let tries = 0;
    const beforeContext = (): void => {
      tries += 1;
      nativeLog.write("error", "llama_init_from_model: head count is odd");
      throw new Error("Failed to create context");
    };
    await expect(load({ ramMib: 64_000, beforeContext }, {}, { nativeLog })).rejects.toMatchObject({
      code: "model.loadFailed",
      details: { reason: "head count is odd" },
    });
    expect(tries).toBe(1);
  });

  it("names an architecture that nobody knows", async () => {
    const nativeLog = new NativeLog(silentLogger);
    const beforeContext = (): void => {
      nativeLog.write("error", "llama_model_load: error loading model: unknown model architecture: 'new'");
      throw new Error("Failed");
    };
    await expect(load({ beforeContext }, {}, { nativeLog })).rejects.toMatchObject({
      code: "model.incompatible",
      details: { architecture: "new" },
    });
  });

  it("of a load that was cancelled is a cancellation", async () => {
    const abort = new AbortController();
    const beforeContext = (): void => {
      abort.abort();
      throw new OutOfMemory("no");
    };
    await expect(load({ beforeContext }, {}, { signal: abort.signal })).rejects.toBeInstanceOf(CancelledError);
  });
});

describe("the number format of the context", () => {
  it("is small on request, and twice as much fits", async () => {
    const { backend, load: loaded, adjustments } = await load({ ramMib: 40_000 }, { kvCache: "q8_0" });
    expect(backend.contextLoads[0]).toMatchObject({
      experimentalKvCacheKeyType: "Q8_0",
      experimentalKvCacheValueType: "Q8_0",
    });
    expect(loaded).toMatchObject({ cacheFormat: "q8_0", kvCacheRefusal: undefined });
    expect(loaded.size.parallel).toBe(4);
    expect(kinds(adjustments)).toEqual(["fewerParallel"]);
  });

  it("falls back when the backend refuses it, with the reason", async () => {
    const nativeLog = new NativeLog(silentLogger);
    const { load: loaded } = await load(
      {
        beforeContext: ({ experimentalKvCacheKeyType }) => {
          if (experimentalKvCacheKeyType === "F16") return;
          nativeLog.write("error", "llama_init_from_model: K cache type q8_0 does not divide the head");
          throw new Error("Failed to create context");
        },
      },
      { kvCache: "q8_0" },
      { nativeLog },
    );
    expect(loaded).toMatchObject({
      cacheFormat: "f16",
      kvCacheRefusal: { code: "engine", text: "K cache type q8_0 does not divide the head" },
    });
  });

  it("is not even tried without flash attention", async () => {
    const { backend, adjustments } = await load({ ramMib: 128_000 }, { kvCache: "q8_0", flashAttention: "off" });
    expect(backend.contextLoads).toHaveLength(1);
    expect(backend.contextLoads[0]).toMatchObject({ experimentalKvCacheKeyType: "F16", flashAttention: false });
    expect(kinds(adjustments)).toEqual(["kvCacheRefused"]);
  });
});

describe("a long context", () => {
  const overrides = (factor: number): object => ({
    qwen3: {
      context_length: 32_768 * factor,
      rope: { scaling: { type: "yarn", factor: expect.closeTo(factor, 6) as number, original_context_length: 32_768 } },
    },
  });

  it("stretches positions as far as it takes, and tells its price", async () => {
    const wish = { contextTokens: 60_000, longContext: true, parallel: 1 };
    const { backend, load: loaded, adjustments } = await load({ ramMib: 128_000 }, wish);
    expect(backend.weightsLoads[0]?.metadataOverrides).toEqual(overrides(2));
    expect(loaded.size.contextTokens).toBe(60_000);
    expect(adjustments).toEqual([{ kind: "longContext", factor: 2, contextTokens: 60_000, kvBytes: loaded.kvBytes }]);
    // In steps of 256 tokens.
    expect(loaded.kvBytes).toBe(60_160 * 256 * 1024);
  });

  it("hands the factor over as a number with a fraction, which is the same in 32 bits", async () => {
    const { backend } = await load({ ramMib: 128_000 }, { contextTokens: 131_072, longContext: true, parallel: 1 });
    const scaling = JSON.parse(JSON.stringify(backend.weightsLoads[0]?.metadataOverrides)) as {
      qwen3: { rope: { scaling: { factor: number } } };
    };
    const { factor } = scaling.qwen3.rope.scaling;
    expect(Number.isInteger(factor)).toBe(false);
    expect(Math.fround(factor)).toBe(4);
  });

  it("is as long as memory is thought to hold when nobody says how long", async () => {
    const half = await load({ ramMib: 128_000 }, { longContext: true, parallel: 1 }, { longBudgetTokens: 70_000 });
    expect(half.load.size.contextTokens).toBe(65_536);
    const none = await load({ ramMib: 128_000 }, { longContext: true, parallel: 1 }, { longBudgetTokens: 100 });
    expect(none.load.size.contextTokens).toBe(32_768);
    expect(none.backend.weightsLoads[0]?.metadataOverrides).toBeUndefined();
  });

  it("ends where the model's makers say", async () => {
    const wish = { contextTokens: 500_000, longContext: true, parallel: 1 };
    const { load: loaded, adjustments } = await load({ ramMib: 128_000 }, wish);
    expect(loaded.size.contextTokens).toBe(131_072);
    expect(kinds(adjustments)).toEqual(["trainedContext", "longContext"]);
  });

  it("is refused where nothing is known of stretching", async () => {
    const gemma = { ...LARGE_FILE, architecture: "gemma3" };
    const { backend, adjustments } = await load({ ramMib: 128_000 }, { longContext: true }, { file: gemma });
    expect(adjustments).toEqual([{ kind: "longContextRefused", architecture: "gemma3" }]);
    expect(backend.weightsLoads[0]?.metadataOverrides).toBeUndefined();
    const stretched = { ...LARGE_FILE, hasStretchedPositions: true };
    const twice = await load({ ramMib: 128_000 }, { longContext: true }, { file: stretched });
    expect(kinds(twice.adjustments)).toEqual(["longContextRefused"]);
  });
});

describe("other wishes", () => {
  it("reach the library", async () => {
    const { backend } = await load({ ramMib: 128_000 }, { memoryMap: "off", memoryLock: true, flashAttention: "on" });
    expect(backend.weightsLoads[0]).toMatchObject({ useMmap: false, useMlock: true });
    const plain = await load({ ramMib: 128_000 });
    expect(plain.backend.weightsLoads[0]).toMatchObject({ useMmap: "auto", useMlock: false });
  });

  it("for locked memory are refused in words", async () => {
    const unable = await load({ supportsMlock: false }, { memoryLock: true });
    expect(unable.backend.weightsLoads[0]?.useMlock).toBe(false);
    expect(unable.load.memoryLockRefusal).toEqual({ code: "noMemoryLock" });
    const nativeLog = new NativeLog(silentLogger);
    const refused = await load(
      { beforeContext: () => nativeLog.write("warn", "failed to mlock 5-byte buffer: no") },
      { memoryLock: true },
      { nativeLog },
    );
    expect(refused.load.memoryLockRefusal).toEqual({ code: "engine", text: "failed to mlock 5-byte buffer: no" });
    expect((await load({}, { memoryLock: true })).load.memoryLockRefusal).toBeUndefined();
  });

  it("for a sliding window's full cache are met where it is cheap", async () => {
    expect((await load({ ramMib: 128_000, windowTokens: 1024 }, { parallel: 1 })).load.swaFullCache).toBe(true);
    expect((await load({ ramMib: 28_000, windowTokens: 1024 }, { parallel: 1 })).load.swaFullCache).toBe(false);
    expect((await load({ ramMib: 128_000 }, { parallel: 1 })).load.swaFullCache).toBe(false);
  });
});
