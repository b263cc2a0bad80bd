/** What stands for the chat until it is wanted: names of commands, the view, and tabs that a window had before. */
import * as vscode from "vscode";
import { DisposableStore, type Disposable } from "../../shared/disposableStore.ts";
import type { CommandTable } from "../commands/registerCommands.ts";
import { CHAT_COMMANDS, CHAT_EDITOR_TYPE, CHAT_VIEW_ID } from "./chatCommands.ts";
import type { ChatDependencies } from "./chatDependencies.ts";
import type { ChatFeatures } from "./chatFeatures.ts";
import { FormerTabs } from "./formerTabs.ts";
import { loadChatFeatures } from "./loadChatFeatures.ts";
import { TabRecords } from "./tabRecords.ts";

export interface LazyChat extends Disposable {
  readonly commands: CommandTable;
}

/** @param distPath absolute path of the folder with the bundles */
export function lazyChat(distPath: string, dependencies: ChatDependencies): LazyChat {
  const store = new DisposableStore();
  let features: ChatFeatures | undefined;
  const tabs = new TabRecords(dependencies.context.workspaceState);
  const load = (): ChatFeatures =>
    (features ??= store.add(loadChatFeatures(distPath).createChatFeatures(dependencies, tabs)));
  store.add(
    vscode.window.registerWebviewViewProvider(CHAT_VIEW_ID, {
      resolveWebviewView: (view) => load().panels.resolveWebviewView(view),
    }),
  );
  store.add(
    vscode.window.registerWebviewPanelSerializer(CHAT_EDITOR_TYPE, {
      deserializeWebviewPanel: (tab, state) => load().panels.deserializeWebviewPanel(tab, state),
    }),
  );
  store.add(
    new FormerTabs({
      isFilled: (viewColumn) => features?.panels.isFilled(viewColumn) === true,
      filledCount: () => features?.panels.tabCount ?? 0,
      reopen: async (tab) => {
        try {
          await load().panels.reopen(tab);
        } catch (error) {
          dependencies.reporter.report(error);
        }
      },
      onDone: () => {
        tabs.forgetFormer();
        features?.panels.giveBackLeft();
      },
    }),
  );
  return {
    commands: Object.fromEntries(
      CHAT_COMMANDS.map(
        (id) => [id, (argument: unknown, selection?: unknown) => load().commands[id](argument, selection)] as const,
      ),
    ),
    dispose: () => {
      store.dispose();
    },
  };
}
