import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { LoadProgress } from "../../../src/server/engine/loading/loadProgress.ts";
import { NativeLog } from "../../../src/server/engine/loading/nativeLog.ts";
import { silentLogger } from "../../../src/shared/logger.ts";

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

  it("keeps what a load failed of, however much is written before and after", () => {
    const log = new NativeLog(silentLogger);
    log.write("error", "load_model: the reason");
    for (let line = 0; line < 20; line += 1) log.write("error", `an echo, number ${String(line)}`);
    log.write("error", "llama_model_load: error loading model: unknown model architecture: 'qwenX'");
    log.write("fatal", "ggml_gallocr_reserve_n: failed to allocate CUDA0 buffer");
    for (let line = 0; line < 20; line += 1) log.write("error", `an echo, number ${String(line)}`);
    expect(log.reason).toBe("the reason");
    expect(log.unknownArchitecture).toBe("qwenX");
    expect(log.saysOutOfMemory).toBe(true);
    log.clear();
    expect([log.reason, log.unknownArchitecture, log.saysOutOfMemory]).toEqual([undefined, undefined, false]);
  });

  it("notes what the library decided, until another model is loaded", () => {
    const log = new NativeLog(silentLogger);
    log.write("info", "llama_prepare_model_devices: using device CUDA0 (NVIDIA H100) (0000:05:00.0) - 80000 MiB free");
    log.write(
      "info",
      "llama_model_load_from_file_impl: using device Vulkan1 (AMD Radeon RX 7900 (RADV)) - 20000 MiB free",
    );
    log.write("info", "sched_reserve: Flash Attention was auto, set to disabled");
    log.write("warn", "warning: failed to mlock 1000-byte buffer (after previously locking 0 bytes): Cannot allocate");
    log.write("info", "llama_kv_cache: size =   17.00 MiB (  8192 cells,   4 layers,  4/4 seqs), K (q8_0): 8.50 MiB");
    log.write("info", "llama_kv_cache: size =    0.50 MiB (  1024 cells,   4 layers,  4/4 seqs)");
    expect(log.usedDevices).toEqual(["NVIDIA H100", "AMD Radeon RX 7900 (RADV)"]);
    expect(log.flashAttention).toBe(false);
    expect(log.memoryLockRefusal).toMatch(/^failed to mlock 1000-byte buffer/u);
    expect(log.cacheBytes).toBe(17.5 * 1024 * 1024);
    log.clear();
    expect(log.cacheBytes).toBe(0);
    expect(log.usedDevices).toHaveLength(2);
    log.clearFacts();
    expect(log.usedDevices).toEqual([]);
    expect(log.flashAttention).toBeUndefined();
    expect(log.memoryLockRefusal).toBeUndefined();
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
