/**
 * The chat's panels as the editor holds them: pages and tabs that a test plays.
 * `vi.mock("vscode", async () => (await import(".../fakeWebviews.ts")).vscodeWithTabs)` puts the tabs into the editor's place.
 */
import type { ChatPanels } from "../../src/extension/chat/chatPanels.ts";
import type { Disposable } from "../../src/shared/disposableStore.ts";
import type { ChatView, HostToWebview, WebviewToHost } from "../../src/shared/webviewProtocol.ts";
import { fakeVscode } from "./fakeVscode.ts";

/** A tab as the editor lists it. */
export type ListedTab = Parameters<ChatPanels["reopen"]>[0];
type Panel = Parameters<ChatPanels["deserializeWebviewPanel"]>[0];

/** The page of a panel, which the test plays. */
export class FakeWebview {
  readonly posted: HostToWebview[] = [];
  readonly cspSource = "https://panel.test";
  html = "";
  options = {};
  private listener: ((message: unknown) => unknown) | undefined;

  asWebviewUri(uri: unknown): string {
    return String(uri);
  }

  postMessage(message: HostToWebview): Promise<boolean> {
    this.posted.push(message);
    return Promise.resolve(true);
  }

  onDidReceiveMessage(listener: (message: unknown) => unknown): Disposable {
    this.listener = listener;
    return { dispose: () => (this.listener = undefined) };
  }

  async say(message: WebviewToHost | { readonly type: "nonsense" }): Promise<void> {
    await this.listener?.(message);
  }

  /** What the page shows: the last snapshot. */
  get view(): ChatView {
    const last = this.posted.findLast((message) => message.type === "snapshot");
    if (last === undefined) throw new Error("Nothing was shown");
    return last.view;
  }

  get texts(): readonly string[] {
    return this.view.messages.map(({ text }) => text);
  }

  get deltas(): string {
    return this.posted.flatMap((message) => (message.type === "delta" ? [message.text] : [])).join("");
  }
}

export interface FakeTab extends Panel {
  active: boolean;
  readonly webview: FakeWebview & Panel["webview"];
  activate(isActive: boolean): void;
  close(): void;
}

export function fakeTab(viewColumn = 1): FakeTab {
  const listeners: { view?: () => void; close?: () => void } = {};
  const tab = {
    active: true,
    visible: true,
    viewColumn,
    title: "",
    webview: new FakeWebview(),
    onDidChangeViewState: (listener: () => void) => (listeners.view = listener),
    onDidDispose: (listener: () => void) => (listeners.close = listener),
    activate: (isActive: boolean) => {
      tab.active = isActive;
      listeners.view?.();
    },
    close: () => {
      tab.active = false;
      listeners.close?.();
    },
  };
  return tab as unknown as FakeTab;
}

/** What was done to the workbench. */
export const workbench = {
  tabs: [] as FakeTab[],
  /** What `setContext` said last. */
  context: new Map<unknown, unknown>(),
  commands: [] as string[],
  /** Labels of the tabs that were closed. */
  closed: [] as string[],
  reset(): void {
    workbench.tabs.length = 0;
    workbench.context.clear();
    workbench.commands.length = 0;
    workbench.closed.length = 0;
  },
};

export const vscodeWithTabs = {
  ...fakeVscode,
  ViewColumn: { Active: -1 },
  window: {
    ...fakeVscode.window,
    tabGroups: {
      close: ({ label }: ListedTab) => {
        workbench.closed.push(label);
        return Promise.resolve(true);
      },
    },
    createWebviewPanel: (_type: string, _title: string, { viewColumn }: { readonly viewColumn: number }) => {
      const tab = fakeTab(viewColumn);
      workbench.tabs.push(tab);
      return tab;
    },
  },
  commands: {
    executeCommand: (command: string, key: unknown, value: unknown) => {
      if (command === "setContext") workbench.context.set(key, value);
      else workbench.commands.push(command);
      return Promise.resolve();
    },
  },
};
