/**
 * The Engine port on llama.cpp. This is the only file that imports node-llama-cpp, and it does so with the first load:
 * a server that has nothing to load stays small.
 */
import { availableParallelism, cpus } from "node:os";
import { setImmediate as nextTurn, setTimeout as sleep } from "node:timers/promises";
import type * as Library from "node-llama-cpp";
import type { Llama, LlamaContext, LlamaModel as NativeLlamaModel, Token } from "node-llama-cpp";
import type { Engine, EngineModel, LoadOptions } from "../../core/engine.ts";
import { AppError } from "../../shared/appError.ts";
import { CancelledError, throwIfCancelled } from "../../shared/cancelSignal.ts";
import type { Logger } from "../../shared/logger.ts";
import type { LoadSettings, ModelInfo } from "../../shared/protocol.ts";
import { ChatTemplate } from "./chatTemplate.ts";
import { gpuLayerSteps, type GpuLayers } from "./gpuLayerSteps.ts";
import { LlamaModel } from "./llamaModel.ts";
import { LoadProgress } from "./loadProgress.ts";
import { inspectModelFile, type ModelFileFacts } from "./modelFile.ts";
import { NativeLog } from "./nativeLog.ts";
import type { NativeSequence, NativeVocabulary } from "./nativeModel.ts";
import { Prefill } from "./prefill.ts";
import { PromptTokenizer } from "./promptTokenizer.ts";
import { TemplateRenderer } from "./templateRenderer.ts";
import { chooseThreads } from "./threads.ts";

export interface LlamaEngineOptions {
  readonly logger: Logger;
  /** The template process's program; beside the server's bundle unless a test names another. */
  readonly templateChildPath?: string;
}

/** Context length that "auto" does not exceed: memory grows with it, and few tasks here need more. */
const DEFAULT_CONTEXT_TOKENS = 8192;
const SMALLEST_CONTEXT_TOKENS = 512;
const LEAST_TRAINED_TOKENS = 64;
/** The library holds logits of batch times vocabulary: 104 MB at 128 tokens and Qwen3's vocabulary. */
const CPU_BATCH_TOKENS = 128;
const GPU_BATCH_TOKENS = 512;
const DISPOSE_TIMEOUT_MS = 2000;

/** Nothing is loaded before the first `loadModel`. */
export function createLlamaEngine(options: LlamaEngineOptions): Engine {
  return new LlamaEngine(options);
}

class LlamaEngine implements Engine {
  private readonly logger: Logger;
  private readonly nativeLog: NativeLog;
  private readonly renderer: TemplateRenderer;
  private readonly backends = new Map<LoadSettings["gpu"], Promise<Llama>>();
  private library: Promise<typeof Library> | undefined;
  private disposed = false;

  constructor({ logger, templateChildPath }: LlamaEngineOptions) {
    this.logger = logger.child("engine");
    this.nativeLog = new NativeLog(logger.child("llama.cpp"));
    this.renderer = new TemplateRenderer({
      logger: this.logger,
      ...(templateChildPath === undefined ? {} : { childPath: templateChildPath }),
    });
  }

  async checkModel(path: string): Promise<void> {
    await this.readModel(path);
  }

  async loadModel(options: LoadOptions): Promise<EngineModel> {
    if (this.disposed) throw new AppError("internal", "The engine was disposed");
    throwIfCancelled(options.signal);
    const abort = new AbortController();
    const onCancel = (): void => {
      abort.abort();
    };
    options.signal?.addEventListener("abort", onCancel, { once: true });
    let progress: LoadProgress | undefined;
    try {
      const { file, template } = await this.readModel(options.path);
      progress = new LoadProgress(file.sizeBytes, options.onProgress ?? (() => undefined));
      const backend = await this.backend(options.settings.gpu);
      abort.signal.throwIfAborted();
      const native = await this.loadNative(backend, file, options.settings, progress, abort.signal);
      const model = await this.assemble(backend, native, file, template);
      if (abort.signal.aborted) await model.dispose();
      abort.signal.throwIfAborted();
      progress.done();
      return model;
    } catch (error) {
      if (abort.signal.aborted) throw new CancelledError();
      throw error;
    } finally {
      progress?.stop();
      options.signal?.removeEventListener("abort", onCancel);
    }
  }

  /** Before the weights: a template that cannot be used must not cost a minute of loading. */
  private async readModel(path: string): Promise<{ readonly file: ModelFileFacts; readonly template: ChatTemplate }> {
    this.renderer.warm();
    const file = await inspectModelFile(path);
    const template = await ChatTemplate.probe(
      { path: file.path, template: file.chatTemplate, bosText: file.bosText, eosText: file.eosText },
      this.renderer,
    );
    return { file, template };
  }

