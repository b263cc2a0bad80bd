import type * as vscode from "vscode";
import type { ServerApi } from "../../client/serverApi.ts";
import type { Logger } from "../../shared/logger.ts";
import type { ErrorReporter } from "../errors/errorReporter.ts";
import type { TargetLanguages } from "../language/targetLanguages.ts";
import type { ModelStock } from "../models/modelStock.ts";
import type { ModelAvailability } from "../status/modelAvailability.ts";
import type { WishesFor } from "../translate/translationWishes.ts";

/** What the chat is given by the part of the extension that is always loaded. */
export interface ChatDependencies {
  readonly context: Pick<
    vscode.ExtensionContext,
    "extensionUri" | "globalStorageUri" | "storageUri" | "workspaceState"
  >;
  readonly api: ServerApi;
  readonly languages: TargetLanguages;
  readonly availability: ModelAvailability;
  readonly stock: ModelStock;
  readonly reporter: ErrorReporter;
  readonly wishesFor: WishesFor;
  readonly log: Logger;
}
