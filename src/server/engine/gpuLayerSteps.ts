/** What to try, in order, until a model fits into the memory of the GPU. */

export type GpuLayers = "auto" | number;

/**
 * The wish first, then half of it, a quarter, and so on down to the CPU alone. The library's "auto" is an estimate that
 * can be too high; half of all layers is the next guess then.
 */
export function gpuLayerSteps(
  wish: GpuLayers,
  { totalLayers, hasGpu }: { totalLayers: number; hasGpu: boolean },
): GpuLayers[] {
  if (!hasGpu) return [0];
  const steps: GpuLayers[] = [wish];
  let layers = Math.floor((wish === "auto" ? totalLayers : Math.min(wish, totalLayers)) / 2);
  for (; layers >= 1 && steps.length < 4; layers = Math.floor(layers / 2)) steps.push(layers);
  if (wish !== 0) steps.push(0);
  return steps;
}
