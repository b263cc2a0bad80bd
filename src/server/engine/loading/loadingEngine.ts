/** The Engine port on a llama.cpp library: from a file and wishes to a model that can be asked. */
import { availableParallelism, loadavg } from "node:os";
import path from "node:path";
import type { Engine, EngineModel, LoadOptions, MemoryUse } from "../../../core/engine.ts";
import { largestContext } from "../../../core/models/memoryFit.ts";
import { fitVerdict, fitWishOf } from "../../../core/models/fitVerdict.ts";
import { cacheSplit, partsBytes } from "../../../core/models/memorySum.ts";
import { AppError } from "../../../shared/appError.ts";
import { CancelledError, throwIfCancelled } from "../../../shared/cancelSignal.ts";
import type { Logger } from "../../../shared/logger.ts";
import type { MachineFacts } from "../../../shared/fitReport.ts";
import type { LoadSettings } from "../../../shared/protocol.ts";
import { ChatTemplate } from "../chatTemplate.ts";
import { Exclusive } from "../native/exclusive.ts";
import { TemplateRenderer } from "../templateRenderer.ts";
import { assembleModel, type EngineParts, type LoadState } from "./assembleModel.ts";
import { Backends, videoMemoryOf, type ChosenBackend } from "./backends.ts";
import { describeMachine } from "./describeMachine.ts";
import type { LlamaLibrary, OpenContext, OpenWeights } from "./llamaLibrary.ts";
import { loadNative } from "./loadNative.ts";
import { wishOf } from "./loadPlan.ts";
import { LoadProgress } from "./loadProgress.ts";
import { MemoryRoom } from "./memoryRoom.ts";
import type { ModelFileFacts } from "../../gguf/modelFile.ts";
import { ModelFiles } from "../../gguf/modelFiles.ts";
import { NativeLog } from "./nativeLog.ts";
import { ReleaseStack } from "./releaseStack.ts";
import { chooseThreads } from "./threads.ts";

export interface LlamaEngineOptions {
  readonly logger: Logger;
  /** Where states of instructions and measured choices are kept. Undefined: nowhere. */
  readonly dataDir?: string;
  /** The template process's program; beside the server's bundle unless a test names another. */
  readonly templateChildPath?: string;
}

interface ReadModel {
  readonly file: ModelFileFacts;
  readonly template: ChatTemplate;
}

interface Reserved extends ReadModel {
  readonly release: () => void;
}

/** Of free memory, for a context that was asked to be as long as can be. */
const LONG_CONTEXT_SHARE = 0.5;
const LONG_CONTEXT_LOAD = {
  parallel: 1,
  batchTokens: 1,
  cacheFormat: "f16",
  flashAttention: true,
  fullWindows: true,
} as const;

export class LoadingEngine implements Engine {
  private readonly parts: EngineParts;
  private readonly renderer: TemplateRenderer;
  private readonly backends: Backends;
  /** Two loads at once would both count on the same memory, and the log could not tell them apart. */
  private readonly loading = new Exclusive();
  /** Loads that are finding out how much memory to set aside. */
  private readonly reserving = new Set<Promise<Reserved>>();
  private disposed = false;

  constructor(options: LlamaEngineOptions, library: (nativeLog: NativeLog) => LlamaLibrary) {
    const { templateChildPath, dataDir } = options;
    const logger = options.logger.child("engine");
    const nativeLog = new NativeLog(options.logger.child("llama.cpp"));
    this.parts = { logger, nativeLog, room: new MemoryRoom(), files: new ModelFiles(), dataDir };
    this.backends = new Backends(library(nativeLog), logger);
    this.renderer = new TemplateRenderer({
      logger,
      ...(templateChildPath === undefined ? {} : { childPath: templateChildPath }),
    });
  }

  async checkModel(modelPath: string): Promise<void> {
    await this.readModel(modelPath);
  }

  async fitsBeside(modelPath: string, settings: LoadSettings, freed?: MemoryUse): Promise<boolean> {
    const file = await this.withDraft(await this.parts.files.inspect(modelPath), settings);
    const chosen = await this.backends.choose(settings);
    // A load that has just begun does not know yet how much it needs.
    await Promise.allSettled(this.reserving);
    const vram = await videoMemoryOf(chosen);
    return this.parts.room.fits(file, settings, {
      ramBytes: (await chosen.backend.freeRamBytes()) + (freed?.ramBytes ?? 0),
      videoBytes: vram && vram.freeBytes + (freed?.vramBytes ?? 0),
    });
  }

  async describeMachine(settings: LoadSettings, modelsDir: string): Promise<MachineFacts> {
    const { room, dataDir } = this.parts;
    const { mappedBytes, holdsModels } = room;
    const chosen = await this.backends.choose(settings);
    return describeMachine({ chosen, modelsDir, dataDir, mappedBytes, holdsModels });
  }

  async loadModel(options: LoadOptions): Promise<EngineModel> {
    if (this.disposed) throw new AppError("internal", "The engine was disposed");
    throwIfCancelled(options.signal);
    const abort = new AbortController();
    const onCancel = (): void => {
      abort.abort();
    };
    options.signal?.addEventListener("abort", onCancel, { once: true });
    try {
      return await this.loadInTurn(options, abort.signal);
    } catch (error) {
      if (abort.signal.aborted) throw new CancelledError();
      throw AppError.is(error) ? error : this.loadFailed(error);
    } finally {
      options.signal?.removeEventListener("abort", onCancel);
    }
  }

