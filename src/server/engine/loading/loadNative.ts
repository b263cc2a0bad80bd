/** Loads weights and makes a context for them, and gives way step by step when memory does not suffice. */
import { setImmediate as nextTurn } from "node:timers/promises";
import {
  AUTO_RAM_SHARE,
  batchTokensFor,
  fitContext,
  FULL_WINDOW_SHARE,
  largestContext,
  type ContextSize,
} from "../../../core/models/memoryFit.ts";
import {
  cacheSplit,
  computeSplit,
  DRIVER_BYTES,
  type CacheFormat,
  type ContextLoad,
} from "../../../core/models/memorySum.ts";
import { AppError } from "../../../shared/appError.ts";
import { CancelledError } from "../../../shared/cancelSignal.ts";
import type { Logger } from "../../../shared/logger.ts";
import type { Refusal } from "../../../shared/loadAdjustment.ts";
import type { GpuBackend } from "../../../shared/protocol.ts";
import type { VideoMemory } from "./gpuDevices.ts";
import { backOff, firstAttempt, metadataOverrides, type Attempt, type GpuLayers, type LoadWish } from "./loadPlan.ts";
import type { ModelFileFacts } from "../../gguf/modelFile.ts";
import type { LibraryContext } from "../native/nativeContextOf.ts";
import type { NativeLog } from "./nativeLog.ts";

interface MemoryUse {
  readonly ram: number;
  readonly vram: number;
}

/** The library's own accounts come with what it makes. */
export interface LoadedContext extends LibraryContext {
  readonly memoryUsage: MemoryUse;
}

export interface WeightsOptions {
  readonly modelPath: string;
  readonly gpuLayers: number | { readonly max: number; readonly fitContext: { readonly contextSize: number } };
  readonly useMmap: "auto" | boolean;
  readonly useMlock: boolean;
  readonly defaultContextFlashAttention: "auto" | boolean;
  readonly metadataOverrides?: object;
  readonly loadSignal: AbortSignal;
  readonly onLoadProgress: (fraction: number) => void;
}

export interface ContextOptions {
  readonly contextSize: number;
  readonly sequences: number;
  readonly batchSize: number;
  readonly threads: number;
  readonly flashAttention: "auto" | boolean;
  readonly experimentalKvCacheKeyType: "F16" | "Q8_0";
  readonly experimentalKvCacheValueType: "F16" | "Q8_0";
  readonly swaFullCache: boolean;
  readonly createSignal: AbortSignal;
}

export interface LoadedWeights<Context extends LoadedContext = LoadedContext> {
  readonly gpuLayers: number;
  readonly useMmap: boolean;
  readonly memoryUsage: MemoryUse;
  /** Tokens of the sliding window, where the architecture has one. */
  readonly windowTokens: number | undefined;
  /** Some or all of its blocks keep one state for all tokens together. */
  readonly isRecurrent: boolean;
  createContext(options: ContextOptions): Promise<Context>;
  dispose(): Promise<void>;
}

/** llama.cpp on one backend, as far as loading goes. */
export interface LoadingBackend<Weights> {
  readonly gpu: GpuBackend | false;
  readonly supportsMlock: boolean;
  loadWeights(options: WeightsOptions): Promise<Weights>;
  videoMemory(): Promise<VideoMemory>;
  freeRamBytes(): Promise<number>;
  /** The library's own estimate said no, before anything was tried. */
  isOutOfMemory(error: unknown): boolean;
}

export interface NativeLoadOptions<Weights> {
  readonly backend: LoadingBackend<Weights>;
  readonly file: ModelFileFacts;
  readonly wish: LoadWish;
  readonly threads: number;
  readonly nativeLog: NativeLog;
  readonly logger: Logger;
  readonly signal: AbortSignal;
  readonly onProgress: (fraction: number) => void;
}

export interface NativeLoad<Context, Weights> {
  readonly weights: Weights;
  readonly context: Context;
  readonly size: ContextSize;
  readonly cacheFormat: CacheFormat;
  readonly kvBytes: number;
  readonly flashAttention: boolean;
  /** All that the model was told is in the cache, not only the architecture's sliding window of it. */
  readonly swaFullCache: boolean;
  readonly kvCacheRefusal: Refusal | undefined;
  readonly memoryLockRefusal: Refusal | undefined;
}

type WeightsOf<Context extends LoadedContext> = LoadedWeights<Context>;

/**
 * @throws AppError model.incompatible, model.insufficientMemory, model.loadFailed
 * @throws CancelledError
 */
