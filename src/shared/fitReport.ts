/** Whether a model fits this machine, with the sum behind the answer. Plain data, made by src/core/models/fitVerdict.ts. */
import type { GpuBackend } from "./protocol.ts";

/** A graphics processor, as far as a fit depends on it. */
export interface GpuFacts {
  readonly name: string;
  readonly totalBytes: number;
  /** Not taken by other programs now. What our own models take is counted in: they would make room. */
  readonly freeBytes: number;
  /** Part of the processor: its memory is main memory. */
  readonly integrated: boolean;
}

/** What a machine has. All that a verdict goes by beside the model itself. */
export interface MachineFacts {
  readonly backend: GpuBackend | "cpu";
  readonly gpus: readonly GpuFacts[];
  readonly ramTotalBytes: number;
  /** Free or easily freed now, that of our own models included. */
  readonly ramFreeBytes: number;
  /** Of the folder that downloads go to. */
  readonly diskFreeBytes: number;
  readonly modelsDir: string;
  /** Bytes that main memory gives all cores together in a second, measured once. Left out: not known. */
  readonly ramBytesPerSecond?: number;
  /** The same of the GPUs, from their makers' figures. Left out: not known. */
  readonly vramBytesPerSecond?: number;
  /** Bytes that the processor keeps in another order for each byte of weights, by their number format. Left out: none. */
  readonly weightCopies?: Readonly<Record<string, number>>;
}

/** "gpu": all layers; "partial": some of them; "ram": on the processor, slow; "no": not at all. */
export type FitVerdict = "gpu" | "partial" | "ram" | "no";

/** The parts of what a model takes, in bytes. */
export interface MemoryParts {
  readonly weightsBytes: number;
  readonly cacheBytes: number;
  readonly computeBytes: number;
  /** Tables of words, code and drivers: what there is one of, however long the context. */
  readonly overheadBytes: number;
}

export interface FitReport {
  readonly verdict: FitVerdict;
  readonly gpuLayers: number;
  readonly totalLayers: number;
  /** The context and the answers side by side that the verdict is for. */
  readonly contextTokens: number;
  readonly parallel: number;
  /** What was asked for, where it is more than the model was trained on. Left out: `contextTokens` is what was asked for. */
  readonly wishedContextTokens?: number;
  /** With the same verdict; 0: not even the smallest. */
  readonly largestContextTokens: number;
  readonly vram: MemoryParts;
  readonly ram: MemoryParts;
  /** Pages of the file that come into memory and that the system takes back when it wants to. Not part of `ram`. */
  readonly reclaimableBytes: number;
  readonly machine: MachineFacts;
  /** What would come of it if other programs left the GPUs alone. Left out: the same, or they hold next to nothing. */
  readonly withoutOthers?: Pick<FitReport, "verdict" | "gpuLayers">;
  /** What has to be written to disk: nothing for a file that is there. */
  readonly downloadBytes: number;
  /** An estimate: bandwidth divided by the bytes that a token reads. Left out: a bandwidth is not known. */
  readonly tokensPerSecond?: number;
  /** False: the header has not been read, sizes stand for it that the catalogue knows. */
  readonly exact: boolean;
}