  async dispose(): Promise<void> {
    if (this.disposed) return;
    this.disposed = true;
    this.renderer.dispose();
    for (const backend of this.backends.values()) {
      const freed = backend.then(
        (llama) => llama.dispose(),
        () => undefined,
      );
      // After a load that failed, the library waits for that model for ever.
      await Promise.race([freed, sleep(DISPOSE_TIMEOUT_MS, undefined, { ref: false })]);
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

  /** llama.cpp with one kind of backend. It is kept: unloading the library itself is not safe. */
  private async backend(gpu: LoadSettings["gpu"]): Promise<Llama> {
    let backend = this.backends.get(gpu);
    if (backend === undefined) {
      backend = this.startBackend(gpu);
      this.backends.set(gpu, backend);
      backend.catch(() => this.backends.delete(gpu));
    }
    return backend;
  }

  private async startBackend(gpu: LoadSettings["gpu"]): Promise<Llama> {
    const { getLlama, LlamaLogLevel, NoBinaryFoundError } = await this.load();
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
      this.logger.info(
        `llama.cpp ${llama.llamaCppRelease.release}, backend ${llama.gpu === false ? "cpu" : llama.gpu}`,
      );
      return llama;
    } catch (cause) {
      if (cause instanceof NoBinaryFoundError && gpu !== "auto" && gpu !== "off") {
        const details = { setting: "sealion.gpu", reason: `${gpu} cannot be used on this machine` };
        throw new AppError("config.invalid", `No ${gpu} backend`, { details, cause });
      }
      throw this.loadFailed(cause);
    }
  }

  /** Loads weights and context together, with fewer layers on the GPU each time that its memory does not suffice. */
  private async loadNative(
    backend: Llama,
    file: ModelFileFacts,
    settings: LoadSettings,
    progress: LoadProgress,
    signal: AbortSignal,
  ): Promise<NativeModel> {
    const { InsufficientMemoryError } = await this.load();
    const steps = gpuLayerSteps(settings.gpuLayers, { totalLayers: file.totalLayers, hasGpu: backend.gpu !== false });
    for (const [index, layers] of steps.entries()) {
      this.nativeLog.clear();
      try {
        return await this.tryLoad(backend, file, { ...settings, gpuLayers: layers }, progress, signal);
      } catch (cause) {
        if (signal.aborted) throw new CancelledError();
        // The library delivers its log with a delay.
        await nextTurn();
        const architecture = this.nativeLog.unknownArchitecture;
        if (architecture !== undefined) {
          const details = { path: file.path, architecture };
          throw new AppError("model.incompatible", `Unknown architecture ${architecture}`, { details, cause });
        }
        const outOfMemory = cause instanceof InsufficientMemoryError || this.nativeLog.saysOutOfMemory;
        if (!outOfMemory) throw this.loadFailed(cause);
        const next = steps[index + 1];
        if (next === undefined) {
          const details = { path: file.path };
          throw new AppError("model.insufficientMemory", messageOf(cause), { details, cause });
        }
        this.logger.warn(`Not enough memory with ${layers} layers on the GPU; trying ${next}`);
      }
    }
    throw new AppError("internal", "No way of loading was tried");
  }

  private async tryLoad(
    backend: Llama,
    file: ModelFileFacts,
    settings: LoadSettings,
    progress: LoadProgress,
    signal: AbortSignal,
  ): Promise<NativeModel> {
    const wishedTokens = settings.contextTokens;
    const model = await backend.loadModel({
      modelPath: file.path,
      gpuLayers: nativeLayers(settings.gpuLayers, wishedTokens === "auto" ? DEFAULT_CONTEXT_TOKENS : wishedTokens),
      loadSignal: signal,
      defaultContextFlashAttention: backend.gpu === false ? true : "auto",
      onLoadProgress: (fraction) => {
        progress.native(fraction * 0.9);
      },
    });
    try {
      const threads = chooseThreads(settings.threads, {
        mathCores: backend.cpuMathCores,
        logicalCores: availableParallelism(),
      });
      const batchTokens = model.gpuLayers > 0 ? GPU_BATCH_TOKENS : CPU_BATCH_TOKENS;
      const context = await model.createContext({
        contextSize: contextSize(wishedTokens, model.trainContextSize),
        batchSize: batchTokens,
        threads,
        // Not every GPU can; the CPU always does.
        flashAttention: model.gpuLayers > 0 ? "auto" : true,
        createSignal: signal,
      });
      return { model, context, threads, batchTokens: context.batchSize };
    } catch (error) {
      await model.dispose();
      throw error;
    }
  }

  private async assemble(
    backend: Llama,
    native: NativeModel,
    file: ModelFileFacts,
    template: ChatTemplate,
  ): Promise<EngineModel> {
    const { model, context, batchTokens } = native;
    try {
      const { LlamaVocabularyType } = await this.load();
      const vocabulary = vocabularyOf(model, model.vocabularyType === LlamaVocabularyType.spm);
      const tokenizer = new PromptTokenizer({
        vocabulary,
        declaredMarkers: file.declaredMarkers,
        tokenTexts: file.vocabulary,
      });
      const words = wordsTakenForEnds(vocabulary, file);
      const info = await modelInfo(backend, native, file, template.traits.canThink);
      this.logger.info(
        `${info.name}: ${info.backend}, ${info.gpuLayers} of ${info.totalLayers} layers on the GPU, ` +
          `${info.contextTokens} tokens of context, ${info.threads} threads, template ${JSON.stringify(template.traits)}`,
      );
      return new LlamaModel({
        info,
        logger: this.logger,
        vocabulary,
        sequence: sequenceOf(context),
        tokenizer,
        template,
        prefill: new Prefill(batchTokens),
        isEnd: (token) => vocabulary.isEogToken(token) && !words.has(token),
        release: async () => {
          try {
            await context.dispose();
          } finally {
            await model.dispose();
          }
        },
      });
    } catch (error) {
      await context.dispose();
      await model.dispose();
      throw error;
    }
  }

  private loadFailed(cause: unknown): AppError {
    const reason = this.nativeLog.reason ?? messageOf(cause);
    return new AppError("model.loadFailed", reason, { details: { reason }, cause });
  }
}

interface NativeModel {
  readonly model: NativeLlamaModel;
  readonly context: LlamaContext;
  readonly threads: number;
  readonly batchTokens: number;
}

function nativeLayers(
  layers: GpuLayers,
  contextTokens: number,
): number | { readonly fitContext: { readonly contextSize: number } } {
  return layers === "auto" ? { fitContext: { contextSize: contextTokens } } : layers;
}

function contextSize(
  wish: "auto" | number,
  trainedTokens: number,
): number | { readonly min: number; readonly max: number } {
  // A header may claim nonsense, also a number that the library's type does not hold.
  const trained = trainedTokens >= LEAST_TRAINED_TOKENS ? trainedTokens : DEFAULT_CONTEXT_TOKENS;
  if (wish !== "auto") return Math.min(Math.max(wish, LEAST_TRAINED_TOKENS), trained);
  const max = Math.min(DEFAULT_CONTEXT_TOKENS, trained);
  return { min: Math.min(SMALLEST_CONTEXT_TOKENS, max), max };
}

/**
 * Ordinary words that the library takes for ends, such as `</s>` in Qwen3's vocabulary. One that the file or its
 * template uses is an end all the same: some files were converted with wrong types.
 */
function wordsTakenForEnds(vocabulary: NativeVocabulary, file: ModelFileFacts): ReadonlySet<number> {
  const words = new Set<number>();
  for (const [token, text] of file.vocabulary.entries()) {
    if (!vocabulary.isEogToken(token) || !file.isOrdinary(token)) continue;
    if (!vocabulary.endTokens.includes(token) && !file.chatTemplate.includes(text)) words.add(token);
  }
  return words;
}

function vocabularyOf(model: NativeLlamaModel, addsLeadingSpace: boolean): NativeVocabulary {
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

function sequenceOf(context: LlamaContext): NativeSequence {
  const sequence = context.getSequence({
    contextShift: {
      // The library's own way drops the front of the conversation, instructions included, without a word.
      strategy: () => {
        throw new Error("The context is full");
      },
    },
  });
  return {
    get length() {
      return sequence.nextTokenIndex;
    },
    keepPrefix: (tokens) => sequence.adaptStateToTokens(tokens as Token[], false),
    read: (tokens) => sequence.evaluateWithoutGeneratingNewTokens(tokens as Token[]),
    generate: (tokens, sampling) => sequence.evaluate(tokens as Token[], { ...sampling, yieldEogToken: true }),
    clear: () => sequence.clearHistory(),
  };
}

async function modelInfo(
  backend: Llama,
  { model, context, threads }: NativeModel,
  file: ModelFileFacts,
  canThink: boolean,
): Promise<ModelInfo> {
  const onGpu = backend.gpu !== false && model.gpuLayers > 0;
  const devices = onGpu ? await backend.getGpuDeviceNames() : [];
  return {
    name: file.name,
    path: file.path,
    sizeBytes: file.sizeBytes,
    architecture: file.architecture,
    contextTokens: context.contextSize,
    backend: onGpu ? backend.gpu : "cpu",
    gpuLayers: model.gpuLayers,
    totalLayers: file.totalLayers,
    deviceName: onGpu ? devices.join(", ") : (cpus()[0]?.model.trim() ?? ""),
    threads,
    parallel: 1,
    canThink,
  };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
