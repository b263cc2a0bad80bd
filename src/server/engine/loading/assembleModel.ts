/** From weights and a context in memory to a model that can be asked. */
import { availableParallelism, cpus } from "node:os";
import path from "node:path";
import type { EngineModel, MemoryUse } from "../../../core/engine.ts";
import { prefixCacheBytes } from "../../../core/models/memoryFit.ts";
import type { Logger } from "../../../shared/logger.ts";
import type { LoadAdjustment } from "../../../shared/loadAdjustment.ts";
import type { LoadSettings, ModelInfo } from "../../../shared/protocol.ts";
import type { ChatTemplate } from "../chatTemplate.ts";
import { drive } from "../native/driveContext.ts";
import type { OwnedContext } from "../native/nativeContextOf.ts";
import type { NativeVocabulary } from "../native/nativeModel.ts";
import { createLlamaModel } from "../running/llamaModel.ts";
import { PromptTokenizer } from "../running/promptTokenizer.ts";
import { videoMemoryOf, type ChosenBackend } from "./backends.ts";
import type { OpenContext, OpenWeights } from "./llamaLibrary.ts";
import { loadDraft, type LoadedDraft } from "./loadDraft.ts";
import type { NativeLoad } from "./loadNative.ts";
import type { LoadWish } from "./loadPlan.ts";
import type { MemoryRoom } from "./memoryRoom.ts";
import type { ModelFileFacts } from "../../gguf/modelFile.ts";
import type { ModelFiles } from "../../gguf/modelFiles.ts";
import { modelInfo, modelKey, type AnyLoad } from "./modelInfo.ts";
import type { NativeLog } from "./nativeLog.ts";
import type { ReleaseStack } from "./releaseStack.ts";
import { RememberedThreads } from "./rememberedThreads.ts";
import { tunedThreads } from "./tunedThreads.ts";

/** Everything that one load has found out or made. */
export interface LoadState {
  readonly file: ModelFileFacts;
  readonly template: ChatTemplate;
  readonly settings: LoadSettings;
  readonly wish: LoadWish;
  readonly chosen: ChosenBackend;
  readonly load: NativeLoad<OpenContext, OpenWeights>;
  /** What was expected of it before. */
  readonly estimate: MemoryUse;
  /** To begin with. */
  readonly threads: number;
  readonly signal: AbortSignal;
}

/** What an engine has for all its models. */
export interface EngineParts {
  readonly logger: Logger;
  readonly nativeLog: NativeLog;
  readonly room: MemoryRoom;
  readonly files: ModelFiles;
  /** Where states of instructions and measured choices are kept. Undefined: nowhere. */
  readonly dataDir: string | undefined;
}

/** The load with what was added to it. */
interface Assembly extends LoadState {
  readonly gpuDevices: readonly string[];
  readonly context: OwnedContext;
  readonly draft: LoadedDraft | undefined;
  readonly adjustments: readonly LoadAdjustment[];
}

/** @param held gets everything that is to be freed with the model, and has it also when this rejects */
export async function assembleModel(parts: EngineParts, state: LoadState, held: ReleaseStack): Promise<EngineModel> {
  const { load, file, settings, chosen, signal } = state;
  const context = drive(load, held);
  // Before another load overwrites what the log said of this one.
  const said = parts.nativeLog.usedDevices;
  const gpuDevices = said.length > 0 ? said : await chosen.backend.deviceNames();
  await tunedThreads({
    context,
    setting: settings.threads,
    cpuBytes: load.weights.memoryUsage.ram,
    model: file.identity,
    hasCompany: parts.room.holdsModels,
    remembered: rememberedThreads(parts),
    signal,
  });
  const { draft, adjustments } = await draftFor(parts, state);
  if (draft !== undefined) held.add(() => draft.dispose());
  held.add(parts.room.keepMapped(mappedBytes(load) + (draft === undefined ? 0 : mappedBytes(draft.load))));
  return await modelOf(parts, { ...state, gpuDevices, context, draft, adjustments }, held);
}

async function draftFor(
  { nativeLog, logger, files }: EngineParts,
  { settings, chosen, load, file, threads, signal }: LoadState,
): Promise<Pick<Assembly, "draft" | "adjustments">> {
  if (settings.draftModel === "" || settings.speculation === "off") return { draft: undefined, adjustments: [] };
  const result = await loadDraft({
    path: settings.draftModel,
    files,
    target: file,
    targetLoad: load,
    settings,
    chosen,
    threads,
    nativeLog,
    logger,
    signal,
  });
  if (result.kind === "loaded") return { draft: result.draft, adjustments: [] };
  return {
    draft: undefined,
    adjustments: [{ kind: "draftRefused", model: settings.draftModel, reason: result.reason }],
  };
}

async function modelOf(parts: EngineParts, assembly: Assembly, held: ReleaseStack): Promise<EngineModel> {
  const { load, file, template, settings, wish, chosen, context, draft } = assembly;
  const { logger, dataDir } = parts;
  const { vocabulary } = load.weights;
  const words = wordsTakenForEnds(vocabulary, file);
  const info = await infoOf(assembly);
  logger.info(
    `${info.name}: ${info.backend} (${info.deviceName}), ${info.gpuLayers} of ${info.totalLayers} layers on the GPU, ` +
      `${info.parallel} x ${info.contextTokens} tokens of context, ${info.threads} threads, ` +
      `adjustments ${JSON.stringify(info.resources?.adjustments)}, template ${JSON.stringify(template.traits)}`,
  );
  return await createLlamaModel({
    info,
    logger,
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
    release: () => held.release(),
  });
}

async function infoOf(assembly: Assembly): Promise<ModelInfo> {
  const { file, wish, load, template, chosen, gpuDevices, context, draft, adjustments } = assembly;
  return modelInfo({
    file,
    wish,
    load,
    backend: chosen.kind === "none" ? false : chosen.backend.gpu,
    gpuDevices,
    vram: await videoMemoryOf(chosen),
    ownVideoBytes: await chosen.backend.ownVideoBytes(),
    estimate: assembly.estimate,
    processor: cpus()[0]?.model.trim() ?? "",
    threads: context.threads,
    canThink: template.traits.canThink,
    draft,
    adjustments: [...chosen.adjustments, ...adjustments],
  });
}

function mappedBytes({ weights }: AnyLoad): number {
  return weights.useMmap ? weights.memoryUsage.ram : 0;
}

function rememberedThreads({ dataDir, logger }: EngineParts): RememberedThreads | undefined {
  if (dataDir === undefined) return undefined;
  const file = path.join(dataDir, "cache", "threads.json");
  return new RememberedThreads({ file, logger, logicalCores: availableParallelism() });
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
