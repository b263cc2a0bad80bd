/**
 * How fast a model would write: memory gives its bytes at a known rate, and each token reads nearly all weights once. A ceiling;
 * what is reached is told by trying.
 */
import type { MachineFacts } from "../../shared/fitReport.ts";
import type { FitModel } from "./fitSizes.ts";
import { isOnGpu } from "./memorySum.ts";

/** Undefined where the bandwidth of a memory that is read is not known. */
export function tokensPerSecond(model: FitModel, machine: MachineFacts, gpuLayers: number): number | undefined {
  const { blocks, outputBytes } = model;
  const onGpu = blocks
    .filter((_, index) => isOnGpu(model, index, gpuLayers))
    .reduce((sum, { readBytes }) => sum + readBytes, gpuLayers > 0 ? outputBytes : 0);
  const all = blocks.reduce((sum, { readBytes }) => sum + readBytes, outputBytes);
  const gpuSeconds = secondsFor(onGpu, machine.vramBytesPerSecond);
  const ramSeconds = secondsFor(all - onGpu, machine.ramBytesPerSecond);
  if (gpuSeconds === undefined || ramSeconds === undefined || all === 0) return undefined;
  return 1 / (gpuSeconds + ramSeconds);
}

function secondsFor(bytes: number, bytesPerSecond: number | undefined): number | undefined {
  if (bytes === 0) return 0;
  return bytesPerSecond === undefined || bytesPerSecond <= 0 ? undefined : bytes / bytesPerSecond;
}
