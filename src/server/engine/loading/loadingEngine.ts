/** The Engine port on a llama.cpp library: from a file and wishes to a model that can be asked. */
import { availableParallelism, cpus, loadavg } from "node:os";
import path from "node:path";
import type { Engine, EngineModel, LoadOptions } from "../../../core/engine.ts";
import { budgetTokens, cacheBytesPerToken } from "../../../core/models/memoryFit.ts";
import { AppError } from "../../../shared/appError.ts";
import { CancelledError, throwIfCancelled } from "../../../shared/cancelSignal.ts";
import type { Logger } from "../../../shared/logger.ts";
import type { LoadAdjustment, LoadSettings } from "../../../shared/protocol.ts";
import { Backends, videoMemoryOf, type ChosenBackend } from "./backends.ts";
import { ChatTemplate } from "../chatTemplate.ts";
import { drive, prefixCacheBytes } from "../native/driveContext.ts";
import { Exclusive } from "../native/exclusive.ts";
import { loadDraft, type LoadedDraft } from "./loadDraft.ts";
import type { LlamaLibrary, OpenContext, OpenWeights } from "./llamaLibrary.ts";
import { createLlamaModel } from "../running/llamaModel.ts";
import { loadNative, type NativeLoad } from "./loadNative.ts";
import { wishOf, type LoadWish } from "./loadPlan.ts";
import { LoadProgress } from "./loadProgress.ts";
import { MemoryRoom } from "./memoryRoom.ts";
import { inspectModelFile, type ModelFileFacts } from "./modelFile.ts";
import { modelInfo, modelKey } from "./modelInfo.ts";
import type { OwnedContext } from "../native/nativeContextOf.ts";
import { NativeLog } from "./nativeLog.ts";
import type { NativeVocabulary } from "../native/nativeModel.ts";
import { PromptTokenizer } from "../running/promptTokenizer.ts";
import { RememberedThreads } from "./rememberedThreads.ts";
import { TemplateRenderer } from "../templateRenderer.ts";
import { chooseThreads } from "./threads.ts";
import { tunedThreads } from "./tunedThreads.ts";

export interface LlamaEngineOptions {
  readonly logger: Logger;
  /** Where states of instructions and measured choices are kept. Undefined: nowhere. */
  readonly dataDir?: string;
  /** The template process's program; beside the server's bundle unless a test names another. */
  readonly templateChildPath?: string;
}

type Loaded = NativeLoad<OpenContext, OpenWeights>;

/** Everything that one load has found out or made. */
interface LoadState {
  readonly file: ModelFileFacts;
  readonly template: ChatTemplate;
  readonly settings: LoadSettings;
  readonly wish: LoadWish;
  readonly chosen: ChosenBackend;
  readonly load: Loaded;
  readonly gpuDevices: readonly string[];
  readonly signal: AbortSignal;
}

/** Of free memory, for a context that was asked to be as long as can be. */
const LONG_CONTEXT_SHARE = 0.5;

export class LoadingEngine implements Engine {
  private readonly options: LlamaEngineOptions;
  private readonly logger: Logger;
  private readonly nativeLog: NativeLog;
  private readonly renderer: TemplateRenderer;
  private readonly backends: Backends;
  private readonly room = new MemoryRoom();
  /** Two loads at once would both count on the same memory, and the log could not tell them apart. */
  private readonly loading = new Exclusive();
  private disposed = false;

  constructor(options: LlamaEngineOptions, library: (nativeLog: NativeLog) => LlamaLibrary) {
    const { logger, templateChildPath } = options;
    this.options = options;
    this.logger = logger.child("engine");
    this.nativeLog = new NativeLog(logger.child("llama.cpp"));
    this.backends = new Backends(library(this.nativeLog), this.logger);
    this.renderer = new TemplateRenderer({
      logger: this.logger,
      ...(templateChildPath === undefined ? {} : { childPath: templateChildPath }),
    });
  }

  async checkModel(modelPath: string): Promise<void> {
    await this.readModel(modelPath);
  }

  async fitsBeside(modelPath: string, settings: LoadSettings): Promise<boolean> {
    const file = await withDraft(await inspectModelFile(modelPath), settings);
    const chosen = await this.backends.choose(settings);
    const vram = await videoMemoryOf(chosen);
    return this.room.fits(file, settings, {
      ramBytes: await chosen.backend.freeRamBytes(),
      videoBytes: vram?.freeBytes,
    });
  }