export function loadNative<Context extends LoadedContext, Weights extends WeightsOf<Context>>(
  options: NativeLoadOptions<Weights>,
): Promise<NativeLoad<Context, Weights>> {
  return new NativeLoading<Context, Weights>(options).run();
}

class NativeLoading<Context extends LoadedContext, Weights extends WeightsOf<Context>> {
  private readonly options: NativeLoadOptions<Weights>;
  private cacheFormat: CacheFormat;
  private kvCacheRefusal: Refusal | undefined;
  private weights: Weights | undefined;

  constructor(options: NativeLoadOptions<Weights>) {
    this.options = options;
    this.cacheFormat = options.wish.cacheFormat;
  }

  async run(): Promise<NativeLoad<Context, Weights>> {
    const { backend, wish, file, signal, logger } = this.options;
    let attempt: Attempt | undefined = firstAttempt(wish, backend.gpu !== false);
    let cause: unknown;
    while (attempt !== undefined) {
      const failed: Attempt = attempt;
      let size = attempt.size;
      try {
        const weights = await this.weightsFor(attempt.gpuLayers);
        size ??= await this.fittingSize(weights);
        return await this.contextFor(weights, size);
      } catch (error) {
        cause = error;
        if (signal.aborted) {
          await this.drop();
          throw new CancelledError();
        }
        const fatal = await this.fatalError(error);
        if (fatal !== undefined) {
          await this.drop();
          throw fatal;
        }
        const gpuLayers =
          this.weights?.gpuLayers ?? (failed.gpuLayers === "auto" ? wish.mostGpuLayers : failed.gpuLayers);
        const stage = this.weights === undefined ? "weights" : "context";
        attempt = backOff(failed, { stage, gpuLayers, size }, wish.context);
        if (attempt !== undefined) logger.warn(`Not enough memory for ${say(failed, size)}; trying ${say(attempt)}`);
        if (attempt?.gpuLayers !== this.weights?.gpuLayers) await this.drop();
      }
    }
    const details = { path: file.path };
    throw new AppError("model.insufficientMemory", messageOf(cause), { details, cause });
  }

  private async drop(): Promise<void> {
    const { weights } = this;
    this.weights = undefined;
    await weights?.dispose();
  }

  /** What is wrong when it is not memory. */
  private async fatalError(cause: unknown): Promise<AppError | undefined> {
    const { nativeLog, file, backend } = this.options;
    // The library delivers its log with a delay.
    await nextTurn();
    const architecture = nativeLog.unknownArchitecture;
    if (architecture !== undefined) {
      const details = { path: file.path, architecture };
      return new AppError("model.incompatible", `Unknown architecture ${architecture}`, { details, cause });
    }
    if (backend.isOutOfMemory(cause) || nativeLog.saysOutOfMemory) return undefined;
    const reason = nativeLog.reason ?? messageOf(cause);
    return new AppError("model.loadFailed", reason, { details: { reason }, cause });
  }

  private async weightsFor(gpuLayers: GpuLayers): Promise<Weights> {
    if (this.weights !== undefined) return this.weights;
    const { backend, file, wish, nativeLog, signal, onProgress } = this.options;
    nativeLog.clearFacts();
    this.weights = await backend.loadWeights({
      modelPath: file.path,
      gpuLayers: gpuLayers === "auto" ? { max: wish.mostGpuLayers, fitContext: wantedContext(wish) } : gpuLayers,
      useMmap: wish.memoryMap,
      useMlock: wish.memoryLock && backend.supportsMlock,
      defaultContextFlashAttention: this.flashAttentionFor(backend.gpu === false ? 0 : 1),
      ...(wish.longContext === undefined
        ? {}
        : { metadataOverrides: metadataOverrides(file.architecture, wish.longContext) }),
      loadSignal: signal,
      onLoadProgress: onProgress,
    });
    return this.weights;
  }

  /** "auto" made numbers, by what is free now that the weights are in memory. */
  private async fittingSize(weights: Weights): Promise<ContextSize> {
    return fitContext(this.options.wish.context, Math.max(1, await this.contextBudgetTokens(weights, false)));
  }

  /** Tokens of context, of all sequences together. */
  private async contextBudgetTokens(weights: Weights, fullWindows: boolean): Promise<number> {
    const { backend, file } = this.options;
    const { gpuLayers, useMmap, memoryUsage } = weights;
    const video = gpuLayers === 0 ? 0 : (await backend.videoMemory()).free - DRIVER_BYTES;
    // Mapped weights are in memory that the system calls free.
    const ram = (await backend.freeRamBytes()) - (useMmap ? memoryUsage.ram : 0);
    return largestContext((contextTokens) => {
      const load = this.contextLoad(weights, { contextTokens, parallel: 1 }, fullWindows);
      const cache = cacheSplit(file.sizes, load, gpuLayers);
      const compute = computeSplit(file.sizes, load, gpuLayers);
      const isInVideo = gpuLayers === 0 || cache.vram + compute.vram <= video;
      return isInVideo && cache.ram <= (ram - compute.ram) * AUTO_RAM_SHARE;
    });
  }

