/**
 * Which weights llama.cpp keeps a second time in main memory, in the order that the processor's matrix instructions want. Sources:
 * ggml-cpu/amx/mmq.cpp and ggml-cpu/repack.cpp of llama.cpp. Where a GPU lends its host memory, weights in main memory stay as
 * they are.
 */
import type { GpuBackend } from "../../../shared/protocol.ts";

type Copies = Readonly<Record<string, number>>;

/** Bytes of the copy for each byte of the file: some formats get sums beside their blocks. */
const AMX: Copies = {
  F16: 1,
  Q4_0: 1,
  Q4_1: 1,
  Q8_0: 38 / 34,
  Q4_K: 148 / 144,
  Q5_K: 180 / 176,
  Q6_K: 1,
  IQ4_XS: 138 / 136,
};
const AVX2: Copies = { Q4_0: 1, Q4_K: 1, IQ4_NL: 1, MXFP4: 1 };
const AVX512: Copies = { Q2_K: 1 };
const NEON: Copies = { Q4_0: 1, Q4_K: 1, Q5_K: 1, Q6_K: 1, IQ4_NL: 1, MXFP4: 1, Q8_0: 1 };

/** @param systemInfo llama.cpp's own line of what the processor can, for example `AVX2 = 1 | AMX_INT8 = 1 | REPACK = 1` */
export function weightCopies(systemInfo: string, gpu: GpuBackend | false): Copies {
  if (gpu === "cuda" || gpu === "vulkan") return {};
  const can = (feature: string): boolean => new RegExp(`\\b${feature} = 1\\b`, "u").test(systemInfo);
  const repacks = can("REPACK");
  return {
    ...(repacks && can("AVX2") && AVX2),
    ...(repacks && can("AVX512") && AVX512),
    ...(repacks && can("NEON") && (can("DOTPROD") || can("MATMUL_INT8")) && NEON),
    // It comes first where it can do a format.
    ...(can("AMX_INT8") && AMX),
  };
}
