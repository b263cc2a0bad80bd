/** The settings of translating that only the lazily loaded bundle reads. Nothing is cached, see settings.ts. */
import * as vscode from "vscode";
import { parseLanguage, type LanguageTag } from "../../core/languages.ts";
import { faultOfPattern } from "../../core/translate/update/targetPath.ts";
import { AppError } from "../../shared/appError.ts";
import type { Register } from "../../shared/translation.ts";
import { APPLY_WAYS, type ApplyWay } from "./apply/applyWay.ts";

const REGISTERS: readonly Register[] = ["neutral", "formal", "casual"];

/** The usual way to apply a translation. */
export function readApplyWay(scope: vscode.ConfigurationScope): ApplyWay {
  const value = vscode.workspace.getConfiguration("sealion", scope).get<unknown>("translate.apply");
  return APPLY_WAYS.find((way) => way === value) ?? "replace";
}

export function readRegister(target: LanguageTag, scope: vscode.ConfigurationScope): Register {
  const registers = vscode.workspace.getConfiguration("sealion", scope).get<unknown>("translate.register");
  const value = typeof registers === "object" && registers !== null ? Object.entries(registers) : [];
  const [, wanted] = value.find(([language]) => parseLanguage(language) === target) ?? [];
  return REGISTERS.find((register) => register === wanted) ?? "neutral";
}

/**
 * The user's own naming rule for translated files; undefined: the built-in one.
 * @throws AppError config.invalid
 */
export function readFileName(scope: vscode.ConfigurationScope): string | undefined {
  const value = vscode.workspace.getConfiguration("sealion", scope).get<unknown>("translate.fileName");
  const pattern = typeof value === "string" ? value.trim() : "";
  if (pattern === "") return undefined;
  const reason = faultOfPattern(pattern);
  if (reason === undefined) return pattern;
  throw new AppError("config.invalid", `translate.fileName: ${reason}`, {
    details: { setting: "sealion.translate.fileName", reason },
  });
}
