/** Loads the small model that drafts for a large one. Nothing depends on it: whatever is wrong is said and lived without. */
import { AppError } from "../../../shared/appError.ts";
import { CancelledError } from "../../../shared/cancelSignal.ts";
import { presentError } from "../../../shared/errorPresentation.ts";
import type { LoadSettings } from "../../../shared/protocol.ts";
import { drive } from "../native/driveContext.ts";
import type { OpenContext, OpenWeights } from "./llamaLibrary.ts";
import { loadNative, type NativeLoad, type NativeLoadOptions } from "./loadNative.ts";
import { wishOf } from "./loadPlan.ts";
import { inspectModelFile, type ModelFileFacts } from "./modelFile.ts";
import type { DraftFacts } from "./modelInfo.ts";
import type { OwnedContext } from "../native/nativeContextOf.ts";
import type { ChosenBackend } from "./backends.ts";

type Loaded = NativeLoad<OpenContext, OpenWeights>;

export interface DraftOptions extends Pick<
  NativeLoadOptions<OpenWeights>,
  "nativeLog" | "logger" | "signal" | "threads"
> {
  /** Absolute. */
  readonly path: string;
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
  { readonly kind: "loaded"; readonly draft: LoadedDraft } | { readonly kind: "refused"; readonly reason: string };

/** @throws CancelledError */
export async function loadDraft(options: DraftOptions): Promise<DraftResult> {
  try {
    const file = await inspectModelFile(options.path);
    const difference = vocabularyDifference(options.target, file);
    if (difference !== undefined) return { kind: "refused", reason: difference };
    return { kind: "loaded", draft: await load(options, file) };
  } catch (error) {
    if (options.signal.aborted || error instanceof CancelledError) throw new CancelledError();
    options.logger.warn(`No draft model: ${String(error)}`);
    return { kind: "refused", reason: AppError.is(error) ? presentError(error).message : String(error) };
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
  const context = drive(loaded);
  const dispose = async (): Promise<void> => {
    await context.dispose();
    await loaded.weights.dispose();
  };
  if (context.sequences < parallel) {
    await dispose();
    throw new AppError("model.insufficientMemory", "Too few sequences for the draft", { details: { path: file.path } });
  }
  return { name: file.name, load: loaded, context, dispose };
}

/** Its tokens are handed to the large model as they are: each must mean the same there. */
function vocabularyDifference(target: ModelFileFacts, draft: ModelFileFacts): string | undefined {
  if (draft.bosText !== target.bosText || draft.eosText !== target.eosText)
    return "it marks beginning and end otherwise";
  if (draft.vocabulary.length !== target.vocabulary.length) return "its vocabulary has another size";
  if (draft.vocabulary.some((text, token) => text !== target.vocabulary[token])) return "its vocabulary is another one";
  return undefined;
}
