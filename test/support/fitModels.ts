/** Models and machines for tests of what fits where. Figures of Qwen3-32B are those of its own configuration. */
import type { FitModel } from "../../src/core/models/fitSizes.ts";
import type { FitWish } from "../../src/core/models/fitVerdict.ts";
import type { GpuFacts, MachineFacts } from "../../src/shared/fitReport.ts";

export const GIB = 1024 ** 3;

const TABLE_ELEMENTS = 151_936 * 5120;
const BLOCK_ELEMENTS = 5120 * (2 * 64 * 128 + 2 * 8 * 128 + 3 * 25_600);
/** Bytes of the whole Q4_K_M file; its blocks mix formats. */
const Q4_FILE_BYTES = 19.76e9;

type Quantization = "Q4_K_M" | "Q8_0" | "F16";

export function qwen32b(quantization: Quantization): FitModel {
  const { block, table, output } = partsOf(quantization);
  return {
    sizeBytes: 64 * block + table + output,
    blocks: Array.from({ length: 64 }, () => ({
      weightsBytes: block,
      readBytes: block,
      cacheValues: 8 * 2 * 128,
      stateBytes: 0,
    })),
    embeddingBytes: table,
    outputBytes: output,
    tiedOutput: false,
    matrixBytes: {},
    vocabularyWords: 151_936,
    hasMerges: true,
    hiddenSize: 5120,
    feedForwardSize: 25_600,
    heads: 64,
    trainedTokens: 40_960,
    exact: true,
  };
}

function partsOf(quantization: Quantization): {
  readonly block: number;
  readonly table: number;
  readonly output: number;
} {
  if (quantization === "Q4_K_M") {
    const [table, output] = [(TABLE_ELEMENTS * 144) / 256, (TABLE_ELEMENTS * 210) / 256];
    return { table, output, block: (Q4_FILE_BYTES - table - output) / 64 };
  }
  const bytesEach = quantization === "Q8_0" ? 34 / 32 : 2;
  const table = TABLE_ELEMENTS * bytesEach;
  return { table, output: table, block: BLOCK_ELEMENTS * bytesEach };
}

export const WISH: FitWish = {
  contextTokens: "auto",
  parallel: "auto",
  gpuLayers: "auto",
  cacheFormat: "f16",
  batchTokens: "auto",
  flashAttention: true,
  memoryMap: true,
  downloadBytes: 0,
};

export function card(totalGib: number, freeGib = totalGib - 0.5): GpuFacts {
  return { name: `Card ${totalGib}`, totalBytes: totalGib * GIB, freeBytes: freeGib * GIB, integrated: false };
}

export function machine(gpus: readonly GpuFacts[], ramGib = 64, freeGib = ramGib - 4): MachineFacts {
  return {
    backend: gpus.length === 0 ? "cpu" : "cuda",
    gpus,
    ramTotalBytes: ramGib * GIB,
    ramFreeBytes: freeGib * GIB,
    diskFreeBytes: 500 * GIB,
    modelsDir: "/models",
  };
}
