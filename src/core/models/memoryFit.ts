/** How much memory a model's context takes, and how much context a memory holds. Arithmetic, on the file's header alone. */

/** The sizes in a model's header that its context is made of. */
export interface ContextShape {
  /** The transformer's blocks. */
  readonly blocks: number;
  /** Numbers that one token leaves in the cache, keys and values of all blocks together. */
  readonly cacheValuesPerToken: number;
  readonly vocabularyWords: number;
}

export type CacheFormat = "f16" | "q8_0";

/** q8_0 keeps 32 numbers in 34 bytes. */
const BYTES_PER_VALUE: Readonly<Record<CacheFormat, number>> = { f16: 2, q8_0: 34 / 32 };

export function cacheBytesPerToken({ cacheValuesPerToken }: ContextShape, format: CacheFormat): number {
  return Math.ceil(cacheValuesPerToken * BYTES_PER_VALUE[format]);
}

/** llama.cpp reserves a result for each token of a batch, over the whole vocabulary, in 4-byte numbers. */
export function logitsBytes({ vocabularyWords }: ContextShape, batchTokens: number): number {
  return vocabularyWords * batchTokens * 4;
}

/** "Auto" goes no further: memory grows with each, and few tasks here need more. */
export const MOST_AUTO_CONTEXT_TOKENS = 8192;
export const MOST_AUTO_PARALLEL = 8;
/** Below it a summary is cut into crumbs; "auto" gives up answers side by side first. */
const LEAST_AUTO_CONTEXT_TOKENS = 2048;
export const SMALLEST_CONTEXT_TOKENS = 512;

export interface ContextWish {
  readonly contextTokens: "auto" | number;
  readonly parallel: "auto" | number;
  /** Context that "auto" does not exceed: what the model was trained on, or its extension. */
  readonly longestTokens: number;
}

export interface ContextSize {
  /** Of each sequence. */
  readonly contextTokens: number;
  readonly parallel: number;
}

/**
 * The context first, as long as one sequence of it takes half of the memory at most; then as many sequences as fit.
 * What was asked for as a number stays as it is: whether it fits is found out by trying.
 * @param budgetTokens tokens of context, of all sequences together, that the memory holds
 */
export function fitContext(wish: ContextWish, budgetTokens: number): ContextSize {
  const { contextTokens: wished, parallel: wishedParallel, longestTokens } = wish;
  const contextTokens = wished === "auto" ? autoContextTokens(longestTokens, wishedParallel, budgetTokens) : wished;
  const parallel =
    wishedParallel === "auto"
      ? Math.max(1, Math.min(MOST_AUTO_PARALLEL, Math.floor(budgetTokens / contextTokens)))
      : wishedParallel;
  return { contextTokens, parallel };
}

/** Halves from the longest until it fits; a context that is all that fits may use all of the memory. */
function autoContextTokens(longestTokens: number, parallel: "auto" | number, budgetTokens: number): number {
  const most = budgetTokens / (parallel === "auto" ? 1 : parallel);
  const comfortable = parallel === "auto" ? most / 2 : most;
  let tokens = longestTokens;
  while (tokens > comfortable && tokens / 2 >= LEAST_AUTO_CONTEXT_TOKENS) tokens /= 2;
  while (tokens > most && tokens / 2 >= SMALLEST_CONTEXT_TOKENS) tokens /= 2;
  return Math.floor(tokens);
}

/** A memory and the part of each token's context that lies there. */
export interface MemoryPart {
  readonly freeBytes: number;
  readonly share: number;
}

/** Tokens of context that all memories together hold. */
export function budgetTokens(bytesPerToken: number, memories: readonly MemoryPart[]): number {
  const tokens = memories
    .filter(({ share }) => share > 0)
    .map(({ freeBytes, share }) => Math.max(0, freeBytes) / Math.max(1, bytesPerToken * share));
  return Math.floor(Math.min(...tokens, Number.MAX_SAFE_INTEGER));
}

/** What a model takes at the least: its weights, one sequence, and the results of a batch. */
export function estimateModelBytes(
  shape: ContextShape,
  load: {
    readonly weightsBytes: number;
    readonly contextTokens: number;
    readonly parallel: number;
    readonly batchTokens: number;
    readonly cacheFormat: CacheFormat;
  },
): number {
  const cacheBytes = cacheBytesPerToken(shape, load.cacheFormat) * load.contextTokens * load.parallel;
  return load.weightsBytes + cacheBytes + logitsBytes(shape, load.batchTokens);
}

const BYTES_PER_MEGABYTE = 1024 * 1024;
/** 8,192 tokens of Qwen3-32B, at 256 kB each: one long conversation. */
const MOST_AUTO_PREFIX_CACHE_BYTES = 2048 * BYTES_PER_MEGABYTE;
/** Of main memory that is free after the load: a convenience, and nobody should notice that it is there. */
const PREFIX_CACHE_SHARE = 1 / 16;

/** Main memory for conversations that had to leave their sequence. */
export function prefixCacheBytes(settingMegabytes: "auto" | number, freeRamBytes: number): number {
  if (settingMegabytes !== "auto") return settingMegabytes * BYTES_PER_MEGABYTE;
  return Math.floor(Math.min(MOST_AUTO_PREFIX_CACHE_BYTES, Math.max(0, freeRamBytes) * PREFIX_CACHE_SHARE));
}
