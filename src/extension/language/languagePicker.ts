import * as vscode from "vscode";
import { languageLabel, type LanguageTag } from "../../core/languages.ts";
import { formatMessage } from "../../shared/messages/formatMessage.ts";
import { plainLabel } from "../plainText.ts";
import { languageChoices } from "./languageChoices.ts";

/** What the language is asked for. Each has a memory of its own. */
export type LanguagePurpose = "translate" | "summary" | "answer";

interface LanguageItem extends vscode.QuickPickItem {
  readonly tag: LanguageTag;
}

export interface LanguageQuestion {
  /** Why it is asked, where that is not plain. */
  readonly title?: string | undefined;
  /** Takes the question away. */
  readonly signal?: AbortSignal;
}

export interface PickLanguageOptions extends LanguageQuestion {
  readonly purpose: LanguagePurpose;
  readonly last: LanguageTag | undefined;
  /** Marked as the system's language, and first when nothing was used yet. */
  readonly guess: LanguageTag | undefined;
}

/** Undefined when the user dismissed it, or it was taken away. */
export async function pickLanguage({
  purpose,
  last,
  guess,
  title,
  signal,
}: PickLanguageOptions): Promise<LanguageTag | undefined> {
  const items = languageChoices(last, guess).map((tag): LanguageItem => {
    if (tag === last) return { tag, label: languageLabel(tag), description: formatMessage("language.lastUsed") };
    if (tag === guess) return { tag, label: languageLabel(tag), description: formatMessage("language.system") };
    return { tag, label: languageLabel(tag) };
  });
  const placeHolder = formatMessage(purpose === "summary" ? "summary.pickTarget" : "translate.pickTarget");
  const options = { placeHolder, ...(title === undefined ? {} : { title: plainLabel(title) }) };
  const cancellation = new vscode.CancellationTokenSource();
  const cancel = () => {
    cancellation.cancel();
  };
  if (signal?.aborted === true) cancel();
  signal?.addEventListener("abort", cancel);
  try {
    return (await vscode.window.showQuickPick(items, options, cancellation.token))?.tag;
  } finally {
    signal?.removeEventListener("abort", cancel);
    cancellation.dispose();
  }
}
