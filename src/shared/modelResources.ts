import type { LoadAdjustment } from "./loadAdjustment.ts";

/** Where a model lies and what it takes. Sizes are the library's own accounts, good to some percent. */
export interface ModelResources {
  /** All that compute for this model, also several GPUs; the processor's name when none does. */
  readonly devices: readonly string[];
  /** Memory of all GPUs together; left out without one. */
  readonly vram?: { readonly totalBytes: number; readonly freeBytes: number };
  /** Taken by weights and context on the GPU and in main memory. */
  readonly vramBytes: number;
  readonly ramBytes: number;
  /** What was expected before it was loaded, counted as these two are. */
  readonly estimate?: { readonly vramBytes: number; readonly ramBytes: number };
  /** The part of both that is context. */
  readonly kvBytes: number;
  readonly batchTokens: number;
  readonly flashAttention: boolean;
  readonly kvCache: "f16" | "q8_0";
  /** The small model that drafts for this one. */
  readonly draftModel?: string;
  /** What is not as it was asked for, or as it would be on a larger machine, and what a wish costs. */
  readonly adjustments: readonly LoadAdjustment[];
}
