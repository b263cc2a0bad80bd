/**
 * What a model takes of each memory: the one home of this arithmetic, for verdicts before a download and for loading. The
 * formulas follow llama.cpp's own allocation and were checked against it: `npm run bench -- --only memory`.
 */
import type { MemoryParts } from "../../shared/fitReport.ts";
import type { BlockSizes, FitModel } from "./fitSizes.ts";

export type CacheFormat = "f16" | "q8_0";

/** The context that is made for a model. */
export interface ContextLoad {
  /** Of each sequence. */
  readonly contextTokens: number;
  readonly parallel: number;
  readonly batchTokens: number;
  readonly cacheFormat: CacheFormat;
  readonly flashAttention: boolean;
  /** Blocks that attend to a window only keep everything all the same, so that a prompt can be cut back to an earlier one. */
  readonly fullWindows: boolean;
}

/** How this machine's processor holds weights. */
export interface WeightsHost {
  /** Bytes that it keeps in another order for each byte of a number format, by the format's name. */
  readonly weightCopies: Readonly<Record<string, number>>;
  /** The weights are the file's own pages. */
  readonly memoryMap: boolean;
}

export interface MemorySum {
  readonly vram: MemoryParts;
  readonly ram: MemoryParts;
  /** Pages of the file that are in memory, but are not needed again: the system takes them back. Not part of `ram`. */
  readonly reclaimableBytes: number;
}

interface Split {
  readonly vram: number;
  readonly ram: number;
}

/** q8_0 keeps 32 numbers in 34 bytes. */
const BYTES_PER_VALUE: Readonly<Record<CacheFormat, number>> = { f16: 2, q8_0: 34 / 32 };
/** llama.cpp rounds caches up to so many tokens. */
const CELLS = 256;
const FLOAT_BYTES = 4;
/** Queries, keys, values and what comes in lie beside the scores of an attention, in units of the hidden size. */
const ATTENTION_ROWS = 5.7;
/** What comes out of the last block and goes into the output. */
const OUTPUT_ROWS = 2;
const FEED_FORWARD_ROWS = 3;
/** The mask of which token sees which, as numbers of 4 bytes and of 2. */
const MASK_BYTES = 6;
const MIB = 1024 * 1024;
/** Tokenizer and tables of words, in llama.cpp, its binding and the server. Measured with 49,152 to 262,144 words. */
const BYTES_PER_WORD = { merges: 1450, pieces: 750 } as const;
/** Code and stacks that come with a first model. */
const PROCESS_BYTES = 8 * MIB;
/** A context on a graphics processor, its kernels and work spaces: what stands on no account. */
export const DRIVER_BYTES = 256 * MIB;

export function memorySum(model: FitModel, load: ContextLoad, gpuLayers: number, host: WeightsHost): MemorySum {
  const weights = weightsSplit(model, gpuLayers, host);
  const cache = cacheSplit(model, load, gpuLayers);
  const compute = computeSplit(model, load, gpuLayers);
  return {
    vram: {
      weightsBytes: weights.vram,
      cacheBytes: cache.vram,
      computeBytes: compute.vram,
      overheadBytes: gpuLayers > 0 ? DRIVER_BYTES : 0,
    },
    ram: {
      weightsBytes: weights.ram,
      cacheBytes: cache.ram,
      computeBytes: compute.ram,
      overheadBytes: PROCESS_BYTES + model.vocabularyWords * BYTES_PER_WORD[model.hasMerges ? "merges" : "pieces"],
    },
    reclaimableBytes: weights.reclaimable,
  };
}

export function partsBytes({ weightsBytes, cacheBytes, computeBytes, overheadBytes }: MemoryParts): number {
  return weightsBytes + cacheBytes + computeBytes + overheadBytes;
}

export function totalLayersOf({ blocks }: FitModel): number {
  return blocks.length + 1;
}

/** The output goes to the GPU first, then blocks from the last to the first. */
export function isOnGpu(model: FitModel, block: number, gpuLayers: number): boolean {
  return block >= totalLayersOf(model) - gpuLayers;
}

/** Cells that a block keeps for each sequence. */
function cellsOf({ windowTokens }: BlockSizes, load: ContextLoad): number {
  const all = padded(load.contextTokens);
  if (windowTokens === undefined || load.fullWindows) return all;
  return Math.min(all, padded(Math.min(all, windowTokens + evaluatedTokens(load) + 1)));
}

