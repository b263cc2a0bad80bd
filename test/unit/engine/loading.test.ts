import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { gpuLayerSteps } from "../../../src/server/engine/gpuLayerSteps.ts";
import { LoadProgress } from "../../../src/server/engine/loadProgress.ts";
import { NativeLog } from "../../../src/server/engine/nativeLog.ts";
import { chooseThreads } from "../../../src/server/engine/threads.ts";
import { silentLogger } from "../../../src/shared/logger.ts";

describe("chooseThreads", () => {
  it.each([
    [1, 1, 1],
    [2, 2, 1],
    [4, 4, 3],
    [4, 8, 4],
    [64, 128, 16],
  ])("gives %i math cores of %i logical ones %i threads", (mathCores, logicalCores, threads) => {
    expect(chooseThreads("auto", { mathCores, logicalCores })).toBe(threads);
  });

  it("takes the user's number as far as there are cores", () => {
    expect(chooseThreads(2, { mathCores: 2, logicalCores: 2 })).toBe(2);
    expect(chooseThreads(99, { mathCores: 4, logicalCores: 8 })).toBe(8);
    expect(chooseThreads(0, { mathCores: 4, logicalCores: 8 })).toBe(1);
  });
});

describe("gpuLayerSteps", () => {
  it("halves until the CPU alone is left", () => {
    expect(gpuLayerSteps("auto", { totalLayers: 65, hasGpu: true })).toEqual(["auto", 32, 16, 8, 0]);
    expect(gpuLayerSteps(5, { totalLayers: 65, hasGpu: true })).toEqual([5, 2, 1, 0]);
    expect(gpuLayerSteps(0, { totalLayers: 65, hasGpu: true })).toEqual([0]);
  });

  it("does not try a GPU that is not there", () => {
    expect(gpuLayerSteps("auto", { totalLayers: 65, hasGpu: false })).toEqual([0]);
  });
});

describe("LoadProgress", () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it("moves while the library is silent, never back, and ends at 1", () => {
    const seen: number[] = [];
    const progress = new LoadProgress(4_000_000_000, (fraction) => seen.push(fraction));
    vi.advanceTimersByTime(5000);
    expect(seen.length).toBeGreaterThan(5);
    const waited = seen.at(-1) ?? 1;
    expect(waited).toBeLessThan(0.8);
    progress.native(waited / 2);
    progress.native(0.9);
    progress.native(1);
    expect(seen.at(-1)).toBeLessThan(1);
    progress.done();
    vi.advanceTimersByTime(5000);
    expect(seen[0]).toBe(0);
    expect(seen.at(-1)).toBe(1);
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    expect(new Set(seen).size).toBe(seen.length);
  });
});

describe("NativeLog", () => {
  it("keeps the first complaint as the reason, without the function's name", () => {
    const log = new NativeLog(silentLogger);
    log.write("error", "llama_model_load: error loading model: missing tensor 'output_norm.weight'\n");
    log.write("error", "llama_model_load_from_file_impl: failed to load model");
    log.write("info", "something else");
    expect(log.reason).toBe("missing tensor 'output_norm.weight'");
    expect(log.unknownArchitecture).toBeUndefined();
    log.clear();
    expect(log.reason).toBeUndefined();
  });

  it("recognises what a load failed of", () => {
    const log = new NativeLog(silentLogger);
    log.write("error", "llama_model_load: error loading model: unknown model architecture: 'qwenX'");
    expect(log.unknownArchitecture).toBe("qwenX");
    expect(log.saysOutOfMemory).toBe(false);
    log.write(
      "error",
      "ggml_backend_cuda_buffer_type_alloc_buffer: allocating 100 MiB on device 0: cudaMalloc failed: out of memory",
    );
    expect(log.saysOutOfMemory).toBe(true);
  });

  it("passes lines on at their level", () => {
    const lines: string[] = [];
    const note = (level: string) => (message: string) => void lines.push(`${level} ${message}`);
    const logger = { ...silentLogger, debug: note("debug"), warn: note("warn"), error: note("error") };
    const log = new NativeLog(logger);
    log.write("info", "a\n");
    log.write("warn", "b");
    log.write("fatal", "c");
    log.write("log", "  \n");
    expect(lines).toEqual(["debug a", "warn b", "error c"]);
  });
});
