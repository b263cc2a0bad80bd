/** What every task of the server is given, and the checks that they share. */
import { LANGUAGES, type LanguageTag } from "../../core/languages.ts";
import { AppError } from "../../shared/appError.ts";
import type { LoadSettings, ModelSelector, WhenBusy } from "../../shared/protocol.ts";
import type { ModelHost, ModelNeed } from "../modelHost.ts";
import { resolveModel } from "../models/store.ts";
import type { TaskWatch } from "../taskWatch.ts";

export interface TaskContext {
  readonly models: ModelHost;
  /** Where models that were downloaded are. */
  readonly modelsDir: string;
}

export interface NeedsModel {
  readonly model: ModelSelector;
  readonly settings: LoadSettings;
  readonly whenBusy?: WhenBusy;
}

/** A task: what the client asked for, and how to tell it of progress and hear that it has lost interest. */
export type Task<Params, Result> = (context: TaskContext, params: Params, watch: TaskWatch) => Promise<Result>;

/** @throws AppError model.none, model.notFound */
export async function modelNeed(context: TaskContext, params: NeedsModel): Promise<ModelNeed> {
  const { model, settings, whenBusy = "refuse" } = params;
  const path = await resolveModel(model, context.modelsDir);
  return { path, settings: await withDraftPath(settings, model, context.modelsDir), whenBusy };
}

/** A draft that is nowhere keeps its name: the model is loaded without it, and says so. */
async function withDraftPath(
  settings: LoadSettings,
  { dirs }: ModelSelector,
  modelsDir: string,
): Promise<LoadSettings> {
  const ref = settings.draftModel.trim();
  if (ref === "") return settings;
  const draftModel = await resolveModel({ ref, dirs }, modelsDir).catch(() => ref);
  return { ...settings, draftModel };
}

/** @throws AppError config.invalid */
export function requireLanguage(setting: string, tag: string): LanguageTag {
  const language = LANGUAGES.find((row) => row.tag === tag);
  if (language !== undefined) return language.tag;
  const reason = `${tag} is none of ${LANGUAGES.map((row) => row.tag).join(", ")}`;
  throw new AppError("config.invalid", `${setting}: ${reason}`, { details: { setting, reason } });
}

/**
 * Before a model is loaded for it, which can take a minute.
 * @throws AppError input.empty, input.tooLarge
 */
export function requireText(text: string, limitCharacters: number): void {
  if (text.trim() === "") throw new AppError("input.empty", "There is no text");
  if (text.length <= limitCharacters) return;
  throw new AppError("input.tooLarge", `${text.length} characters`, {
    details: { size: text.length, limit: limitCharacters },
  });
}
