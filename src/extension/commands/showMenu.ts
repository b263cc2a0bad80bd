import * as vscode from "vscode";
import { languageLabel } from "../../core/languages.ts";
import { actionKey } from "../../shared/errorPresentation.ts";
import { formatMessage } from "../../shared/messages/formatMessage.ts";
import type { GlobalActionId } from "../../shared/webviewProtocol.ts";
import { runAction } from "../errors/runAction.ts";
import type { TargetLanguages } from "../language/targetLanguages.ts";

interface MenuItem extends vscode.QuickPickItem {
  readonly run?: () => Promise<unknown>;
}

/** The menu behind the status bar item. `isLoaded` decides which of Load and Unload comes first. */
export async function showMenu(languages: TargetLanguages, isLoaded: boolean): Promise<void> {
  const target = languages.current("translate", vscode.window.activeTextEditor?.document);
  const load = actionItem("loadModel", "arrow-circle-up");
  const unload = actionItem("unloadModel", "arrow-circle-down");
  const separator: MenuItem = { label: "", kind: vscode.QuickPickItemKind.Separator };
  const items: MenuItem[] = [
    {
      label: `$(comment-discussion) ${formatMessage("menu.chat")}`,
      run: async () => vscode.commands.executeCommand("sealion.chat.open"),
    },
    {
      label: `$(globe) ${formatMessage("menu.target")}`,
      description: target === undefined ? formatMessage("menu.targetNone") : languageLabel(target),
      run: () => languages.ask("translate"),
    },
    actionItem("showDetails", "server-environment"),
    separator,
    isLoaded ? unload : load,
    actionItem("chooseModel", "folder-opened"),
    actionItem("stopServer", "debug-stop"),
    separator,
    actionItem("openSettings", "settings-gear"),
    actionItem("showLog", "output"),
  ];
  const chosen = await vscode.window.showQuickPick(items, { placeHolder: formatMessage("menu.title") });
  await chosen?.run?.();
}

function actionItem(id: GlobalActionId, icon: string): MenuItem {
  return { label: `$(${icon}) ${formatMessage(actionKey(id))}`, run: () => runAction(id) };
}
