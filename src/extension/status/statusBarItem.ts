import * as vscode from "vscode";
import type { ServerApi } from "../../client/serverApi.ts";
import { DisposableStore, type Disposable } from "../../shared/disposableStore.ts";
import type { TargetLanguages } from "../language/targetLanguages.ts";
import type { ModelAvailability } from "./modelAvailability.ts";
import { actionKey } from "../../shared/errorPresentation.ts";
import { formatMessage } from "../../shared/messages/formatMessage.ts";
import { onDidChangeUiWords } from "../../shared/messages/uiWords.ts";
import { bulletList, escapeMarkdown, factTable } from "../markdownText.ts";
import type { ModelStock } from "../models/modelStock.ts";
import { spokenTooltip, statusView, type StatusInput, type StatusTooltip, type StatusView } from "./statusView.ts";

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
  stock: ModelStock,
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
      crash: api.lastCrash,
      waiting: api.waiting,
      modelMissing: availability.isMissing,
      downloads: stock.downloads,
      target: languages.current("translate", scope),
    });
    const background = BACKGROUNDS[severity];
    item.text = text;
    item.tooltip = tooltipMarkdown(tooltip);
    item.accessibilityInformation = { label: `${text.replace(/\$\([^)]*\)\s*/u, "")}. ${spokenTooltip(tooltip)}` };
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
  store.add(api.onDidChangeWaiting(paint));
  store.add(stock.onDidChange(paint));
  store.add(availability.onDidChange(paint));
  store.add(onDidChangeUiWords(paint));
  store.add(languages.onDidChange(paint));
  store.add(vscode.window.onDidChangeActiveTextEditor(paint));
  store.add(vscode.workspace.onDidChangeConfiguration((event) => event.affectsConfiguration("sealion") && paint()));
  paint();
  item.show();
  return store;
}

/** A model's name as heading, facts as a table, and the way to all of them. */
function tooltipMarkdown({ title, facts, notes }: StatusTooltip): vscode.MarkdownString {
  if (facts.length === 0) return new vscode.MarkdownString(escapeMarkdown(title));
  const details = `[${formatMessage(actionKey("showDetails"))}](command:sealion.showDetails)`;
  const parts = [`**${escapeMarkdown(title)}**`, factTable(facts), bulletList(notes), details];
  const markdown = new vscode.MarkdownString(parts.filter((part) => part !== "").join("\n\n"));
  markdown.isTrusted = { enabledCommands: ["sealion.showDetails"] };
  return markdown;
}
