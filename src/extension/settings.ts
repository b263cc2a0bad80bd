/** Reads the `sealion.*` settings. Nothing is cached: a changed setting counts with the next request. */
import * as vscode from "vscode";
import { parseLanguage, type LanguageTag } from "../core/languages.ts";
import { DEFAULT_LOAD_SETTINGS, type LoadSettings } from "../shared/protocol.ts";

export interface ModelSettings {
  /** A path or a name; undefined when the setting is empty. */
  readonly ref?: string;
  readonly dirs: readonly string[];
  readonly load: LoadSettings;
}

const GPU_CHOICES: readonly LoadSettings["gpu"][] = ["auto", "off", "cuda", "vulkan", "metal"];

export function readModelSettings(): ModelSettings {
  const settings = vscode.workspace.getConfiguration("sealion");
  const ref = settings.get<string>("model", "").trim();
  const gpu = settings.get<string>("gpu", "auto");
  return {
    ...(ref === "" ? {} : { ref }),
    dirs: settings.get<string[]>("modelDirs", []).filter((dir) => dir.trim() !== ""),
    load: {
      ...DEFAULT_LOAD_SETTINGS,
      gpu: GPU_CHOICES.find((choice) => choice === gpu) ?? "auto",
      gpuLayers: numberOrAuto(settings.get("gpuLayers")),
      contextTokens: numberOrAuto(settings.get("contextTokens")),
      threads: numberOrAuto(settings.get("threads")),
    },
  };
}

/** The settings editor underlines what is no number; here it counts as not set. */
function numberOrAuto(value: unknown): number | "auto" {
  return typeof value === "number" ? value : "auto";
}

/** The language fixed by the setting for a document or folder; undefined when it is "auto". */
export function readTargetLanguage(scope: vscode.ConfigurationScope | undefined): LanguageTag | undefined {
  return parseLanguage(vscode.workspace.getConfiguration("sealion", scope ?? null).get<string>("targetLanguage", ""));
}

/** Keeps the choice for every workspace of this machine. An empty one takes the setting away. */
export async function writeModelSetting(ref: string | undefined): Promise<void> {
  await vscode.workspace.getConfiguration("sealion").update("model", ref, vscode.ConfigurationTarget.Global);
}
