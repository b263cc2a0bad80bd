import * as vscode from "vscode";
import type { GlobalActionId } from "../../shared/webviewProtocol.ts";

/** What each button under an error does, except those that do the failed work again, which only the place that failed can do. */
export async function runAction(action: GlobalActionId): Promise<void> {
  switch (action) {
    case "chooseModel":
    case "loadModel":
    case "unloadModel":
    case "stopServer":
    case "showLog":
    case "showDetails":
      await vscode.commands.executeCommand(`sealion.${action}`);
      return;
    case "setUpModel":
      await vscode.commands.executeCommand("sealion.models.setUp");
      return;
    case "resumeDownload":
      await vscode.commands.executeCommand("sealion.models.resume");
      return;
    case "setToken":
      await vscode.commands.executeCommand("sealion.models.setToken");
      return;
    case "newChat":
      await vscode.commands.executeCommand("sealion.chat.newChat");
      return;
    case "openSettings":
      await openSettings();
      return;
  }
}

const EXTENSION_ID = "sealion-local.sealion";

/** Model and hardware settings belong to the machine that the extension runs on: with a remote they are on its page. */
async function openSettings(): Promise<void> {
  const query = `@ext:${EXTENSION_ID}`;
  const kind = vscode.extensions.getExtension(EXTENSION_ID)?.extensionKind;
  const isRemote = vscode.env.remoteName !== undefined && kind === vscode.ExtensionKind.Workspace;
  await vscode.commands.executeCommand(`workbench.action.${isRemote ? "openRemoteSettings" : "openSettings"}`, {
    query,
  });
}
