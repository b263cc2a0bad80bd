/** What every task of the server is given, and the checks that they share. */
import type { Priority } from "../../core/engine.ts";
import { LANGUAGES, type LanguageTag } from "../../core/languages.ts";
import { AppError } from "../../shared/appError.ts";
import type { LoadSettings, ModelSelector, Urgency, WhenBusy } from "../../shared/protocol.ts";
import type { ModelHost, ModelNeed } from "../modelHost.ts";
import type { Library } from "../models/library.ts";
import { refuseDamaged } from "../models/modelList.ts";
import { resolveModel } from "../models/store.ts";
import type { TaskWatch } from "../taskWatch.ts";

export interface TaskContext {
  readonly models: ModelHost;
  /** Where models that were downloaded are. */
  readonly modelsDir: string;
  readonly library: Library;
}

export interface NeedsModel {
  readonly model: ModelSelector;
  readonly settings: LoadSettings;
  readonly whenBusy?: WhenBusy;
}

/** A task: what the client asked for, and how to tell it of progress and hear that it has lost interest. */
export type Task<Params, Result> = (context: TaskContext, params: Params, watch: TaskWatch) => Promise<Result>;

/** @throws AppError model.none, model.notFound, model.invalidFile for a file that is known to be damaged */
export async function modelNeed(context: TaskContext, params: NeedsModel): Promise<ModelNeed> {
  const { model, settings, whenBusy = "refuse" } = params;
  const path = await modelPath(context, model);
  if (!context.models.isLoaded(path)) await refuseDamaged(context.library, path);
  return { path, settings: await withDraftPath(context, settings, model), whenBusy };
}

/** @throws AppError model.none, model.notFound, model.invalidFile for a download that is not complete */
export async function modelPath({ library, modelsDir }: TaskContext, selector: ModelSelector): Promise<string> {
  return resolveModel(selector, modelsDir, (await library.read()).references);
}

/** A draft that is nowhere keeps its name: the model is loaded without it, and says so. */
async function withDraftPath(
  context: TaskContext,
  settings: LoadSettings,
  { dirs }: ModelSelector,
): Promise<LoadSettings> {
  const ref = settings.draftModel.trim();
  if (ref === "") return settings;
  const draftModel = await modelPath(context, { ref, dirs }).catch(() => ref);
  return { ...settings, draftModel };
}

/** @throws AppError config.invalid */
export function requireLanguage(setting: string, tag: string): LanguageTag {
  const language = LANGUAGES.find((row) => row.tag === tag);
  if (language !== undefined) return language.tag;
  throw invalidParam(setting, `${tag} is none of ${LANGUAGES.map((row) => row.tag).join(", ")}`);
}

/** @param reason for people, in a few words */
export function invalidParam(setting: string, reason: string): AppError {
  return new AppError("config.invalid", `${setting}: ${reason}`, { details: { setting, reason } });
}

export function priorityOf(urgency: Urgency = "background"): Priority {
  return urgency === "interactive" ? "hover" : "batch";
}

/**
 * Before a model is loaded for it, which can take a minute.
 * @throws AppError input.empty, input.tooLarge
 */
export function requireText(text: string, limitCharacters: number): void {
  if (text.trim() === "") throw new AppError("input.empty", "There is no text");
  requireLength([text], limitCharacters);
}

/**
 * Of all texts together.
 * @throws AppError input.tooLarge
 */
export function requireLength(texts: readonly string[], limitCharacters: number): void {
  const size = texts.reduce((sum, { length }) => sum + length, 0);
  if (size <= limitCharacters) return;
  throw new AppError("input.tooLarge", `${size} characters`, { details: { size, limit: limitCharacters } });
}
