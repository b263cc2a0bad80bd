/** What dist/translation.cjs is made of: everything about translating that is not needed until somebody translates. */
import type * as vscode from "vscode";
import type { ServerApi } from "../../client/serverApi.ts";
import { DisposableStore, type Disposable } from "../../shared/disposableStore.ts";
import type { Logger } from "../../shared/logger.ts";
import { translateSelection } from "../commands/translateSelection.ts";
import type { CommandTable } from "../commands/registerCommands.ts";
import type { ErrorReporter } from "../errors/errorReporter.ts";
import type { TargetLanguages } from "../language/targetLanguages.ts";
import type { TranslationCommand } from "./translationCommands.ts";

export interface TranslationDependencies {
  readonly api: ServerApi;
  readonly languages: TargetLanguages;
  readonly reporter: ErrorReporter;
  readonly log: Logger;
  /** What is remembered for this workspace. */
  readonly workspaceState: vscode.Memento;
}

export interface TranslationFeatures extends Disposable {
  readonly commands: CommandTable & Readonly<Record<TranslationCommand, CommandTable[`sealion.${string}`]>>;
}

export function createTranslationFeatures(dependencies: TranslationDependencies): TranslationFeatures {
  const store = new DisposableStore();
  return {
    commands: {
      "sealion.translateSelection": () => translateSelection(dependencies, false),
      "sealion.translateSelectionTo": () => translateSelection(dependencies, true),
    },
    dispose: () => {
      store.dispose();
    },
  };
}
