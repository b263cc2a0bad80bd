/** What to try when a model is loaded, and what next when that fails. Decisions only; loadNative.ts carries them out. */
import {
  MOST_AUTO_CONTEXT_TOKENS,
  SMALLEST_CONTEXT_TOKENS,
  type ContextSize,
  type ContextWish,
} from "../../../core/models/memoryFit.ts";
import type { CacheFormat } from "../../../core/models/memorySum.ts";
import type { ContextLimit, LoadAdjustment } from "../../../shared/loadAdjustment.ts";
import type { LoadSettings } from "../../../shared/protocol.ts";
import type { ModelFileFacts } from "../../gguf/modelFile.ts";

export type GpuLayers = "auto" | number;

/** YaRN, which stretches positions so that a context beyond the trained one makes sense to the model. */
export interface LongContext {
  readonly factor: number;
  readonly originalTokens: number;
}

export interface LoadWish {
  readonly gpuLayers: GpuLayers;
  /** At most so many, whatever `gpuLayers` says. */
  readonly mostGpuLayers: number;
  readonly context: ContextWish;
  readonly longContext: LongContext | undefined;
  readonly batchTokens: "auto" | number;
  readonly threads: "auto" | number;
  readonly flashAttention: "auto" | boolean;
  readonly cacheFormat: CacheFormat;
  readonly memoryMap: "auto" | boolean;
  readonly memoryLock: boolean;
  /** What is known before anything is loaded not to come as asked. */
  readonly adjustments: readonly LoadAdjustment[];
}

/** What such models are made for by their makers: https://huggingface.co/Qwen/Qwen3-32B, "Processing Long Texts". */
const STRETCHABLE: ReadonlySet<string> = new Set(["qwen3", "qwen3moe"]);
const STRETCHABLE_FROM_TOKENS = 32_768;
const LONGEST_FACTOR = 4;
/** A header may claim nonsense, also a number that the library's type does not hold. */
const LEAST_TRAINED_TOKENS = 64;
/** @param longBudgetTokens what memory holds of context, roughly, before anything is loaded; only a long one asks */
export function wishOf(settings: LoadSettings, file: ModelFileFacts, longBudgetTokens: number): LoadWish {
  const adjustments: LoadAdjustment[] = [];
  const { context, longContext } = contextWish(settings, file, longBudgetTokens, adjustments);
  let cacheFormat: CacheFormat = settings.kvCache === "q8_0" ? "q8_0" : "f16";
  if (cacheFormat === "q8_0" && settings.flashAttention === "off") {
    adjustments.push({ kind: "kvCacheRefused", reason: { code: "needsFlashAttention" } });
    cacheFormat = "f16";
  }
  return {
    gpuLayers: settings.gpuLayers === "auto" ? "auto" : Math.min(settings.gpuLayers, file.totalLayers),
    mostGpuLayers: Math.min(settings.maxGpuLayers ?? file.totalLayers, file.totalLayers),
    context,
    longContext,
    batchTokens: settings.batchTokens,
    threads: settings.threads,
    flashAttention: settings.flashAttention === "auto" ? "auto" : settings.flashAttention === "on",
    cacheFormat,
    memoryMap: settings.memoryMap === "auto" ? "auto" : settings.memoryMap === "on",
    memoryLock: settings.memoryLock,
    adjustments,
  };
}

function contextWish(
  { contextTokens: wished, parallel, longContext: wantsLong }: LoadSettings,
  { trainedTokens, architecture, hasStretchedPositions }: ModelFileFacts,
  longBudgetTokens: number,
  adjustments: LoadAdjustment[],
): { readonly context: ContextWish; readonly longContext: LongContext | undefined } {
  const trained = trainedTokens >= LEAST_TRAINED_TOKENS ? trainedTokens : MOST_AUTO_CONTEXT_TOKENS;
  const isStretchable = STRETCHABLE.has(architecture) && !hasStretchedPositions;
  if (wantsLong && isStretchable) {
    const originalTokens = Math.min(trained, STRETCHABLE_FROM_TOKENS);
    const longestTokens = originalTokens * LONGEST_FACTOR;
    let contextTokens = wished === "auto" ? longestTokens : limited(wished, longestTokens, "stretched", adjustments);
    while (wished === "auto" && contextTokens > longBudgetTokens && contextTokens > originalTokens) contextTokens /= 2;
    const factor = Math.ceil(contextTokens / originalTokens);
    const longContext = factor > 1 ? { factor, originalTokens } : undefined;
    return { context: { contextTokens, parallel, longestTokens }, longContext };
  }
  if (wantsLong) adjustments.push({ kind: "longContextRefused", architecture });
  const longestTokens = Math.min(MOST_AUTO_CONTEXT_TOKENS, trained);
  if (wished === "auto") return { context: { contextTokens: wished, parallel, longestTokens }, longContext: undefined };
  const contextTokens = limited(wished, trained, isStretchable ? "stretchable" : "trained", adjustments);
  return { context: { contextTokens, parallel, longestTokens: trained }, longContext: undefined };
}

