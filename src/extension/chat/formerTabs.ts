import * as vscode from "vscode";
import { DisposableStore, type Disposable } from "../../shared/disposableStore.ts";
import { Throttle } from "../throttle.ts";
import { CHAT_EDITOR_TYPE } from "./chatCommands.ts";

/** A tab is handed over in a few messages once it is shown: one that is without a panel for so long is not. */
const HANDOVER_MS = 500;

export interface FormerTabsOptions {
  /** Whether a panel of this extension host is in the tab that is shown in that column. */
  readonly isFilled: (viewColumn: vscode.ViewColumn) => boolean;
  /** How many tabs have a panel of this extension host, whether they are shown or not. */
  readonly filledCount: () => number;
  /** Puts another tab in the place of one that nobody can fill. Does not throw. */
  readonly reopen: (tab: vscode.Tab) => Promise<void>;
  /** None is left. */
  readonly onDone: () => void;
}

/**
 * Chat tabs that were there before the extension. The editor hands over those of a window that was loaded anew, each when it is
 * shown. After a restart of the extension host alone it does not: their pages stand there and nobody answers them.
 *
 * None is known by its object: the editor makes another one when a tab is moved to another group.
 */
export class FormerTabs implements Disposable {
  private readonly options: FormerTabsOptions;
  private readonly store = new DisposableStore();
  private readonly looking = this.store.add(new Throttle(HANDOVER_MS, () => void this.lookAfterTheLast()));
  /** One look after the other: what one opens anew is not done before it is there. */
  private looks = Promise.resolve();
  /** Those that were shown and without a panel the last time. */
  private suspects: readonly vscode.Tab[] = [];
  /** One that cannot be opened anew is not tried again and again. */
  private readonly tried = new WeakSet<vscode.Tab>();
  private wereAllFilled = false;
  private isDone = false;

  constructor(options: FormerTabsOptions) {
    this.options = options;
    if (chatTabs().length === 0) {
      this.finish();
      return;
    }
    const request = (): void => this.looking.request();
    this.store.add(vscode.window.tabGroups.onDidChangeTabs(request));
    request();
  }

  dispose(): void {
    this.isDone = true;
    this.store.dispose();
  }

  private lookAfterTheLast(): Promise<void> {
    return (this.looks = this.looks.then(() => this.look()));
  }

  private async look(): Promise<void> {
    if (this.isDone) return;
    const shown = chatTabs().filter((tab) => this.isEmptyAndShown(tab));
    const dead = shown.filter((tab) => this.suspects.includes(tab));
    this.suspects = shown;
    if (shown.length > dead.length) this.looking.request();
    for (const tab of dead) {
      this.tried.add(tab);
      await this.options.reopen(tab);
    }
    this.endWhenAllAreFilled();
  }

  private isEmptyAndShown(tab: vscode.Tab): boolean {
    return tab.isActive && !this.tried.has(tab) && !this.options.isFilled(tab.group.viewColumn);
  }

  /** Seen twice: the editor lists a tab a moment after there is a panel for it. */
  private endWhenAllAreFilled(): void {
    const areAllFilled = chatTabs().length <= this.options.filledCount();
    if (areAllFilled && this.wereAllFilled) this.finish();
    else if (areAllFilled) this.looking.request();
    this.wereAllFilled = areAllFilled;
  }

  private finish(): void {
    this.dispose();
    this.options.onDone();
  }
}

function chatTabs(): readonly vscode.Tab[] {
  return vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).filter(isChat);
}

/** The editor puts a word of its own before the type. */
function isChat({ input }: vscode.Tab): boolean {
  return input instanceof vscode.TabInputWebview && input.viewType.endsWith(CHAT_EDITOR_TYPE);
}
