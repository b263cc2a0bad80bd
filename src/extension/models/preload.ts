import * as vscode from "vscode";
import type { ServerApi } from "../../client/serverApi.ts";
import type { Logger } from "../../shared/logger.ts";

/** Loads the model at once where the setting wants that. Nobody waits for it, so what goes wrong is only written down. */
export function preload(api: ServerApi, log: Logger): void {
  if (!vscode.workspace.getConfiguration("sealion").get<boolean>("preload", false)) return;
  api.loadModel().catch((error: unknown) => {
    log.info(`The model was not loaded ahead: ${String(error)}`);
  });
}