  async loadModel(options: LoadOptions): Promise<EngineModel> {
    if (this.disposed) throw new AppError("internal", "The engine was disposed");
    throwIfCancelled(options.signal);
    const abort = new AbortController();
    const onCancel = (): void => {
      abort.abort();
    };
    options.signal?.addEventListener("abort", onCancel, { once: true });
    const { signal } = abort;
    let progress: LoadProgress | undefined;
    let release = (): void => undefined;
    let leave = (): void => undefined;
    try {
      const { file, template } = await this.readModel(options.path);
      release = this.room.reserve(await withDraft(file, options.settings), options.settings);
      leave = await this.loading.enter(signal);
      progress = new LoadProgress(file.sizeBytes, options.onProgress ?? (() => undefined));
      const state = await this.loadFile({ file, template, settings: options.settings, signal }, progress);
      const model = await this.assemble(state);
      if (signal.aborted) await model.dispose();
      signal.throwIfAborted();
      progress.done();
      return model;
    } catch (error) {
      if (signal.aborted) throw new CancelledError();
      throw AppError.is(error) ? error : this.loadFailed(error);
    } finally {
      leave();
      release();
      progress?.stop();
      options.signal?.removeEventListener("abort", onCancel);
    }
  }

  /** Before the weights: a template that cannot be used must not cost a minute of loading. */
  private async readModel(
    modelPath: string,
  ): Promise<{ readonly file: ModelFileFacts; readonly template: ChatTemplate }> {
    this.renderer.warm();
    const file = await inspectModelFile(modelPath);
    const template = await ChatTemplate.probe(
      { path: file.path, template: file.chatTemplate, bosText: file.bosText, eosText: file.eosText },
      this.renderer,
    );
    return { file, template };
  }

  private async loadFile(
    base: Pick<LoadState, "file" | "template" | "settings" | "signal">,
    progress: LoadProgress,
  ): Promise<LoadState> {
    const { file, settings, signal } = base;
    const chosen = await this.backends.choose(settings);
    signal.throwIfAborted();
    const wish = wishOf(settings, file, await this.longBudgetTokens(chosen, file));
    const load = await loadNative<OpenContext, OpenWeights>({
      backend: chosen.backend,
      file,
      wish,
      threads: this.firstThreads(settings, chosen),
      nativeLog: this.nativeLog,
      logger: this.logger,
      signal,
      onProgress: (fraction) => progress.native(fraction * 0.9),
    });
    // Before another load overwrites what the log said of this one.
    const said = this.nativeLog.usedDevices;
    const gpuDevices = said.length > 0 ? said : await chosen.backend.deviceNames();
    return { ...base, chosen, wish, load, gpuDevices };
  }

  private async longBudgetTokens({ backend, kind }: ChosenBackend, file: ModelFileFacts): Promise<number> {
    const video = kind === "none" ? 0 : (await backend.videoMemory()).free;
    const freeBytes = Math.max(video, await backend.freeRamBytes()) - file.sizeBytes;
    return budgetTokens(cacheBytesPerToken(file.shape, "f16"), [
      { freeBytes: freeBytes * LONG_CONTEXT_SHARE, share: 1 },
    ]);
  }

  private firstThreads(settings: LoadSettings, { backend }: ChosenBackend): number {
    const cores = { mathCores: backend.mathCores, logicalCores: availableParallelism(), busyCores: loadavg()[0] ?? 0 };
    return chooseThreads(settings.threads, cores);
  }

  private async assemble(state: LoadState): Promise<EngineModel> {
    const { load, file, settings, signal } = state;
    const context = drive(load);
    let draft: LoadedDraft | undefined;
    try {
      await tunedThreads({
        context,
        setting: settings.threads,
        cpuBytes: load.weights.memoryUsage.ram,
        model: file.identity,
        remembered: this.rememberedThreads(),
        signal,
      });
      const drafting = await this.draftFor(state);
      draft = drafting.draft;
      return await this.modelOf(state, context, draft, drafting.adjustments);
    } catch (error) {
      await draft?.dispose();
      await context.dispose();
      await load.weights.dispose();
      throw error;
    }
  }

