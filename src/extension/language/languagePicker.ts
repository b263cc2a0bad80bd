import * as vscode from "vscode";
import { languageLabel, type LanguageTag } from "../../core/languages.ts";
import { formatMessage } from "../../shared/messages/formatMessage.ts";
import { languageChoices } from "./languageChoices.ts";

/** What the language is asked for. Each has a memory of its own. */
export type LanguagePurpose = "translate" | "summary" | "answer";

interface LanguageItem extends vscode.QuickPickItem {
  readonly tag: LanguageTag;
}

export interface PickLanguageOptions {
  readonly purpose: LanguagePurpose;
  readonly last: LanguageTag | undefined;
  /** Marked as the system's language, and first when nothing was used yet. */
  readonly guess: LanguageTag | undefined;
}

/** Undefined when the user dismissed it. */
export async function pickLanguage({ purpose, last, guess }: PickLanguageOptions): Promise<LanguageTag | undefined> {
  const items = languageChoices(last, guess).map((tag): LanguageItem => {
    if (tag === last) return { tag, label: languageLabel(tag), description: formatMessage("language.lastUsed") };
    if (tag === guess) return { tag, label: languageLabel(tag), description: formatMessage("language.system") };
    return { tag, label: languageLabel(tag) };
  });
  const placeHolder = formatMessage(purpose === "summary" ? "summary.pickTarget" : "translate.pickTarget");
  return (await vscode.window.showQuickPick(items, { placeHolder }))?.tag;
}
