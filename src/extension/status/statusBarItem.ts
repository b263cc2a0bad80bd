import * as vscode from "vscode";
import type { ServerApi } from "../../client/serverApi.ts";
import { DisposableStore, type Disposable } from "../../shared/disposableStore.ts";
import type { TargetLanguages } from "../language/targetLanguages.ts";
import type { ModelAvailability } from "./modelAvailability.ts";
import { statusView, type StatusInput, type StatusView } from "./statusView.ts";

const BACKGROUNDS: Readonly<Record<StatusView["severity"], string | undefined>> = {
  normal: undefined,
  warning: "statusBarItem.warningBackground",
  error: "statusBarItem.errorBackground",
};

/** The product's one status bar item. A click opens the menu. */
export function createStatusBarItem(
  api: ServerApi,
  languages: TargetLanguages,
  availability: ModelAvailability,
): Disposable {
  const store = new DisposableStore();
  const item = store.add(vscode.window.createStatusBarItem("sealion.status", vscode.StatusBarAlignment.Right, 100));
  item.name = "SEA-LION Local";
  item.command = "sealion.showMenu";
  let health: StatusInput["health"] = "responding";

  const paint = (): void => {
    const scope = vscode.window.activeTextEditor?.document;
    const { text, tooltip, severity } = statusView({
      model: api.lastStatus?.model,
      health,
      modelMissing: availability.isMissing,
      target: languages.current("translate", scope),
    });
    const background = BACKGROUNDS[severity];
    item.text = text;
    item.tooltip = tooltip;
    item.accessibilityInformation = { label: `${text.replace(/\$\([^)]*\)\s*/u, "")}. ${tooltip}` };
    item.backgroundColor = background === undefined ? undefined : new vscode.ThemeColor(background);
  };

  store.add(
    api.onDidChangeStatus((status) => {
      // A new server has taken the place of one that was lost.
      if (status !== undefined) health = "responding";
      paint();
    }),
  );
  store.add(
    api.onDidChangeHealth((now) => {
      health = now;
      paint();
    }),
  );
  store.add(availability.onDidChange(paint));
  store.add(languages.onDidChange(paint));
  store.add(vscode.window.onDidChangeActiveTextEditor(paint));
  store.add(vscode.workspace.onDidChangeConfiguration((event) => event.affectsConfiguration("sealion") && paint()));
  paint();
  item.show();
  return store;
}
