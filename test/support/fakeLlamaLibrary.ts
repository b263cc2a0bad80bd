/** A backend that loads nothing, with memories of a chosen size: for tests of how loading gives way. */
import type { VideoMemory } from "../../src/server/engine/loading/gpuDevices.ts";
import type {
  ContextOptions,
  LoadedContext,
  LoadedWeights,
  LoadingBackend,
  WeightsOptions,
} from "../../src/server/engine/loading/loadNative.ts";
import type { ModelFileFacts } from "../../src/server/gguf/modelFile.ts";
import type { GpuBackend } from "../../src/shared/protocol.ts";
import { qwen32b } from "./fitModels.ts";

const MIB = 1024 * 1024;

/** The shape of Qwen3-32B: 64 blocks, 20 GB in 4 bits, 256 KiB of context for each token. */
export const LARGE_FILE: ModelFileFacts = {
  path: "/models/large.gguf",
  name: "large",
  sizeBytes: 20_000 * MIB,
  identity: "large|1",
  architecture: "qwen3",
  totalLayers: 65,
  trainedTokens: 40_960,
  hasStretchedPositions: false,
  sizes: { ...qwen32b("Q4_K_M"), sizeBytes: 20_000 * MIB },
  chatTemplate: "",
  bosText: "",
  eosText: "",
  declaredMarkers: [],
  isOrdinary: () => true,
  vocabulary: [],
};

export class OutOfMemory extends Error {}

export interface FakeMemories {
  readonly gpu?: GpuBackend | false;
  readonly videoMib?: number;
  readonly unifiedMib?: number;
  readonly ramMib?: number;
  /** Of the fitting layers, the part that really fits: less than 1 when the estimate is too good. */
  readonly truth?: number;
  readonly windowTokens?: number;
  readonly supportsMlock?: boolean;
  /** Called before a context is made; may throw. */
  readonly beforeContext?: (options: ContextOptions) => void;
}

/** Its weights lie evenly over all layers, and so does the context. */
export class FakeBackend implements LoadingBackend<LoadedWeights> {
  readonly gpu: GpuBackend | false;
  readonly supportsMlock: boolean;
  readonly weightsLoads: WeightsOptions[] = [];
  readonly contextLoads: ContextOptions[] = [];
  openWeights = 0;
  private readonly memories: FakeMemories;
  private readonly file: ModelFileFacts;
  private usedVideoBytes = 0;

  constructor(memories: FakeMemories = {}, file: ModelFileFacts = LARGE_FILE) {
    this.memories = memories;
    this.file = file;
    this.gpu = memories.gpu ?? false;
    this.supportsMlock = memories.supportsMlock ?? true;
  }

  async loadWeights(options: WeightsOptions): Promise<LoadedWeights> {
    this.weightsLoads.push(options);
    await Promise.resolve();
    const perLayer = this.file.sizeBytes / this.file.totalLayers;
    const { gpuLayers: wish } = options;
    const fitting = Math.floor((await this.videoMemory()).free / perLayer);
    const gpuLayers = this.gpu === false ? 0 : typeof wish === "number" ? wish : Math.min(wish.max, fitting);
    const vram = Math.ceil(gpuLayers * perLayer);
    if (vram > this.realVideoBytes) throw new OutOfMemory("no room for the weights");
    this.usedVideoBytes += vram;
    this.openWeights += 1;
    const ram = this.file.sizeBytes - vram;
    return {
      gpuLayers,
      useMmap: options.useMmap !== false,
      memoryUsage: { ram, vram },
      windowTokens: this.memories.windowTokens,
      isRecurrent: false,
      createContext: (context) => this.createContext(context, gpuLayers),
      dispose: () => {
        this.usedVideoBytes -= vram;
        this.openWeights -= 1;
        return Promise.resolve();
      },
    };
  }

  videoMemory(): Promise<VideoMemory> {
    const total = this.gpu === false ? 0 : (this.memories.videoMib ?? 0) * MIB;
    const unifiedSize = (this.memories.unifiedMib ?? 0) * MIB;
    return Promise.resolve({ total, unifiedSize, free: Math.max(0, total - this.usedVideoBytes) });
  }

  freeRamBytes(): Promise<number> {
    return Promise.resolve((this.memories.ramMib ?? 64_000) * MIB);
  }

  isOutOfMemory(error: unknown): boolean {
    return error instanceof OutOfMemory;
  }

  private get realVideoBytes(): number {
    return (this.memories.videoMib ?? 0) * MIB * (this.memories.truth ?? 1);
  }

  private createContext(options: ContextOptions, gpuLayers: number): Promise<LoadedContext> {
    this.contextLoads.push(options);
    this.memories.beforeContext?.(options);
    const { sizes, totalLayers } = this.file;
    const cacheValues = sizes.blocks.reduce((sum, block) => sum + block.cacheValues, 0);
    const bytesPerValue = options.experimentalKvCacheKeyType === "Q8_0" ? 34 / 32 : 2;
    const bytes = options.contextSize * options.sequences * cacheValues * bytesPerValue;
    const vram = (bytes * gpuLayers) / totalLayers;
    const ram = bytes - vram;
    if (this.usedVideoBytes + vram > this.realVideoBytes && vram > 0) throw new OutOfMemory("no room for the context");
    if (ram > (this.memories.ramMib ?? 64_000) * MIB) throw new OutOfMemory("no room for the context");
    return Promise.resolve({
      contextSize: options.contextSize,
      batchSize: options.batchSize,
      totalSequences: options.sequences,
      memoryUsage: { ram, vram },
      dispose: () => Promise.resolve(),
    });
  }
}
