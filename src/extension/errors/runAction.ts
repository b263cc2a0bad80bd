import * as vscode from "vscode";
import type { ActionId } from "../../shared/webviewProtocol.ts";

/** What each button under an error does, except "retry", which only the place that failed can do. */
export async function runAction(action: Exclude<ActionId, "retry">): Promise<void> {
  switch (action) {
    case "chooseModel":
    case "loadModel":
    case "unloadModel":
    case "stopServer":
    case "showLog":
      await vscode.commands.executeCommand(`sealion.${action}`);
      return;
    case "newChat":
      await vscode.commands.executeCommand("sealion.chat.newChat");
      return;
    case "openSettings":
      await vscode.commands.executeCommand("workbench.action.openSettings", "@ext:sealion-local.sealion");
      return;
  }
}
