import { describe, expect, it } from "vitest";
import { classifyCrash, mayBeGpuMemory } from "../../../src/client/classifyCrash.ts";
import { CRASH_CAUSES, type CrashCause } from "../../../src/shared/crashCause.ts";
import { ENDED_BY_CLIENT, ENDED_WITH_SIGNAL, SURVIVED_MARK } from "../../../src/shared/serverLogMarks.ts";

const PID = 4711;
const logged = (level: string, words: string, pid = PID) => `2026-11-24T10:00:00.000Z ${pid} ${level} ${words}`;
const classify = (log: string, more: { signal?: string; wasLoading?: boolean } = {}) =>
  classifyCrash({ pid: PID, log, wasLoading: false, ...more });

describe("what llama.cpp and its backends write when they die", () => {
  it.each<[CrashCause, string]>([
    [
      "gpuMemory",
      "ggml_backend_cuda_buffer_type_alloc_buffer: allocating 5120.00 MiB on device 0: cudaMalloc failed: out of memory",
    ],
    ["gpuMemory", "CUDA error: out of memory"],
    ["gpuMemory", "ggml_gallocr_reserve_n_impl: failed to allocate CUDA0 buffer of size 339738624"],
    ["gpuMemory", "ggml_vulkan: Device memory allocation of size 1073741824 failed."],
    ["gpuMemory", "ggml_vulkan: vk::Device::allocateMemory: ErrorOutOfDeviceMemory"],
    ["gpuMemory", "terminate called after throwing an instance of 'vk::OutOfDeviceMemoryError'"],
    [
      "gpuMemory",
      "ggml_metal_graph_compute: command buffer 0 failed with status 5: Insufficient Memory (00000008:kIOGPUCommandBufferCallbackErrorOutOfMemory)",
    ],
    ["memory", "ggml_backend_cpu_buffer_type_alloc_buffer: failed to allocate buffer of size 4294967296"],
    ["memory", "ggml_gallocr_reserve_n_impl: failed to allocate CPU buffer of size 339738624"],
    ["memory", "terminate called after throwing an instance of 'std::bad_alloc'"],
    ["memory", "FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory"],
    ["gpuFault", "CUDA error: an illegal memory access was encountered"],
    ["gpuFault", "terminate called after throwing an instance of 'vk::DeviceLostError'"],
    ["assertion", "/build/llama.cpp/ggml/src/ggml.c:3120: GGML_ASSERT(a->ne[2] == b->ne[0]) failed"],
    ["assertion", "terminate called after throwing an instance of 'std::runtime_error'"],
  ])("%s: %s", (cause, line) => {
    expect(classify(`${logged("info", "Loaded")}\n${line}\n`).cause).toBe(cause);
  });

  it("names the line that counts, without the folders of whoever built it", () => {
    const log = [
      "ggml_cuda.cu:88: CUDA error",
      "/home/runner/project/llama.cpp/src/llama-context.cpp:52: GGML_ASSERT(n_ctx > 0) failed",
    ].join("\n");
    expect(classify(log.split("\n")[1]!)).toEqual({
      cause: "assertion",
      line: "llama-context.cpp:52: GGML_ASSERT(n_ctx > 0) failed",
    });
    expect(classify(`x\n${"y".repeat(900)} GGML_ASSERT(z) failed`).line).toHaveLength(200);
  });
});

describe("a model that was being read", () => {
  const assertion = "/build/src/llama-model.cpp:900: GGML_ASSERT(hparams.n_head > 0) failed";

  it("is taken for damaged when its reader failed", () => {
    expect(classify(assertion, { wasLoading: true }).cause).toBe("modelFile");
    expect(classify(assertion, { wasLoading: false }).cause).toBe("assertion");
    const reader = logged("error", "[native] gguf_init_from_file_impl: invalid magic characters");
    expect(classify(reader, { wasLoading: true, signal: "SIGSEGV" }).cause).toBe("modelFile");
  });

  it("is not to blame when memory was", () => {
    expect(classify(`${assertion}\nCUDA error: out of memory`, { wasLoading: true }).cause).toBe("gpuMemory");
  });
});

describe("a server that says nothing", () => {
  it.each<[string | undefined, CrashCause, string]>([
    ["SIGKILL", "killed", "SIGKILL"],
    ["SIGSEGV", "signal", "SIGSEGV"],
    [undefined, "unknown", ""],
  ])("with %s is %s", (signal, cause, line) => {
    expect(classify(logged("info", "Loaded"), signal === undefined ? {} : { signal })).toEqual({ cause, line });
  });

  it("is known by the signal that another window has written down", () => {
    expect(classify(logged("warn", `${ENDED_WITH_SIGNAL}SIGKILL`))).toEqual({ cause: "killed", line: "SIGKILL" });
    expect(classify(logged("warn", `${ENDED_WITH_SIGNAL}SIGSEGV`))).toEqual({ cause: "signal", line: "SIGSEGV" });
  });

  it("was ended by a window that waited in vain", () => {
    expect(classify(logged("warn", ENDED_BY_CLIENT), { signal: "SIGKILL" }).cause).toBe("hung");
  });
});

describe("words that are none of a dying server", () => {
  it("are those of another server", () => {
    expect(classify(logged("error", "CUDA error: out of memory", 99)).cause).toBe("unknown");
  });

  it("are complaints that it has survived", () => {
    const later = Array.from({ length: 8 }, (_, index) => logged("info", `work ${index}`));
    const log = ["ggml_cuda: failed to allocate CUDA0 buffer", logged("error", "out of memory"), ...later].join("\n");
    expect(classify(log, { signal: "SIGSEGV" }).cause).toBe("signal");
  });

  it("are complaints that stand above the last mark", () => {
    const complaints = [
      logged("warn", "cudaMalloc failed: out of memory"),
      "ggml_cuda: failed to allocate CUDA0 buffer",
    ];
    const mark = logged("info", SURVIVED_MARK);
    const classified = (lines: readonly string[]) => classify(lines.join("\n"), { signal: "SIGKILL" });
    expect(classified(complaints).cause).toBe("gpuMemory");
    expect(classified([...complaints, mark])).toEqual({ cause: "killed", line: "SIGKILL" });
    expect(classified([...complaints, mark, ...complaints]).cause).toBe("gpuMemory");
    expect(classified([...complaints, logged("info", SURVIVED_MARK, 99)]).cause).toBe("gpuMemory");
  });

  it("are the stack of an error that was handled", () => {
    const log = `${logged("info", "Loading failed")}\n    at out of memory\ncaused by Error: insufficient memory`;
    expect(classify(log).cause).toBe("unknown");
  });
});

it("teaches about the GPU only where its memory may be the cause", () => {
  expect(CRASH_CAUSES.filter(mayBeGpuMemory)).toEqual(["gpuMemory", "signal", "unknown"]);
});
