/** Reads the `sealion.*` settings. Nothing is cached: a changed setting counts with the next request. */
import * as vscode from "vscode";
import { parseLanguage, type LanguageTag } from "../core/languages.ts";
import { readLoadSettings } from "../core/loadSettingRules.ts";
import type { LoadSettings } from "../shared/protocol.ts";

export interface ModelSettings {
  /** A path or a name; undefined when the setting is empty. */
  readonly ref?: string;
  readonly dirs: readonly string[];
  readonly load: LoadSettings;
  /** One sentence for each hardware setting that cannot be used; its default counts. */
  readonly problems: readonly string[];
}

export function readModelSettings(): ModelSettings {
  const configuration = vscode.workspace.getConfiguration("sealion");
  const ref = configuration.get<string>("model", "").trim();
  const { settings, problems } = readLoadSettings(
    (name) => configuration.get<unknown>(name),
    (name) => `sealion.${name}`,
  );
  return {
    ...(ref === "" ? {} : { ref }),
    dirs: configuration.get<string[]>("modelDirs", []).filter((dir) => dir.trim() !== ""),
    load: settings,
    problems,
  };
}

/** The language fixed by the setting for a document or folder; undefined when it is "auto". */
export function readTargetLanguage(scope: vscode.ConfigurationScope | undefined): LanguageTag | undefined {
  return parseLanguage(vscode.workspace.getConfiguration("sealion", scope ?? null).get<string>("targetLanguage", ""));
}

/** Keeps the choice for every workspace of this machine. An empty one takes the setting away. */
export async function writeModelSetting(ref: string | undefined): Promise<void> {
  await vscode.workspace.getConfiguration("sealion").update("model", ref, vscode.ConfigurationTarget.Global);
}

/** "link": the hover offers the translation; "whenLoaded": it is made at once while the model is in memory anyway. */
export type HoverMode = "off" | "link" | "whenLoaded";

export function readHoverMode(scope: vscode.ConfigurationScope): HoverMode {
  const value = vscode.workspace.getConfiguration("sealion", scope).get<unknown>("translate.hover");
  return value === "off" || value === "whenLoaded" ? value : "link";
}

/** How many tokens a chat may think before it has to answer. 0: as many as it likes, also where the setting is no such number. */
export function readThinkingBudget(): number {
  const value = vscode.workspace.getConfiguration("sealion").get<unknown>("chat.thinkingBudget");
  return typeof value === "number" && Number.isInteger(value) && value > 0 ? value : 0;
}