  private async loadInTurn(
    { path: modelPath, settings, onProgress }: LoadOptions,
    signal: AbortSignal,
  ): Promise<EngineModel> {
    const { file, template, release } = await this.reserve(modelPath, settings);
    let leave = (): void => undefined;
    try {
      leave = await this.loading.enter(signal);
      const progress = new LoadProgress(file.sizeBytes, onProgress ?? (() => undefined));
      try {
        return await this.loadFile({ file, template, settings, signal }, progress);
      } finally {
        progress.stop();
      }
    } finally {
      leave();
      release();
    }
  }

  private async reserve(modelPath: string, settings: LoadSettings): Promise<Reserved> {
    const reserving = this.readModel(modelPath).then(async (read) => {
      const sizes = await this.withDraft(read.file, settings);
      return { ...read, release: this.parts.room.reserve(sizes, settings) };
    });
    this.reserving.add(reserving);
    try {
      return await reserving;
    } finally {
      this.reserving.delete(reserving);
    }
  }

  private async loadFile(
    base: Pick<LoadState, "file" | "template" | "settings" | "signal">,
    progress: LoadProgress,
  ): Promise<EngineModel> {
    const { file, settings, signal } = base;
    const { logger, nativeLog } = this.parts;
    const chosen = await this.backends.choose(settings);
    signal.throwIfAborted();
    const wish = wishOf(settings, file, await this.longBudgetTokens(chosen, file));
    const threads = firstThreads(settings, chosen);
    const estimate = await this.estimate(chosen, file, settings);
    const load = await loadNative<OpenContext, OpenWeights>({
      backend: chosen.backend,
      file,
      wish,
      threads,
      nativeLog,
      logger,
      signal,
      onProgress: (fraction) => progress.native(fraction * 0.9),
    });
    const held = new ReleaseStack();
    try {
      const model = await assembleModel(this.parts, { ...base, chosen, wish, load, threads, estimate }, held);
      if (signal.aborted) await model.dispose();
      signal.throwIfAborted();
      progress.done();
      return model;
    } catch (error) {
      await held.release().catch((failure: unknown) => logger.error("Memory of a failed load was not freed", failure));
      throw error;
    }
  }

  /** The verdict's sum, as the library counts: with the file's pages, without what there is one of in the process. */
  private async estimate(chosen: ChosenBackend, file: ModelFileFacts, settings: LoadSettings): Promise<MemoryUse> {
    const { room, dataDir } = this.parts;
    const machine = await describeMachine({
      chosen,
      modelsDir: path.dirname(file.path),
      dataDir,
      mappedBytes: room.mappedBytes,
      holdsModels: room.holdsModels,
      measureMemory: () => Promise.resolve(undefined),
    });
    const drafts = settings.draftModel !== "" && settings.speculation !== "off";
    const draft = drafts ? await this.parts.files.inspect(settings.draftModel).catch(() => undefined) : undefined;
    const { ram, vram, reclaimableBytes } = fitVerdict(file.sizes, machine, {
      ...fitWishOf(settings),
      ...(draft !== undefined && { draft: draft.sizes }),
      downloadBytes: 0,
    });
    return {
      ramBytes: partsBytes(ram) - ram.overheadBytes + reclaimableBytes,
      vramBytes: partsBytes(vram) - vram.overheadBytes,
    };
  }

  /** Before the weights: a template that cannot be used must not cost a minute of loading. */
  private async readModel(modelPath: string): Promise<ReadModel> {
    this.renderer.warm();
    const file = await this.parts.files.inspect(modelPath);
    const template = await ChatTemplate.probe(
      { path: file.path, template: file.chatTemplate, bosText: file.bosText, eosText: file.eosText },
      this.renderer,
    );
    return { file, template };
  }

  /** For the accounts of memory: what drafts for a model is loaded with it. */
  private async withDraft(file: ModelFileFacts, { draftModel, speculation }: LoadSettings): Promise<ModelFileFacts> {
    if (draftModel === "" || speculation === "off") return file;
    const draft = await this.parts.files.inspect(draftModel).catch(() => undefined);
    return { ...file, sizeBytes: file.sizeBytes + (draft?.sizeBytes ?? 0) };
  }

  private async longBudgetTokens({ backend, kind }: ChosenBackend, file: ModelFileFacts): Promise<number> {
    const video = kind === "none" ? 0 : (await backend.videoMemory()).free;
    const freeBytes = Math.max(video, await backend.freeRamBytes()) - file.sizeBytes;
    return largestContext((contextTokens) => {
      const load = { ...LONG_CONTEXT_LOAD, contextTokens };
      return cacheSplit(file.sizes, load, 0).ram <= freeBytes * LONG_CONTEXT_SHARE;
    });
  }

  private loadFailed(cause: unknown): AppError {
    const reason = this.parts.nativeLog.reason ?? (cause instanceof Error ? cause.message : String(cause));
    return new AppError("model.loadFailed", reason, { details: { reason }, cause });
  }

  async dispose(): Promise<void> {
    if (this.disposed) return;
    this.disposed = true;
    this.renderer.dispose();
    await this.backends.dispose();
  }
}

function firstThreads(settings: LoadSettings, { backend }: ChosenBackend): number {
  const cores = { mathCores: backend.mathCores, logicalCores: availableParallelism(), busyCores: loadavg()[0] ?? 0 };
  return chooseThreads(settings.threads, cores);
}
