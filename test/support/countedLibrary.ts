/** A llama.cpp that computes nothing, counts what it has handed out, and calls a test at each step of a load. */
import type {
  LlamaLibrary,
  OpenBackend,
  OpenContext,
  OpenWeights,
} from "../../src/server/engine/loading/llamaLibrary.ts";
import type { ContextOptions } from "../../src/server/engine/loading/loadNative.ts";
import type { OwnedContext } from "../../src/server/engine/native/nativeContextOf.ts";
import type { NativeVocabulary } from "../../src/server/engine/native/nativeModel.ts";
import { FakeContext } from "./fakeContext.ts";

const MIB = 1024 * 1024;

export const WEIGHTS_RAM_MIB = 100;

class CountedContext extends FakeContext implements OwnedContext {
  dispose: () => Promise<void> = () => Promise.resolve();
}

export class CountedLibrary implements LlamaLibrary {
  openWeights = 0;
  openContexts = 0;
  freeRamMib = 650;
  /** May throw: the step then fails. */
  onStep: (name: string) => void = () => undefined;
  /** May wait. */
  beforeWeights: () => Promise<unknown> = () => Promise.resolve();

  start(): Promise<OpenBackend> {
    const memory = { total: 80_000 * MIB, free: 80_000 * MIB, unifiedSize: 0 };
    return Promise.resolve({
      gpu: "cuda",
      version: "counted",
      mathCores: 1,
      supportsMlock: true,
      systemInfo: "CPU : AVX2 = 1 | REPACK = 1 | ",
      ownRamBytes: () => Promise.resolve(0),
      deviceNames: () => this.step("deviceNames", ["A card"]),
      videoMemory: () => this.step("videoMemory", memory),
      freeRamBytes: () => this.step("freeRamBytes", this.freeRamMib * MIB),
      ownVideoBytes: () => this.step("ownVideoBytes", 0),
      limitVideoMemory: () => this.step("limitVideoMemory", undefined),
      isOutOfMemory: () => false,
      loadWeights: async () => {
        await this.step("loadWeights", undefined);
        await this.beforeWeights();
        return this.weights();
      },
      dispose: () => Promise.resolve(),
    });
  }

  private async step<T>(name: string, result: T): Promise<T> {
    await Promise.resolve();
    this.onStep(name);
    return result;
  }

  private weights(): OpenWeights {
    this.openWeights += 1;
    return {
      gpuLayers: 2,
      useMmap: true,
      memoryUsage: { ram: WEIGHTS_RAM_MIB * MIB, vram: 0 },
      windowTokens: undefined,
      isRecurrent: false,
      vocabulary: this.vocabulary(),
      createContext: async (options) => {
        await this.step("createContext", undefined);
        return this.context(options);
      },
      dispose: once(() => (this.openWeights -= 1)),
    };
  }

  private context({ contextSize, sequences, batchSize }: ContextOptions): OpenContext {
    this.openContexts += 1;
    const dispose = once(() => (this.openContexts -= 1));
    return {
      contextSize,
      batchSize,
      totalSequences: sequences,
      memoryUsage: { ram: 0, vram: 0 },
      dispose,
      drive: () => {
        this.onStep("drive");
        const context = new CountedContext({ sequences, contextTokens: contextSize, batchTokens: batchSize });
        context.dispose = dispose;
        return context;
      },
    };
  }

  private vocabulary(): NativeVocabulary {
    return {
      tokenize: () => [],
      detokenize: () => "",
      isEogToken: () => {
        this.onStep("isEogToken");
        return false;
      },
      addsLeadingSpace: false,
      leadingToken: undefined,
      endTokens: [],
    };
  }
}

/** As the library's own: twice is harmless. */
function once(release: () => void): () => Promise<void> {
  let isReleased = false;
  return () => {
    if (!isReleased) release();
    isReleased = true;
    return Promise.resolve();
  };
}
