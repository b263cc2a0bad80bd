import type * as vscode from "vscode";
import type { ServerApi } from "../../client/serverApi.ts";
import type { Logger } from "../../shared/logger.ts";
import type { ErrorReporter } from "../errors/errorReporter.ts";
import type { TargetLanguages } from "../language/targetLanguages.ts";

/** What the translation features are given by the part of the extension that is always loaded. */
export interface TranslationDependencies {
  readonly api: ServerApi;
  readonly languages: TargetLanguages;
  readonly reporter: ErrorReporter;
  readonly log: Logger;
  /** What is remembered for this workspace. */
  readonly workspaceState: vscode.Memento;
}
