/** Whether a model fits a machine, and the sum behind the answer. Arithmetic alone: nothing is asked or tried. */
import type { FitReport, FitVerdict, MachineFacts } from "../../shared/fitReport.ts";
import type { LoadSettings } from "../../shared/protocol.ts";
import type { FitModel } from "./fitSizes.ts";
import {
  AUTO_RAM_SHARE,
  batchTokensFor,
  FULL_WINDOW_SHARE,
  fitContext,
  largestContext,
  MOST_AUTO_CONTEXT_TOKENS,
  SMALLEST_CONTEXT_TOKENS,
  type ContextSize,
} from "./memoryFit.ts";
import {
  DRIVER_BYTES,
  memorySum,
  partsBytes,
  totalLayersOf,
  type CacheFormat,
  type ContextLoad,
  type MemorySum,
} from "./memorySum.ts";
import { tokensPerSecond } from "./speedEstimate.ts";

/** How the model would be loaded. */
export interface FitWish {
  readonly contextTokens: "auto" | number;
  readonly parallel: "auto" | number;
  readonly gpuLayers: "auto" | number;
  /** At most so many, whatever `gpuLayers` says. */
  readonly maxGpuLayers?: number;
  readonly cacheFormat: CacheFormat;
  readonly batchTokens: "auto" | number;
  readonly flashAttention: boolean;
  readonly memoryMap: boolean;
  /** What drafts for it is loaded with it. */
  readonly draft?: FitModel;
  /** What has to be written to disk first. */
  readonly downloadBytes: number;
}

/** The part of a wish that settings decide. */
export function fitWishOf(settings: LoadSettings): Omit<FitWish, "draft" | "downloadBytes"> {
  const { contextTokens, parallel, gpuLayers, maxGpuLayers, batchTokens, flashAttention, kvCache, gpu } = settings;
  return {
    contextTokens,
    parallel,
    gpuLayers: gpu === "off" ? 0 : gpuLayers,
    ...(maxGpuLayers !== undefined && { maxGpuLayers }),
    cacheFormat: kvCache === "q8_0" && flashAttention !== "off" ? "q8_0" : "f16",
    batchTokens,
    flashAttention: flashAttention !== "off",
    memoryMap: settings.memoryMap !== "off",
  };
}

/** What the operating system and everybody else need to go on. */
const RAM_RESERVE_BYTES = 512 * 1024 * 1024;

/** A desktop takes some hundred megabytes of a GPU; more is worth a word. */
export const NOTABLE_OTHERS_BYTES = 1e9;
/** Of a card that only the desktop uses. */
const EMPTY_SHARE = 0.97;

/** What other programs hold of the GPUs' memory. */
export function othersVideoBytes(gpus: MachineFacts["gpus"]): number {
  return gpus.reduce((sum, { totalBytes, freeBytes }) => sum + Math.max(0, totalBytes - freeBytes), 0);
}

export function fitVerdict(model: FitModel, machine: MachineFacts, wish: FitWish): FitReport {
  return new Fitting(model, machine, wish).report();
}

interface Way {
  readonly gpuLayers: number;
  readonly size: ContextSize;
  readonly fullWindows: boolean;
}

class Fitting {
  private readonly model: FitModel;
  private readonly machine: MachineFacts;
  private readonly wish: FitWish;
  private readonly totalLayers: number;
  /** Of one sequence, where nobody has asked for a number. */
  private readonly longestTokens: number;

  constructor(model: FitModel, machine: MachineFacts, wish: FitWish) {
    this.model = model;
    this.machine = machine;
    this.wish = wish;
    this.totalLayers = totalLayersOf(model);
    this.longestTokens = Math.min(MOST_AUTO_CONTEXT_TOKENS, this.trainedTokens);
  }