/** A number stays as it was asked for, within what the model and the tasks here can do with. */
function limited(wished: number, mostTokens: number, limit: ContextLimit, adjustments: LoadAdjustment[]): number {
  const leastTokens = Math.min(SMALLEST_CONTEXT_TOKENS, mostTokens);
  if (wished > mostTokens) adjustments.push({ kind: "trainedContext", from: wished, to: mostTokens, limit });
  if (wished < leastTokens) {
    adjustments.push({ kind: "numberLimited", setting: "contextTokens", from: wished, to: leastTokens });
  }
  return Math.min(Math.max(wished, leastTokens), mostTokens);
}

/** Metadata that the library is to read in place of the file's. */
export function metadataOverrides(architecture: string, { factor, originalTokens }: LongContext): object {
  return {
    [architecture]: {
      context_length: originalTokens * factor,
      rope: {
        scaling: {
          type: "yarn",
          // The library passes a whole number as an integer, and llama.cpp then ignores it. This is the same in 32 bits.
          factor: factor * (1 + 2 ** -40),
          original_context_length: originalTokens,
        },
      },
    },
  };
}

/** One way of loading. */
export interface Attempt {
  readonly gpuLayers: GpuLayers;
  /** Undefined: what fits when the weights are in memory. */
  readonly size: ContextSize | undefined;
  readonly layerCuts: number;
}

export function firstAttempt({ gpuLayers, mostGpuLayers }: LoadWish, hasGpu: boolean): Attempt {
  const layers = gpuLayers === "auto" ? gpuLayers : Math.min(gpuLayers, mostGpuLayers);
  return { gpuLayers: hasGpu && mostGpuLayers > 0 ? layers : 0, size: undefined, layerCuts: 0 };
}

const MOST_LAYER_CUTS = 2;
const COMFORTABLE_CONTEXT_TOKENS = 2048;

export interface Failure {
  readonly stage: "weights" | "context";
  /** On the GPU, as far as it came. */
  readonly gpuLayers: number;
  readonly size: ContextSize | undefined;
}

/**
 * The next way after memory did not suffice: fewer answers side by side where nobody asked for them, fewer layers on the
 * GPU, then a smaller context, then fewer answers side by side, then the CPU alone, where context and answers shrink again.
 */
export function backOff(
  { layerCuts }: Attempt,
  { stage, gpuLayers, size }: Failure,
  wish: Pick<ContextWish, "parallel">,
): Attempt | undefined {
  const smaller = size === undefined ? undefined : smallerSize(size);
  if (gpuLayers > 0) {
    if (stage === "context" && size !== undefined && size.parallel > 1 && wish.parallel === "auto") {
      return { gpuLayers, size: { ...size, parallel: Math.floor(size.parallel / 2) }, layerCuts };
    }
    if (layerCuts < MOST_LAYER_CUTS && gpuLayers > 1) {
      return { gpuLayers: Math.floor(gpuLayers / 2), size: undefined, layerCuts: layerCuts + 1 };
    }
    if (stage === "context" && smaller !== undefined) return { gpuLayers, size: smaller, layerCuts };
    return { gpuLayers: 0, size: undefined, layerCuts };
  }
  return stage === "context" && smaller !== undefined ? { gpuLayers, size: smaller, layerCuts } : undefined;
}

function smallerSize({ contextTokens, parallel }: ContextSize): ContextSize | undefined {
  const half = Math.floor(contextTokens / 2);
  if (half >= COMFORTABLE_CONTEXT_TOKENS) return { contextTokens: half, parallel };
  if (parallel > 1) return { contextTokens, parallel: Math.floor(parallel / 2) };
  return half >= SMALLEST_CONTEXT_TOKENS ? { contextTokens: half, parallel } : undefined;
}
