/** What a loaded model tells of itself: where it lies, what it takes, and what came out otherwise than wished. */
import { createHash } from "node:crypto";
import type { MemoryUse } from "../../../core/engine.ts";
import type { LoadAdjustment } from "../../../shared/loadAdjustment.ts";
import type { ModelResources } from "../../../shared/modelResources.ts";
import type { GpuBackend, ModelInfo } from "../../../shared/protocol.ts";
import type { LoadedContext, LoadedWeights, NativeLoad } from "./loadNative.ts";
import { loadAdjustments } from "./loadAdjustments.ts";
import type { LoadWish } from "./loadPlan.ts";
import type { ModelFileFacts } from "../../gguf/modelFile.ts";

export type AnyLoad = NativeLoad<LoadedContext, LoadedWeights>;

export interface DraftFacts {
  readonly name: string;
  readonly load: AnyLoad;
}

export interface ModelInfoParts {
  readonly file: ModelFileFacts;
  readonly wish: LoadWish;
  readonly load: AnyLoad;
  readonly backend: GpuBackend | false;
  /** Full names of the graphics processors in use. */
  readonly gpuDevices: readonly string[];
  readonly vram: ModelResources["vram"];
  /** What this process has of the GPUs' memory, by the library's account. */
  readonly ownVideoBytes?: number;
  readonly estimate?: MemoryUse;
  readonly processor: string;
  readonly threads: number;
  readonly canThink: boolean;
  readonly draft: DraftFacts | undefined;
  /** Those that are not seen from wish and load. */
  readonly adjustments: readonly LoadAdjustment[];
}

export function modelInfo(parts: ModelInfoParts): ModelInfo {
  const { file, load, backend, processor } = parts;
  const { gpuLayers } = load.weights;
  const onGpu = backend !== false && gpuLayers > 0;
  const devices = onGpu && parts.gpuDevices.length > 0 ? parts.gpuDevices : [processor];
  return {
    name: file.name,
    path: file.path,
    sizeBytes: file.sizeBytes,
    architecture: file.architecture,
    contextTokens: load.size.contextTokens,
    backend: onGpu ? backend : "cpu",
    gpuLayers,
    totalLayers: file.totalLayers,
    deviceName: devices.join(", "),
    threads: parts.threads,
    parallel: load.size.parallel,
    canThink: parts.canThink,
    resources: resources(parts, onGpu, devices),
  };
}

function resources(parts: ModelInfoParts, onGpu: boolean, devices: readonly string[]): ModelResources {
  const { file, wish, load, backend, draft, vram, estimate, ownVideoBytes = 0 } = parts;
  const uses = [load, ...(draft === undefined ? [] : [draft.load])].flatMap(({ weights, context }) => [
    weights.memoryUsage,
    context.memoryUsage,
  ]);
  return {
    devices,
    ...(onGpu && vram !== undefined ? { vram } : {}),
    vramBytes: uses.reduce((sum, use) => sum + use.vram, 0),
    ramBytes: uses.reduce((sum, use) => sum + use.ram, 0),
    ...(estimate !== undefined && { estimate }),
    kvBytes: load.kvBytes,
    batchTokens: load.context.batchSize,
    flashAttention: load.flashAttention,
    kvCache: load.cacheFormat,
    ...(draft === undefined ? {} : { draftModel: draft.name }),
    adjustments: [
      ...loadAdjustments(wish, {
        ...load.size,
        gpuLayers: load.weights.gpuLayers,
        totalLayers: file.totalLayers,
        hasGpu: backend !== false,
        kvBytes: load.kvBytes,
        batchTokens: load.context.batchSize,
        threads: parts.threads,
        othersVideoBytes: vram === undefined ? 0 : Math.max(0, vram.totalBytes - vram.freeBytes - ownVideoBytes),
      }),
      ...refusals(load),
      ...parts.adjustments,
    ],
  };
}

function refusals({ kvCacheRefusal, memoryLockRefusal }: AnyLoad): LoadAdjustment[] {
  return [
    ...(kvCacheRefusal === undefined ? [] : [{ kind: "kvCacheRefused", reason: kvCacheRefusal } as const]),
    ...(memoryLockRefusal === undefined ? [] : [{ kind: "memoryLockRefused", reason: memoryLockRefusal } as const]),
  ];
}

/** Changes with everything that makes a saved state of the model unusable. */
export function modelKey(file: ModelFileFacts, wish: LoadWish, load: AnyLoad, library: string): string {
  const parts = [
    file.identity,
    library,
    load.cacheFormat,
    load.flashAttention,
    load.swaFullCache,
    load.size.contextTokens,
    wish.longContext?.factor ?? 1,
    // Other processors round otherwise; a state of theirs would do, but its answers could not be compared.
    load.weights.gpuLayers,
  ];
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex");
}