  report(): FitReport {
    const { model, machine, wish, totalLayers } = this;
    const way = this.bestWay();
    const shown = way ?? this.leastWay();
    const { vram, ram, reclaimableBytes } = this.sum(shown);
    const verdict = way === undefined ? "no" : verdictOf(way.gpuLayers, totalLayers);
    const withoutOthers = verdict === "gpu" ? undefined : this.withoutOthers(way?.gpuLayers ?? 0);
    const speed = way === undefined ? undefined : tokensPerSecond(model, machine, way.gpuLayers);
    return {
      verdict,
      gpuLayers: shown.gpuLayers,
      totalLayers,
      contextTokens: shown.size.contextTokens,
      parallel: shown.size.parallel,
      ...this.untrainedWish(),
      largestContextTokens: this.largestTokens(shown),
      vram,
      ram,
      reclaimableBytes,
      machine,
      ...(withoutOthers !== undefined && { withoutOthers }),
      downloadBytes: wish.downloadBytes,
      ...(speed !== undefined && { tokensPerSecond: speed }),
      exact: model.exact && (wish.draft?.exact ?? true),
    };
  }

  private withoutOthers(gpuLayers: number): FitReport["withoutOthers"] {
    const { gpus } = this.machine;
    if (othersVideoBytes(gpus) < NOTABLE_OTHERS_BYTES) return undefined;
    const emptied = gpus.map((gpu) => ({ ...gpu, freeBytes: Math.max(gpu.freeBytes, gpu.totalBytes * EMPTY_SHARE) }));
    const { verdict, ...other } = new Fitting(this.model, { ...this.machine, gpus: emptied }, this.wish).report();
    return other.gpuLayers > gpuLayers ? { verdict, gpuLayers: other.gpuLayers } : undefined;
  }

  /** As loading goes about it: layers first, for the context that was asked for, then what context the rest holds. */
  private bestWay(): Way | undefined {
    const contextTokens = this.wish.contextTokens === "auto" ? this.longestTokens : this.wantedTokens;
    const parallel = this.wish.parallel === "auto" ? 1 : this.wish.parallel;
    for (let gpuLayers = this.mostLayers(); gpuLayers >= 0; gpuLayers -= 1) {
      const way = { gpuLayers, size: { contextTokens, parallel }, fullWindows: false };
      if (this.fits(way)) return this.withContext(way);
    }
    if (this.wish.contextTokens !== "auto") return undefined;
    return this.withShorterContext(parallel);
  }

  private withShorterContext(parallel: number): Way | undefined {
    for (let tokens = this.longestTokens / 2; tokens >= SMALLEST_CONTEXT_TOKENS; tokens /= 2) {
      const way = {
        gpuLayers: 0,
        size: { contextTokens: Math.floor(tokens), parallel },
        fullWindows: false,
      };
      if (this.fits(way)) return way;
    }
    return undefined;
  }

  private withContext(way: Way): Way {
    const { wish, longestTokens } = this;
    const budget = this.budgetTokens(way, false);
    const size = fitContext({ ...wish, contextTokens: this.wantedTokensOrAuto, longestTokens }, Math.max(budget, 1));
    const tokens = size.contextTokens * size.parallel;
    const fullWindows = tokens <= this.budgetTokens(way, true) * FULL_WINDOW_SHARE;
    const wider = { gpuLayers: way.gpuLayers, size, fullWindows };
    return this.fits(wider) ? wider : way;
  }

  /** Tokens of context of all sequences together that leave most of main memory to others. */
  private budgetTokens({ gpuLayers }: Way, fullWindows: boolean): number {
    return largestContext((contextTokens) => {
      const tried = { gpuLayers, size: { contextTokens, parallel: 1 }, fullWindows };
      const { ram } = this.sum(tried);
      const spare = this.ramBytes - (partsBytes(ram) - ram.cacheBytes);
      return ram.cacheBytes <= spare * AUTO_RAM_SHARE && this.fits(tried);
    });
  }

  /** The smallest that would make sense, on the processor alone: what is lacking is told by it. */
  private leastWay(): Way {
    const contextTokens =
      this.wish.contextTokens === "auto" ? Math.min(SMALLEST_CONTEXT_TOKENS, this.trainedTokens) : this.wantedTokens;
    return {
      gpuLayers: 0,
      size: { contextTokens, parallel: this.wish.parallel === "auto" ? 1 : this.wish.parallel },
      fullWindows: false,
    };
  }

