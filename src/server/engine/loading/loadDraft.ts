/** Loads the small model that drafts for a large one. Nothing depends on it: whatever is wrong is said and lived without. */
import { AppError } from "../../../shared/appError.ts";
import { CancelledError } from "../../../shared/cancelSignal.ts";
import type { Refusal, RefusalCode } from "../../../shared/loadAdjustment.ts";
import type { LoadSettings } from "../../../shared/protocol.ts";
import { toWireError } from "../../../shared/wireError.ts";
import { drive } from "../native/driveContext.ts";
import type { OpenContext, OpenWeights } from "./llamaLibrary.ts";
import { loadNative, type NativeLoad, type NativeLoadOptions } from "./loadNative.ts";
import { wishOf } from "./loadPlan.ts";
import type { ModelFileFacts } from "../../gguf/modelFile.ts";
import type { ModelFiles } from "../../gguf/modelFiles.ts";
import type { DraftFacts } from "./modelInfo.ts";
import type { OwnedContext } from "../native/nativeContextOf.ts";
import type { ChosenBackend } from "./backends.ts";
import { ReleaseStack } from "./releaseStack.ts";

type Loaded = NativeLoad<OpenContext, OpenWeights>;

export interface DraftOptions extends Pick<
  NativeLoadOptions<OpenWeights>,
  "nativeLog" | "logger" | "signal" | "threads"
> {
  /** Absolute. */
  readonly path: string;
  readonly files: ModelFiles;
  readonly target: ModelFileFacts;
  readonly targetLoad: Loaded;
  readonly settings: LoadSettings;
  readonly chosen: ChosenBackend;
}

export interface LoadedDraft extends DraftFacts {
  readonly context: OwnedContext;
  dispose(): Promise<void>;
}

export type DraftResult =
  { readonly kind: "loaded"; readonly draft: LoadedDraft } | { readonly kind: "refused"; readonly reason: Refusal };

/** @throws CancelledError */
export async function loadDraft(options: DraftOptions): Promise<DraftResult> {
  try {
    const file = await options.files.inspect(options.path);
    const difference = vocabularyDifference(options.target, file);
    if (difference !== undefined) return { kind: "refused", reason: { code: difference } };
    return { kind: "loaded", draft: await load(options, file) };
  } catch (error) {
    if (options.signal.aborted || error instanceof CancelledError) throw new CancelledError();
    options.logger.warn(`No draft model: ${String(error)}`);
    const reason: Refusal = AppError.is(error)
      ? { code: "error", error: toWireError(error) }
      : { code: "engine", text: String(error) };
    return { kind: "refused", reason };
  }
}

async function load(options: DraftOptions, file: ModelFileFacts): Promise<LoadedDraft> {
  const { settings, targetLoad, chosen, nativeLog, logger, signal, threads } = options;
  const { contextTokens, parallel } = targetLoad.size;
  // It follows the large model token by token, so its context has to be as long, and stretched as well.
  const wished: LoadSettings = { ...settings, contextTokens, parallel, gpuLayers: "auto", memoryLock: false };
  const wish = wishOf(wished, file, contextTokens);
  const onProgress = (): void => undefined;
  const { backend } = chosen;
  const loaded = await loadNative<OpenContext, OpenWeights>({
    backend,
    file,
    wish,
    threads,
    nativeLog,
    logger,
    signal,
    onProgress,
  });
  const held = new ReleaseStack();
  try {
    const context = drive(loaded, held);
    if (context.sequences < parallel) {
      const details = { path: file.path };
      throw new AppError("model.insufficientMemory", "Too few sequences for the draft", { details });
    }
    return { name: file.name, load: loaded, context, dispose: () => held.release() };
  } catch (error) {
    await held.release();
    throw error;
  }
}

/** Its tokens are handed to the large model as they are: each must mean the same there. */
function vocabularyDifference(target: ModelFileFacts, draft: ModelFileFacts): RefusalCode | undefined {
  if (draft.bosText !== target.bosText || draft.eosText !== target.eosText) return "otherEnds";
  if (draft.vocabulary.length !== target.vocabulary.length) return "otherVocabularySize";
  if (draft.vocabulary.some((text, token) => text !== target.vocabulary[token])) return "otherWords";
  return undefined;
}