  private async draftFor(
    state: LoadState,
  ): Promise<{ readonly draft: LoadedDraft | undefined; readonly adjustments: readonly LoadAdjustment[] }> {
    const { settings, chosen, load, file, signal } = state;
    if (settings.draftModel === "" || settings.speculation === "off") return { draft: undefined, adjustments: [] };
    const result = await loadDraft({
      path: settings.draftModel,
      target: file,
      targetLoad: load,
      settings,
      chosen,
      threads: this.firstThreads(settings, chosen),
      nativeLog: this.nativeLog,
      logger: this.logger,
      signal,
    });
    if (result.kind === "loaded") return { draft: result.draft, adjustments: [] };
    return {
      draft: undefined,
      adjustments: [{ kind: "draftRefused", model: settings.draftModel, reason: result.reason }],
    };
  }

  private async modelOf(
    state: LoadState,
    context: OwnedContext,
    draft: LoadedDraft | undefined,
    adjustments: readonly LoadAdjustment[],
  ): Promise<EngineModel> {
    const { load, file, template, settings, wish, chosen } = state;
    const { vocabulary } = load.weights;
    const words = wordsTakenForEnds(vocabulary, file);
    const info = modelInfo({
      file,
      wish,
      load,
      backend: chosen.kind === "none" ? false : chosen.backend.gpu,
      gpuDevices: state.gpuDevices,
      vram: await videoMemoryOf(chosen),
      processor: cpus()[0]?.model.trim() ?? "",
      threads: context.threads,
      canThink: template.traits.canThink,
      draft,
      adjustments: [...chosen.adjustments, ...adjustments],
    });
    this.logger.info(
      `${info.name}: ${info.backend} (${info.deviceName}), ${info.gpuLayers} of ${info.totalLayers} layers on the GPU, ` +
        `${info.parallel} x ${info.contextTokens} tokens of context, ${info.threads} threads, ` +
        `adjustments ${JSON.stringify(info.resources?.adjustments)}, template ${JSON.stringify(template.traits)}`,
    );
    const forget = this.room.keepMapped(file.path, load.weights.useMmap ? load.weights.memoryUsage.ram : 0);
    const { dataDir } = this.options;
    return await createLlamaModel({
      info,
      logger: this.logger,
      vocabulary,
      tokenizer: new PromptTokenizer({
        vocabulary,
        declaredMarkers: file.declaredMarkers,
        tokenTexts: file.vocabulary,
      }),
      template,
      context,
      draft: draft?.context,
      speculation: settings.speculation === "auto",
      prefixCacheBytes: prefixCacheBytes(settings.prefixCacheMegabytes, await chosen.backend.freeRamBytes()),
      stateFolder: dataDir === undefined ? undefined : path.join(dataDir, "cache", "states"),
      modelKey: modelKey(file, wish, load, chosen.backend.version),
      isEnd: (token) => vocabulary.isEogToken(token) && !words.has(token),
      release: async () => {
        forget();
        try {
          await draft?.dispose();
          await context.dispose();
        } finally {
          await load.weights.dispose();
        }
      },
    });
  }

  private loadFailed(cause: unknown): AppError {
    const reason = this.nativeLog.reason ?? (cause instanceof Error ? cause.message : String(cause));
    return new AppError("model.loadFailed", reason, { details: { reason }, cause });
  }

  private rememberedThreads(): RememberedThreads | undefined {
    const { dataDir } = this.options;
    if (dataDir === undefined) return undefined;
    const file = path.join(dataDir, "cache", "threads.json");
    return new RememberedThreads({ file, logger: this.logger, logicalCores: availableParallelism() });
  }

  async dispose(): Promise<void> {
    if (this.disposed) return;
    this.disposed = true;
    this.renderer.dispose();
    await this.backends.dispose();
  }
}

/** For the accounts of memory: what drafts for a model is loaded with it. */
async function withDraft(file: ModelFileFacts, { draftModel, speculation }: LoadSettings): Promise<ModelFileFacts> {
  if (draftModel === "" || speculation === "off") return file;
  const draft = await inspectModelFile(draftModel).catch(() => undefined);
  return { ...file, sizeBytes: file.sizeBytes + (draft?.sizeBytes ?? 0) };
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
