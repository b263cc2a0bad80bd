/** Gives a context the number of threads that suits model and machine best: remembered, else measured. */
import { measureThreads } from "./measureThreads.ts";
import type { NativeContext } from "../native/nativeModel.ts";
import type { RememberedThreads } from "./rememberedThreads.ts";
import { threadCandidates } from "./threads.ts";

export interface ThreadTuning {
  /** Begins with the number that would be chosen without any measurement. */
  readonly context: NativeContext;
  readonly setting: "auto" | number;
  /** Weights that the CPU computes with. */
  readonly cpuBytes: number;
  readonly model: string;
  /** Other models may be computing meanwhile: a measurement would say nothing. */
  readonly hasCompany: boolean;
  readonly remembered: RememberedThreads | undefined;
  readonly signal: AbortSignal;
  /** Stands in for the real one in tests. */
  readonly measure?: typeof measureThreads;
}

/** Of larger models one token alone, with the weights still on the disk, takes longer than a load may be prolonged. */
const MOST_MEASURED_BYTES = 4 * 1024 ** 3;
/** A GPU that holds all layers leaves the CPU only the embeddings' rows. */
const LEAST_MEASURED_BYTES = 1024 ** 2;

export async function tunedThreads(tuning: ThreadTuning): Promise<void> {
  const { context, setting, cpuBytes, model, hasCompany, remembered, signal, measure = measureThreads } = tuning;
  const most = context.threads;
  if (setting !== "auto" || most === 1 || cpuBytes < LEAST_MEASURED_BYTES) return;
  const known = await remembered?.find(model);
  // Fewer cores may be free than on the day of the measurement.
  if (known !== undefined) {
    context.setThreads(Math.min(known, most));
    return;
  }
  if (cpuBytes > MOST_MEASURED_BYTES || hasCompany) return;
  const threads = await measure({ context, candidates: threadCandidates(most), signal });
  if (threads !== undefined) await remembered?.keep(model, threads);
}
