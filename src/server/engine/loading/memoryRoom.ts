/**
 * Keeps account of what is loaded, so that the question whether another model fits beside it can be answered before
 * anything is tried. Errs on the side of no: a wrong yes makes the whole machine swap, a wrong no asks the user.
 */
import type { FitModel } from "../../../core/models/fitSizes.ts";
import { batchTokensFor, MOST_AUTO_CONTEXT_TOKENS } from "../../../core/models/memoryFit.ts";
import { cacheSplit, computeSplit } from "../../../core/models/memorySum.ts";
import type { LoadSettings } from "../../../shared/protocol.ts";

export interface RoomModel {
  readonly sizeBytes: number;
  readonly sizes: FitModel;
  readonly trainedTokens: number;
}

export interface FreeMemory {
  readonly ramBytes: number;
  /** Undefined without a graphics processor that may be used. */
  readonly videoBytes: number | undefined;
}

/** The library's buffers, the tokenizer, the operating system's own appetite. */
const RESERVE_BYTES = 512 * 1024 * 1024;
/** Of what is free: other programs grow too. */
const USABLE_SHARE = 0.85;

interface Entry {
  readonly bytes: number;
}

export class MemoryRoom {
  private readonly loading = new Set<Entry>();
  /** Mapped from files into memory that the system still calls free. */
  private readonly mapped = new Set<Entry>();

  /** @returns what ends the reservation, when the load has come to an end, well or badly */
  reserve(model: RoomModel, settings: LoadSettings): () => void {
    return enter(this.loading, leastBytes(model, settings));
  }

  /** @returns what takes it off the account, when the model is gone */
  keepMapped(bytes: number): () => void {
    return enter(this.mapped, bytes);
  }

  /** Pages of files that loaded models map. */
  get mappedBytes(): number {
    return sum(this.mapped);
  }

  /** Whether a model is loaded and may be computing. */
  get holdsModels(): boolean {
    return this.mapped.size > 0;
  }

  fits(model: RoomModel, settings: LoadSettings, free: FreeMemory): boolean {
    const needed = leastBytes(model, settings) + RESERVE_BYTES;
    const loading = sum(this.loading);
    const ram = (free.ramBytes - sum(this.mapped) - loading) * USABLE_SHARE;
    if (free.videoBytes === undefined || settings.gpuLayers === 0) return needed <= ram;
    // Whatever does not go onto the graphics processor is slow: not beside a model that does.
    return needed <= (free.videoBytes - loading) * USABLE_SHARE && RESERVE_BYTES <= ram;
  }
}

function leastBytes({ sizeBytes, sizes, trainedTokens }: RoomModel, settings: LoadSettings): number {
  const longest = Math.min(MOST_AUTO_CONTEXT_TOKENS, Math.max(trainedTokens, 1));
  const load = {
    contextTokens: settings.contextTokens === "auto" ? longest : settings.contextTokens,
    parallel: settings.parallel === "auto" ? 1 : settings.parallel,
    // As on a graphics processor, also where there is none: errs on the side of no.
    batchTokens: batchTokensFor(settings.batchTokens, 1),
    cacheFormat: settings.kvCache === "q8_0" ? "q8_0" : "f16",
    flashAttention: settings.flashAttention !== "off",
    fullWindows: false,
  } as const;
  return sizeBytes + cacheSplit(sizes, load, 0).ram + computeSplit(sizes, load, 0).ram;
}

function enter(account: Set<Entry>, bytes: number): () => void {
  const entry = { bytes };
  account.add(entry);
  return () => account.delete(entry);
}

function sum(account: ReadonlySet<Entry>): number {
  return [...account].reduce((total, { bytes }) => total + bytes, 0);
}
