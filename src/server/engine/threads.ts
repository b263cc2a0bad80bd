/** How many CPU threads a model gets. */

const MOST_THREADS = 16;

/**
 * Inference waits at a barrier for its slowest thread several times per token, so one thread too many costs more than
 * it brings: the physical cores that are useful for math, at least one logical core left to everybody else, and a
 * single thread where there are two cores or fewer (the library's own default freezes such machines).
 */
export function chooseThreads(
  setting: "auto" | number,
  { mathCores, logicalCores }: { readonly mathCores: number; readonly logicalCores: number },
): number {
  if (setting !== "auto") return Math.max(1, Math.min(Math.floor(setting), logicalCores));
  if (logicalCores <= 2) return 1;
  return Math.max(1, Math.min(mathCores, logicalCores - 1, MOST_THREADS));
}