  private contextLoad({ gpuLayers }: Weights, size: ContextSize, fullWindows: boolean): ContextLoad {
    const { wish } = this.options;
    return {
      ...size,
      batchTokens: Math.max(size.parallel, batchTokensFor(wish.batchTokens, gpuLayers)),
      cacheFormat: this.cacheFormat,
      flashAttention: wish.flashAttention !== false,
      fullWindows,
    };
  }

  private async contextFor(weights: Weights, size: ContextSize): Promise<NativeLoad<Context, Weights>> {
    try {
      return await this.tryContext(weights, size);
    } catch (error) {
      if (this.cacheFormat === "f16" || this.options.signal.aborted) throw error;
      const refusal = await this.fatalError(error);
      if (refusal === undefined) throw error;
      this.kvCacheRefusal = { code: "engine", text: refusal.message };
      this.cacheFormat = "f16";
      return await this.tryContext(weights, size);
    }
  }

  private async tryContext(weights: Weights, size: ContextSize): Promise<NativeLoad<Context, Weights>> {
    const { backend, threads, nativeLog, signal, file } = this.options;
    const swaFullCache = weights.windowTokens !== undefined && (await this.affordsFullCache(weights, size));
    const flashAttention = this.flashAttentionFor(weights.gpuLayers);
    const load = this.contextLoad(weights, size, swaFullCache);
    const type = this.cacheFormat === "q8_0" ? "Q8_0" : "F16";
    nativeLog.clear();
    const context = await weights.createContext({
      contextSize: size.contextTokens,
      sequences: size.parallel,
      batchSize: load.batchTokens,
      threads,
      flashAttention,
      experimentalKvCacheKeyType: type,
      experimentalKvCacheValueType: type,
      swaFullCache,
      createSignal: signal,
    });
    await nextTurn();
    const estimated = cacheSplit(file.sizes, { ...load, contextTokens: context.contextSize }, weights.gpuLayers);
    return {
      weights,
      context,
      size: { contextTokens: context.contextSize, parallel: context.totalSequences },
      cacheFormat: this.cacheFormat,
      kvBytes: nativeLog.cacheBytes > 0 ? nativeLog.cacheBytes : estimated.vram + estimated.ram,
      flashAttention: flashAttention === "auto" ? (nativeLog.flashAttention ?? true) : flashAttention,
      swaFullCache,
      kvCacheRefusal: this.kvCacheRefusal,
      memoryLockRefusal: this.memoryLockRefusal(backend.supportsMlock),
    };
  }

  /**
   * A cache of the window alone cannot be cut back to an earlier beginning: each prompt would be read anew. So a full one is
   * made where it does not take what the context itself needs.
   */
  private async affordsFullCache(weights: Weights, size: ContextSize): Promise<boolean> {
    const tokens = size.contextTokens * size.parallel;
    return tokens <= (await this.contextBudgetTokens(weights, true)) * FULL_WINDOW_SHARE;
  }

  /** The CPU always can; not every GPU does. */
  private flashAttentionFor(gpuLayers: number): "auto" | boolean {
    const { flashAttention } = this.options.wish;
    return flashAttention === "auto" && gpuLayers === 0 ? true : flashAttention;
  }

  private memoryLockRefusal(isSupported: boolean): Refusal | undefined {
    if (!this.options.wish.memoryLock) return undefined;
    if (!isSupported) return { code: "noMemoryLock" };
    const text = this.options.nativeLog.memoryLockRefusal;
    return text === undefined ? undefined : { code: "engine", text };
  }
}

/** For the library's estimate of how many layers fit. It counts one sequence: more are as much longer a context. */
function wantedContext({ context }: LoadWish): { readonly contextSize: number } {
  const tokens = context.contextTokens === "auto" ? context.longestTokens : context.contextTokens;
  return { contextSize: tokens * (context.parallel === "auto" ? 1 : context.parallel) };
}

function say({ gpuLayers, size }: Attempt, tried = size): string {
  const context = tried === undefined ? "what fits" : `${tried.parallel} x ${tried.contextTokens} tokens`;
  return `${gpuLayers} layers on the GPU with ${context} of context`;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
