/** Which graphics processors there are, and which of them may be used. */
import type { GpuBackend } from "../../../shared/protocol.ts";

/** As the library counts all devices together. */
export interface VideoMemory {
  readonly total: number;
  readonly free: number;
  /** The part that is the machine's main memory under another name. */
  readonly unifiedSize: number;
}

/** "integrated": nothing but ones without memory of their own; "mixed": such beside others. */
export type GpuKind = "none" | "own" | "integrated" | "mixed";

/**
 * Only Vulkan runs on the small graphics processors beside a CPU that are no faster than it. What shares its memory under
 * Metal, or CUDA, is made for this.
 */
export function gpuKind(backend: GpuBackend | false, { total, unifiedSize }: VideoMemory): GpuKind {
  if (backend === false || total === 0) return "none";
  if (backend !== "vulkan" || unifiedSize === 0) return "own";
  return unifiedSize >= total ? "integrated" : "mixed";
}

/**
 * llama.cpp leaves integrated devices alone beside others, but the library counts their memory, which is main memory, as
 * if layers could go there. This is what to tell it to stay within.
 * @param ownBytes what this process has on the devices already
 */
export function videoMemoryCap(kind: GpuKind, memory: VideoMemory, ownBytes: number): number | undefined {
  return kind === "mixed" ? Math.max(0, memory.free - memory.unifiedSize) + ownBytes : undefined;
}

/** Where and with how many threads a context computes. */
export interface Computing {
  readonly backend: GpuBackend | false;
  readonly gpuLayers: number;
  readonly totalLayers: number;
  readonly threads: number;
  readonly logicalCores: number;
}

/**
 * Whether a context's batches must not be computed while another context computes. On the CPU each brings nearly as many
 * threads as there are cores, which wait for each other several times per token: two contexts at once would both wait for
 * threads that have no core. One after the other each has all cores, and the threads that were measured for it. Those that
 * take half of the cores at most need not wait. On Vulkan contexts that compute at the same time end the process.
 */
export function decodesInTurns({ backend, gpuLayers, totalLayers, threads, logicalCores }: Computing): boolean {
  if (backend === "vulkan") return true;
  const usesCpu = backend === false || gpuLayers < totalLayers;
  return usesCpu && threads > logicalCores / 2;
}

/** The memory of the devices that hold layers. */
export function usableVideoMemory(
  kind: GpuKind,
  { total, free, unifiedSize }: VideoMemory,
): { readonly totalBytes: number; readonly freeBytes: number } | undefined {
  if (kind === "none") return undefined;
  if (kind !== "mixed") return { totalBytes: total, freeBytes: free };
  return { totalBytes: total - unifiedSize, freeBytes: Math.max(0, free - unifiedSize) };
}
