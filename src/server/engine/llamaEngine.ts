/**
 * The Engine port on llama.cpp. This is the only file that imports node-llama-cpp, and it does so with the first load:
 * a server that has nothing to load stays small.
 */
import { availableParallelism } from "node:os";
import type * as Library from "node-llama-cpp";
import type { Llama, LlamaContext, LlamaModel, LlamaModelOptions, Token } from "node-llama-cpp";
import type { Engine } from "../../core/engine.ts";
import { AppError } from "../../shared/appError.ts";
import type { LoadSettings } from "../../shared/protocol.ts";
import { Exclusive } from "./native/exclusive.ts";
import { decodesInTurns } from "./loading/gpuDevices.ts";
import type { LlamaLibrary, OpenBackend, OpenContext, OpenWeights } from "./loading/llamaLibrary.ts";
import type { WeightsOptions } from "./loading/loadNative.ts";
import { LoadingEngine, type LlamaEngineOptions } from "./loading/loadingEngine.ts";
import { innardsOf, nativeContextOf } from "./native/nativeContextOf.ts";
import type { NativeLog } from "./loading/nativeLog.ts";
import type { NativeVocabulary } from "./native/nativeModel.ts";

/** Nothing is loaded before the first `loadModel`. */
export function createLlamaEngine(options: LlamaEngineOptions): Engine {
  return new LoadingEngine(options, (nativeLog) => new NodeLlamaCpp(nativeLog));
}

/** Exported for tests of single steps. */
export class NodeLlamaCpp implements LlamaLibrary {
  private readonly nativeLog: NativeLog;
  private readonly decoding = new Exclusive();
  private library: Promise<typeof Library> | undefined;

  constructor(nativeLog: NativeLog) {
    this.nativeLog = nativeLog;
  }

  async start(gpu: LoadSettings["gpu"]): Promise<OpenBackend> {
    const library = await this.load();
    const { getLlama, getModuleVersion, LlamaLogLevel, NoBinaryFoundError } = library;
    this.nativeLog.clear();
    try {
      const llama = await getLlama({
        gpu: gpu === "off" ? false : gpu,
        build: "never",
        skipDownload: true,
        progressLogs: false,
        logLevel: LlamaLogLevel.info,
        logger: (level, message) => {
          this.nativeLog.write(level, message);
        },
        // Each context asks for what it needs; this only has to be no obstacle to a number that the user chose.
        maxThreads: availableParallelism(),
      });
      return openBackend({ library, llama, version: await getModuleVersion(), decoding: this.decoding });
    } catch (cause) {
      if (cause instanceof NoBinaryFoundError && gpu !== "auto" && gpu !== "off") {
        const details = { setting: "sealion.gpu", backend: gpu };
        throw new AppError("config.invalid", `No ${gpu} backend`, { details, cause });
      }
      throw this.loadFailed(cause);
    }
  }

  /** @throws AppError model.loadFailed when the package or its binary is not there */
  private load(): Promise<typeof Library> {
    this.library ??= import("node-llama-cpp").catch((cause: unknown) => {
      this.library = undefined;
      throw this.loadFailed(cause);
    });
    return this.library;
  }

  private loadFailed(cause: unknown): AppError {
    const reason = this.nativeLog.reason ?? (cause instanceof Error ? cause.message : String(cause));
    return new AppError("model.loadFailed", reason, { details: { reason }, cause });
  }
}

interface BackendParts {
  readonly library: typeof Library;
  readonly llama: Llama;
  /** Of node-llama-cpp. */
  readonly version: string;
  /** For contexts that must not compute at the same time. */
  readonly decoding: Exclusive;
}

function openBackend({ library, llama, version, decoding }: BackendParts): OpenBackend {
  const { repo, release } = llama.llamaCppRelease;
  return {
    gpu: llama.gpu,
    version: `${repo} ${release}, node-llama-cpp ${version}`,
    mathCores: llama.cpuMathCores,
    supportsMlock: llama.supportsMlock,
    systemInfo: llama.systemInfo,
    deviceNames: () => llama.getGpuDeviceNames(),
    videoMemory: () => llama.getVramState(),
    freeRamBytes: async () => (await llama.getRamState()).free,
    ownVideoBytes: async () => (await llama.getLlamaMemoryUsage()).gpuVram,
    ownRamBytes: async () => (await llama.getLlamaMemoryUsage()).cpuRam,
    limitVideoMemory: (bytes) => llama.setVramCap(bytes ?? null),
    isOutOfMemory: (error) => error instanceof library.InsufficientMemoryError,
    loadWeights: async (options) => {
      const model = await llama.loadModel(modelOptions(options));
      return openWeights(model, model.vocabularyType === library.LlamaVocabularyType.spm, decoding);
    },
    dispose: () => llama.dispose(),
  };
}

function modelOptions({ metadataOverrides, ...options }: WeightsOptions): LlamaModelOptions {
  // The library's type knows only keys that most files have.
  const overrides = metadataOverrides as LlamaModelOptions["metadataOverrides"];
  return { ...options, ...(overrides === undefined ? {} : { metadataOverrides: overrides }) };
}

function openWeights(model: LlamaModel, addsLeadingSpace: boolean, decoding: Exclusive): OpenWeights {
  const computing = {
    backend: model.llama.gpu,
    gpuLayers: model.gpuLayers,
    totalLayers: model.fileInsights.totalLayers,
    logicalCores: availableParallelism(),
  };
  return {
    gpuLayers: model.gpuLayers,
    useMmap: model.useMmap,
    memoryUsage: model.memoryUsage,
    windowTokens: model.fileInsights.swaSize,
    isRecurrent: model.fileInsights.isRecurrent || model.fileInsights.isHybrid,
    vocabulary: vocabularyOf(model, addsLeadingSpace),
    createContext: async (options) => {
      // What to give up when memory does not suffice is decided elsewhere.
      const context = await model.createContext({ ...options, failedCreationRemedy: false });
      const inTurns = decodesInTurns({ ...computing, threads: options.threads });
      return openContext(context, model, inTurns ? decoding : undefined);
    },
    dispose: () => model.dispose(),
  };
}

function openContext(context: LlamaContext, model: LlamaModel, decoding: Exclusive | undefined): OpenContext {
  const { contextSize, batchSize, totalSequences, memoryUsage } = context;
  const owned = { contextSize, batchSize, totalSequences, memoryUsage, dispose: () => context.dispose() };
  return {
    ...owned,
    drive: (memory) => {
      const innards = innardsOf({ context, model, llama: model.llama });
      return nativeContextOf({ library: owned, innards, memory, decoding });
    },
  };
}

function vocabularyOf(model: LlamaModel, addsLeadingSpace: boolean): NativeVocabulary {
  const { tokens } = model;
  return {
    tokenize: (text, special, options) => model.tokenize(text, special, options),
    detokenize: (ids, special, previous) => model.detokenize(ids as Token[], special, previous as Token[] | undefined),
    isEogToken: (token) => model.isEogToken(token as Token),
    addsLeadingSpace,
    leadingToken: tokens.shouldPrependBosToken ? (tokens.bos ?? undefined) : undefined,
    endTokens: [tokens.eos, tokens.eot].filter((token) => token !== null),
  };
}
