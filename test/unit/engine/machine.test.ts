import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { describeMachine } from "../../../src/server/engine/loading/describeMachine.ts";
import { loadAdjustments } from "../../../src/server/engine/loading/loadAdjustments.ts";
import { wishOf } from "../../../src/server/engine/loading/loadPlan.ts";
import { memorySpeed } from "../../../src/server/engine/loading/memorySpeed.ts";
import { weightCopies } from "../../../src/server/engine/loading/weightCopies.ts";
import { DEFAULT_LOAD_SETTINGS } from "../../../src/shared/protocol.ts";
import { adjustmentText } from "../../../src/core/modelDetails.ts";
import { CountedLibrary } from "../../support/countedLibrary.ts";
import { LARGE_FILE } from "../../support/fakeLlamaLibrary.ts";

const GIB = 1024 ** 3;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "sealion-machine-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe("a machine", () => {
  it("has its devices, memory with that of our own models, and the disk that a folder will be on", async () => {
    const library = await new CountedLibrary().start();
    const [total, free] = [24 * GIB, 10 * GIB];
    const backend = {
      ...library,
      deviceNames: () => Promise.resolve(["NVIDIA GeForce RTX 4090"]),
      videoMemory: () => Promise.resolve({ total, free, unifiedSize: 0 }),
      ownVideoBytes: () => Promise.resolve(8 * GIB),
    };
    const facts = await describeMachine({
      chosen: { backend, kind: "own", adjustments: [] },
      modelsDir: path.join(folder, "not", "there"),
      dataDir: folder,
      mappedBytes: 0,
      holdsModels: false,
      measureMemory: () => Promise.resolve(50e9),
    });
    expect(facts).toMatchObject({
      backend: "cuda",
      gpus: [{ name: "NVIDIA GeForce RTX 4090", totalBytes: total, freeBytes: 18 * GIB, integrated: false }],
      vramBytesPerSecond: 1008e9,
      ramBytesPerSecond: 50e9,
      weightCopies: {},
    });
    expect(facts.diskFreeBytes).toBeGreaterThan(0);
  });
});

describe("the speed of memory", () => {
  it("is measured once for each machine", async () => {
    let measured = 0;
    const ask = (machine: string) =>
      memorySpeed({
        file: path.join(folder, "cache", "speed.json"),
        machine,
        threads: 1,
        measure: () => Promise.resolve((measured += 1) * 1e9),
      });
    expect([await ask("a"), await ask("a"), await ask("b"), await ask("b")]).toEqual([1e9, 1e9, 2e9, 2e9]);
  });
});

describe("weights held twice", () => {
  const amx = "CPU : AVX2 = 1 | AVX512 = 1 | AMX_INT8 = 1 | LLAMAFILE = 1 | REPACK = 1 | ";

  it("depend on what the processor can, and on whether a GPU lends its host memory", () => {
    expect(weightCopies(amx, false)).toMatchObject({ Q8_0: 38 / 34, Q4_K: 148 / 144, IQ4_NL: 1 });
    expect(weightCopies("CPU : AVX2 = 1 | REPACK = 1 | ", false)).toEqual({ Q4_0: 1, Q4_K: 1, IQ4_NL: 1, MXFP4: 1 });
    expect(weightCopies("CPU : NEON = 1 | DOTPROD = 1 | REPACK = 1 | ", "metal")).toMatchObject({ Q8_0: 1, Q6_K: 1 });
    expect(weightCopies("CPU : SSE3 = 1 | ", false)).toEqual({});
    expect(weightCopies(amx, "cuda")).toEqual({});
  });
});

describe("fewer layers than wished", () => {
  const fewer = (othersVideoBytes: number) =>
    loadAdjustments(wishOf({ ...DEFAULT_LOAD_SETTINGS, contextTokens: 8192, parallel: 1 }, LARGE_FILE, 1e9), {
      contextTokens: 8192,
      parallel: 1,
      gpuLayers: 20,
      totalLayers: 65,
      hasGpu: true,
      kvBytes: 1,
      batchTokens: 512,
      threads: 1,
      othersVideoBytes,
    });

  it("name the other programs that hold the GPU's memory, where they hold much", () => {
    expect(fewer(3e8)).toEqual([{ kind: "fewerGpuLayers", from: 65, to: 20, because: "memory" }]);
    const [adjustment] = fewer(18e9);
    expect(adjustment).toEqual({
      kind: "fewerGpuLayers",
      from: 65,
      to: 20,
      because: "others",
      othersBytes: 18e9,
    });
    if (adjustment === undefined) throw new Error("No adjustment");
    expect(adjustmentText(adjustment)).toContain("other programs hold 18.0 GB");
  });
});
