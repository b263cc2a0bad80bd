/** Compares what was wished of a load with what became of it. */
import { NOTABLE_OTHERS_BYTES } from "../../../core/models/fitVerdict.ts";
import { MOST_AUTO_PARALLEL, type ContextSize } from "../../../core/models/memoryFit.ts";
import type { LoadAdjustment } from "../../../shared/loadAdjustment.ts";
import type { LoadWish } from "./loadPlan.ts";

export interface LoadOutcome extends ContextSize {
  readonly gpuLayers: number;
  readonly totalLayers: number;
  /** A GPU is there and may be used. */
  readonly hasGpu: boolean;
  /** Of all sequences together. */
  readonly kvBytes: number;
  readonly batchTokens: number;
  readonly threads: number;
  /** What other programs hold of the GPUs' memory. */
  readonly othersVideoBytes?: number;
}

export function loadAdjustments(wish: LoadWish, outcome: LoadOutcome): LoadAdjustment[] {
  const { context, longContext } = wish;
  const adjustments: LoadAdjustment[] = [...wish.adjustments];
  const wishedLayers = wish.gpuLayers === "auto" ? outcome.totalLayers : wish.gpuLayers;
  if (outcome.hasGpu && outcome.gpuLayers < wishedLayers) {
    const { gpuLayers: to, othersVideoBytes = 0 } = outcome;
    const changed = { kind: "fewerGpuLayers", from: wishedLayers, to } as const;
    if (to === wish.mostGpuLayers) adjustments.push({ ...changed, because: "crash" });
    else if (othersVideoBytes < NOTABLE_OTHERS_BYTES) adjustments.push({ ...changed, because: "memory" });
    else adjustments.push({ ...changed, because: "others", othersBytes: othersVideoBytes });
  }
  const wishedTokens = context.contextTokens === "auto" ? context.longestTokens : context.contextTokens;
  if (outcome.contextTokens < wishedTokens) {
    adjustments.push({ kind: "smallerContext", from: wishedTokens, to: outcome.contextTokens });
  }
  const wishedParallel = context.parallel === "auto" ? MOST_AUTO_PARALLEL : context.parallel;
  if (outcome.parallel < wishedParallel) {
    adjustments.push({ kind: "fewerParallel", from: wishedParallel, to: outcome.parallel });
  }
  for (const setting of ["threads", "batchTokens"] as const) {
    const [from, to] = [wish[setting], outcome[setting]];
    if (from !== "auto" && from !== to) adjustments.push({ kind: "numberLimited", setting, from, to });
  }
  if (longContext !== undefined) {
    const { contextTokens, kvBytes } = outcome;
    adjustments.push({ kind: "longContext", factor: longContext.factor, contextTokens, kvBytes });
  }
  return adjustments;
}