  /** With the same layers on the GPU and all memory that is free. */
  private largestTokens({ gpuLayers }: Way): number {
    const parallel = this.wish.parallel === "auto" ? 1 : this.wish.parallel;
    const tokens = largestContext(
      (contextTokens) => this.fits({ gpuLayers, size: { contextTokens, parallel }, fullWindows: false }),
      this.trainedTokens,
    );
    return tokens < SMALLEST_CONTEXT_TOKENS ? 0 : tokens;
  }

  private fits(way: Way): boolean {
    const { gpus, backend } = this.machine;
    const { vram, ram } = this.sum(way);
    const ramBytes = partsBytes(ram);
    if (way.gpuLayers === 0) return ramBytes <= this.ramBytes;
    // Each device has buffers of its own, and a block lies on one of them whole.
    const largestBlock = Math.max(0, ...this.model.blocks.map(({ weightsBytes }) => weightsBytes));
    const vramBytes = partsBytes(vram) + (gpus.length - 1) * (DRIVER_BYTES + vram.computeBytes + largestBlock);
    const free = gpus.reduce((sum, { freeBytes }) => sum + freeBytes, 0);
    if (vramBytes > free) return false;
    const isShared = backend === "metal" || gpus.every(({ integrated }) => integrated);
    return ramBytes + (isShared ? vramBytes : 0) <= this.ramBytes;
  }

  private sum({ gpuLayers, size, fullWindows }: Way): MemorySum {
    const { wish, machine, totalLayers } = this;
    const host = { weightCopies: machine.weightCopies ?? {}, memoryMap: wish.memoryMap };
    const load: ContextLoad = {
      ...size,
      batchTokens: Math.max(size.parallel, batchTokensFor(wish.batchTokens, gpuLayers)),
      cacheFormat: wish.cacheFormat,
      flashAttention: wish.flashAttention,
      fullWindows,
    };
    const own = memorySum(this.model, load, gpuLayers, host);
    if (wish.draft === undefined) return own;
    const share = gpuLayers / totalLayers;
    return added(own, memorySum(wish.draft, load, Math.floor(totalLayersOf(wish.draft) * share), host));
  }

  private mostLayers(): number {
    const { gpuLayers, maxGpuLayers = this.totalLayers } = this.wish;
    if (this.machine.backend === "cpu" || this.machine.gpus.length === 0) return 0;
    return Math.min(gpuLayers === "auto" ? this.totalLayers : gpuLayers, maxGpuLayers, this.totalLayers);
  }

  private get ramBytes(): number {
    return this.machine.ramFreeBytes - RAM_RESERVE_BYTES;
  }

  private get trainedTokens(): number {
    return this.model.trainedTokens > 0 ? this.model.trainedTokens : MOST_AUTO_CONTEXT_TOKENS;
  }

  private untrainedWish(): Pick<FitReport, "wishedContextTokens"> {
    const { contextTokens } = this.wish;
    return contextTokens === "auto" || contextTokens <= this.trainedTokens
      ? {}
      : { wishedContextTokens: contextTokens };
  }

  private get wantedTokensOrAuto(): "auto" | number {
    return this.wish.contextTokens === "auto" ? "auto" : this.wantedTokens;
  }

  private get wantedTokens(): number {
    const { contextTokens } = this.wish;
    return contextTokens === "auto" ? this.longestTokens : Math.min(contextTokens, this.trainedTokens);
  }
}

function verdictOf(gpuLayers: number, totalLayers: number): FitVerdict {
  if (gpuLayers === 0) return "ram";
  return gpuLayers === totalLayers ? "gpu" : "partial";
}

function added(one: MemorySum, other: MemorySum): MemorySum {
  const parts = (key: "vram" | "ram"): MemorySum["ram"] => ({
    weightsBytes: one[key].weightsBytes + other[key].weightsBytes,
    cacheBytes: one[key].cacheBytes + other[key].cacheBytes,
    computeBytes: one[key].computeBytes + other[key].computeBytes,
    overheadBytes: one[key].overheadBytes,
  });
  const reclaimableBytes = one.reclaimableBytes + other.reclaimableBytes;
  return { vram: parts("vram"), ram: parts("ram"), reclaimableBytes };
}
