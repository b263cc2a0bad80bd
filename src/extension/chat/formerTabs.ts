import * as vscode from "vscode";
import { DisposableStore, type Disposable } from "../../shared/disposableStore.ts";
import { Throttle } from "../throttle.ts";
import { CHAT_EDITOR_TYPE } from "./chatCommands.ts";

/** A tab is handed over in a few messages once it is shown: one that is without a panel for so long is not. */
const HANDOVER_MS = 500;

export interface FormerTabsOptions {
  /** Whether a panel of this extension host is in the tab that is shown in that column. */
  readonly isFilled: (viewColumn: vscode.ViewColumn) => boolean;
  /** Puts another tab in the place of one that nobody can fill. Does not throw. */
  readonly reopen: (tab: vscode.Tab) => Promise<void>;
  /** None is left. */
  readonly onDone: () => void;
}

/**
 * Chat tabs that were there before the extension. The editor hands over those of a window that was loaded anew, each when it is
 * shown. After a restart of the extension host alone it does not: their pages stand there and nobody answers them.
 */
export class FormerTabs implements Disposable {
  private readonly options: FormerTabsOptions;
  private readonly store = new DisposableStore();
  private readonly looking = this.store.add(new Throttle(HANDOVER_MS, () => void this.lookAfterTheLast()));
  /** One look after the other: what one opens anew is not done before it is there. */
  private looks = Promise.resolve();
  private tabs: readonly vscode.Tab[] = allTabs().filter(isChat);
  /** Those that were shown and without a panel the last time. */
  private suspects: readonly vscode.Tab[] = [];

  constructor(options: FormerTabsOptions) {
    this.options = options;
    if (this.tabs.length === 0) {
      options.onDone();
      return;
    }
    const request = (): void => this.looking.request();
    this.store.add(vscode.window.tabGroups.onDidChangeTabs(request));
    request();
  }

  dispose(): void {
    this.store.dispose();
  }

  private lookAfterTheLast(): Promise<void> {
    return (this.looks = this.looks.then(() => this.look()));
  }

  private async look(): Promise<void> {
    if (this.tabs.length === 0) return;
    const open = allTabs();
    const isFilled = ({ isActive, group }: vscode.Tab): boolean => isActive && this.options.isFilled(group.viewColumn);
    this.tabs = this.tabs.filter((tab) => open.includes(tab) && !isFilled(tab));
    const shown = this.tabs.filter(({ isActive }) => isActive);
    const dead = shown.filter((tab) => this.suspects.includes(tab));
    this.suspects = shown;
    this.tabs = this.tabs.filter((tab) => !dead.includes(tab));
    if (shown.length > dead.length) this.looking.request();
    for (const tab of dead) await this.options.reopen(tab);
    if (this.tabs.length > 0) return;
    this.dispose();
    this.options.onDone();
  }
}

function allTabs(): readonly vscode.Tab[] {
  return vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs);
}

/** The editor puts a word of its own before the type. */
function isChat({ input }: vscode.Tab): boolean {
  return input instanceof vscode.TabInputWebview && input.viewType.endsWith(CHAT_EDITOR_TYPE);
}
