/** Whether a model fits a machine, and the sum behind the answer. Arithmetic alone: nothing is asked or tried. */
import type { FitReport, MachineFacts } from "../../shared/fitReport.ts";
import type { FitModel } from "./fitSizes.ts";
import type { CacheFormat } from "./memoryFit.ts";

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
  /** What drafts for it is loaded with it. */
  readonly draft?: FitModel;
  /** What has to be written to disk first. */
  readonly downloadBytes: number;
}

export function fitVerdict(model: FitModel, machine: MachineFacts, wish: FitWish): FitReport {
  void wish;
  const parts = { weightsBytes: model.sizeBytes, cacheBytes: 0, computeBytes: 0 };
  const none = { weightsBytes: 0, cacheBytes: 0, computeBytes: 0 };
  return {
    verdict: model.sizeBytes < machine.ramFreeBytes ? "ram" : "no",
    gpuLayers: 0,
    totalLayers: model.blocks.length + 1,
    contextTokens: 8192,
    parallel: 1,
    largestContextTokens: 8192,
    vram: none,
    ram: parts,
    machine,
    downloadBytes: wish.downloadBytes,
    exact: model.exact,
  };
}
