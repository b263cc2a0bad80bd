import * as vscode from "vscode";
import type { Disposable } from "../../shared/disposableStore.ts";
import type { Logger } from "../../shared/logger.ts";
import { setUiWords, uiWords } from "../../shared/messages/uiWords.ts";
import { chooseUiLanguage } from "./chooseUiLanguage.ts";
import { readUiWords } from "./readUiWords.ts";
import { systemLocales } from "./systemLocales.ts";

/**
 * Has the interface speak the language that `sealion.uiLanguage` stands for, now and after each change of it.
 * @param folder absolute path of dist/messages
 */
export function followUiLanguage(folder: string, log: Logger): Disposable {
  const follow = (): void => {
    const { language: displayLanguage } = vscode.env;
    const setting = vscode.workspace.getConfiguration("sealion").get<unknown>("uiLanguage");
    const language = chooseUiLanguage({ setting, displayLanguage, systemLocales: systemLocales(displayLanguage) });
    if (language !== uiWords().language) setUiWords(readUiWords(folder, language, log));
  };
  follow();
  return vscode.workspace.onDidChangeConfiguration((event) => {
    if (event.affectsConfiguration("sealion.uiLanguage")) follow();
  });
}
