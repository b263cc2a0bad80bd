/** What a model in memory is otherwise than it was wished, as data that every client has its words for. */
import type { WireError } from "./wireError.ts";

/** One way in which loading came out otherwise than wished, with its reason. */
export type LoadAdjustment =
  /** The GPU's memory did not suffice. `to` is 0 when the CPU does it all. */
  | {
      readonly kind: "fewerGpuLayers";
      readonly from: number;
      readonly to: number;
      readonly because: BackOffCause;
      /** What other programs held of the GPU's memory; 0 where that is not the reason. */
      readonly othersBytes?: number;
    }
  /** Memory holds no more context. */
  | { readonly kind: "smallerContext"; readonly from: number; readonly to: number }
  /** The wish is longer than what the model was trained on, or can be stretched to. */
  | { readonly kind: "trainedContext"; readonly from: number; readonly to: number; readonly limit: ContextLimit }
  /** The number that was asked for is more, or less, than can be. */
  | { readonly kind: "numberLimited"; readonly setting: LimitedSetting; readonly from: number; readonly to: number }
  | { readonly kind: "fewerParallel"; readonly from: number; readonly to: number }
  /** Only a GPU without memory of its own was found. */
  | { readonly kind: "integratedGpu"; readonly device: string; readonly used: boolean }
  /** The server has begun with other devices; the choice counts when it starts anew. */
  | { readonly kind: "gpuDevicesLater" }
  /** Some or all of the chosen devices are not there. */
  | { readonly kind: "gpuDevicesMissing"; readonly devices: readonly number[] }
  | { readonly kind: "kvCacheRefused"; readonly reason: Refusal }
  | { readonly kind: "memoryLockRefused"; readonly reason: Refusal }
  | { readonly kind: "draftRefused"; readonly model: string; readonly reason: Refusal }
  | { readonly kind: "longContext"; readonly factor: number; readonly contextTokens: number; readonly kvBytes: number }
  | { readonly kind: "longContextRefused"; readonly architecture: string };

/** "stretchable": trained on no more, and `longContext` would go beyond; "stretched": it goes no further. */
export type ContextLimit = "trained" | "stretchable" | "stretched";

export type LimitedSetting = "threads" | "contextTokens" | "batchTokens";

/** Why a wish was refused. */
export type Refusal =
  | { readonly code: RefusalCode }
  /** The engine said it, in its own words. */
  | { readonly code: "engine"; readonly text: string }
  | { readonly code: "error"; readonly error: WireError };

export type RefusalCode =
  | "needsFlashAttention"
  | "noMemoryLock"
  /** A draft that begins and ends texts with other tokens than its model. */
  | "otherEnds"
  | "otherVocabularySize"
  | "otherWords";

/** "memory": the machine's; "others": other programs held some of it; "crash": an earlier server ended with more. */
export type BackOffCause = "memory" | "others" | "crash";
