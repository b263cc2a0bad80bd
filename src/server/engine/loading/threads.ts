/** How many CPU threads a model gets. */

const MOST_THREADS = 16;

export interface Cores {
  /** Physical ones that are useful for math, by the library's count. */
  readonly mathCores: number;
  readonly logicalCores: number;
  /** Logical cores that other programs keep busy, on average over the last minute. */
  readonly busyCores: number;
}

/**
 * The number to begin with. Inference waits at a barrier for its slowest thread several times per token, so one thread too
 * many costs more than it brings: the physical cores that are useful for math, as far as they are free, at least one
 * logical core left to everybody else, and a single thread where there are two cores or fewer (the library's own default
 * freezes such machines).
 */
export function chooseThreads(setting: "auto" | number, { mathCores, logicalCores, busyCores }: Cores): number {
  if (setting !== "auto") return Math.max(1, Math.min(Math.floor(setting), logicalCores));
  if (logicalCores <= 2) return 1;
  const freeCores = Math.max(Math.ceil(logicalCores / 2), Math.floor(logicalCores - busyCores));
  return Math.max(1, Math.min(mathCores, logicalCores - 1, freeCores, MOST_THREADS));
}

/** What is worth measuring beside `most`: fewer threads are as fast where memory is the limit, and leave cores to others. */
export function threadCandidates(most: number): readonly number[] {
  const counts = [Math.ceil(most / 2), Math.ceil((most * 3) / 4), most - 1, most].filter((count) => count >= 1);
  return [...new Set(counts)].sort((a, b) => a - b);
}