export function cacheSplit(model: FitModel, load: ContextLoad, gpuLayers: number): Split {
  const sum = { vram: 0, ram: 0 };
  for (const [index, block] of model.blocks.entries()) {
    const perSequence = cellsOf(block, load) * block.cacheValues * BYTES_PER_VALUE[load.cacheFormat] + block.stateBytes;
    sum[isOnGpu(model, index, gpuLayers) ? "vram" : "ram"] += perSequence * load.parallel;
  }
  return { vram: Math.ceil(sum.vram), ram: Math.ceil(sum.ram) };
}

/** Results of a batch over the whole vocabulary, or the scores of an attention, or what a block makes on its way. */
export function computeSplit(model: FitModel, load: ContextLoad, gpuLayers: number): Split {
  const { blocks, hiddenSize, feedForwardSize, heads, vocabularyWords } = model;
  const hasWindows = blocks.some(({ windowTokens }) => windowTokens !== undefined);
  const tokens = evaluatedTokens(load) + (hasWindows && !load.fullWindows ? 1 : 0);
  const cells = Math.max(
    0,
    ...blocks.filter(({ cacheValues }) => cacheValues > 0).map((block) => cellsOf(block, load)),
  );
  const results = tokens * FLOAT_BYTES * (vocabularyWords + OUTPUT_ROWS * hiddenSize);
  const scores = load.flashAttention ? cells * MASK_BYTES : cells * (heads + 1) * FLOAT_BYTES;
  const attention = tokens * (scores + ATTENTION_ROWS * hiddenSize * FLOAT_BYTES);
  const feedForward =
    tokens * (cells * MASK_BYTES + (2 * feedForwardSize + FEED_FORWARD_ROWS * hiddenSize) * FLOAT_BYTES);
  const most = Math.ceil(Math.max(results, attention, feedForward));
  // What sampling reads, in main memory wherever it was computed.
  const output = vocabularyWords * FLOAT_BYTES * load.parallel;
  if (gpuLayers === 0) return { vram: 0, ram: most + output };
  const blocksInRam = blocks.length - blocks.filter((_, index) => isOnGpu(model, index, gpuLayers)).length;
  const blockInRam = Math.ceil(Math.max(attention, feedForward));
  // Mask and words of a batch are prepared in main memory; blocks that stay there are computed there, too.
  const prepared = tokens * (cells * FLOAT_BYTES + hiddenSize * FLOAT_BYTES);
  // Long batches are computed on the GPU all the same, with a copy of a block's weights.
  const visiting = blocksInRam > 0 ? Math.max(...blocks.map(({ weightsBytes }) => weightsBytes)) : 0;
  return {
    vram: most + Math.ceil(visiting),
    ram: output + Math.ceil(blocksInRam > 0 ? blockInRam : prepared),
  };
}

function weightsSplit(model: FitModel, gpuLayers: number, host: WeightsHost): Split & { readonly reclaimable: number } {
  const { blocks, embeddingBytes, outputBytes, tiedOutput, matrixBytes } = model;
  const onGpu = blocks.filter((_, index) => isOnGpu(model, index, gpuLayers));
  const all = blocks.reduce((sum, { weightsBytes }) => sum + weightsBytes, 0);
  const vramBlocks = onGpu.reduce((sum, { weightsBytes }) => sum + weightsBytes, 0);
  if (gpuLayers > 0) {
    return { vram: vramBlocks + outputBytes, ram: all - vramBlocks + embeddingBytes, reclaimable: 0 };
  }
  const inFile = all + embeddingBytes + (tiedOutput ? 0 : outputBytes);
  let [copies, copied] = [0, 0];
  for (const [format, bytes] of Object.entries(matrixBytes)) {
    const share = host.weightCopies[format] ?? 0;
    copies += bytes * share;
    copied += share > 0 ? bytes : 0;
  }
  // The table of words is read as it is, beside the copy that the output is.
  const tied = tiedOutput && copied > 0 ? Math.min(copied, outputBytes) : 0;
  const replaced = Math.max(0, copied - tied);
  const ram = Math.ceil(inFile - replaced + copies);
  return { vram: 0, ram, reclaimable: host.memoryMap ? Math.ceil(replaced) : 0 };
}

function evaluatedTokens({ batchTokens, parallel, contextTokens }: ContextLoad): number {
  return Math.min(Math.max(batchTokens, parallel), Math.max(1, padded(contextTokens) * parallel));
}

function padded(tokens: number): number {
  return Math.ceil(tokens / CELLS) * CELLS;
}
