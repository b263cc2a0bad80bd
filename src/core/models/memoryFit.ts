/** How long a context a memory holds, and how many of them. What they take is memorySum.ts's to say. */

/** "Auto" goes no further: memory grows with each, and few tasks here need more. */
export const MOST_AUTO_CONTEXT_TOKENS = 8192;
export const MOST_AUTO_PARALLEL = 8;
/** Below it a summary is cut into crumbs; "auto" gives up answers side by side first. */
export const LEAST_AUTO_CONTEXT_TOKENS = 2048;
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

/** A cache grows by no less. */
const CONTEXT_STEP_TOKENS = 256;
/** Longer than any model's. */
const MOST_TOKENS = 2 ** 22;

/** The most tokens, in whole steps, that `fits` says yes to; it says no to all that are more than one that does not fit. */
export function largestContext(fits: (contextTokens: number) => boolean, mostTokens = MOST_TOKENS): number {
  if (fits(mostTokens)) return mostTokens;
  let [yes, no] = [0, Math.ceil(mostTokens / CONTEXT_STEP_TOKENS)];
  while (no - yes > 1) {
    const middle = Math.floor((yes + no) / 2);
    if (fits(middle * CONTEXT_STEP_TOKENS)) yes = middle;
    else no = middle;
  }
  return yes * CONTEXT_STEP_TOKENS;
}

/** Of main memory that is free, for context that nobody asked for by number: the rest is other programs'. */
export const AUTO_RAM_SHARE = 0.25;
/** Of what context may take, for a cache that goes back further than the architecture's sliding window. */
export const FULL_WINDOW_SHARE = 0.5;

/**
 * llama.cpp's results take batch times vocabulary times 4 bytes: 78 MB at 128 and Qwen3's 151,936 words. On a processor
 * larger batches read no faster (measured up to 2,048); a GPU needs them to be busy.
 */
const CPU_BATCH_TOKENS = 128;
const GPU_BATCH_TOKENS = 512;
const LEAST_BATCH_TOKENS = 8;

export function batchTokensFor(wished: "auto" | number, gpuLayers: number): number {
  if (wished !== "auto") return Math.max(LEAST_BATCH_TOKENS, wished);
  return gpuLayers > 0 ? GPU_BATCH_TOKENS : CPU_BATCH_TOKENS;
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
