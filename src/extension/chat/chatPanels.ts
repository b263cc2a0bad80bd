/** All places where the chat is shown: its view, which can be moved between the side bars, and editor tabs. */
import * as vscode from "vscode";
import type { Disposable } from "../../shared/disposableStore.ts";
import { CHAT_EDITOR_TYPE, CHAT_VIEW_ID } from "./chatCommands.ts";
import { ChatPanel, type ChatPanelServices } from "./chatPanel.ts";
import type { ChatSession } from "./chatSession.ts";
import type { CurrentConversation } from "./currentConversation.ts";
import { webviewRoots } from "./webviewHtml.ts";

/** Escape stops an answer where the keyboard is: the view and the active tab have a context key each. */
const GENERATING_KEYS = { view: "sealion.chatGenerating", editor: "sealion.chatEditorGenerating" } as const;

export interface ChatPanelsOptions {
  readonly services: Omit<ChatPanelServices, "openElsewhere">;
  /** Which conversation the view shows. */
  readonly current: CurrentConversation;
}

export class ChatPanels implements vscode.WebviewViewProvider, vscode.WebviewPanelSerializer, Disposable {
  private readonly services: ChatPanelServices;
  private readonly current: CurrentConversation;
  private readonly editors = new Map<vscode.WebviewPanel, ChatPanel>();
  private view: ChatPanel | undefined;
  private wantsFocus = false;
  private readonly known = { view: false, editor: false };

  constructor({ services, current }: ChatPanelsOptions) {
    this.current = current;
    this.services = { ...services, openElsewhere: (place, id) => this.openEditor(id, place) };
  }

  async resolveWebviewView({ webview, onDidDispose }: vscode.WebviewView): Promise<void> {
    const session = await this.openOrCreate(this.current.get());
    this.view?.dispose();
    const panel = this.createPanel(webview, session);
    this.view = panel;
    this.panelChanged(panel);
    onDidDispose(() => {
      panel.dispose();
      if (this.view === panel) this.view = undefined;
      this.followGenerating();
    });
    if (this.wantsFocus) panel.focusComposer();
    this.wantsFocus = false;
  }

  /** A tab that was open when the window was loaded anew. */
  async deserializeWebviewPanel(tab: vscode.WebviewPanel, state: unknown): Promise<void> {
    const id =
      typeof state === "object" && state !== null && "conversationId" in state ? state.conversationId : undefined;
    this.fill(tab, await this.openOrCreate(typeof id === "string" ? id : undefined));
  }

  /** The panel that the keyboard is in, as far as that is known: the active editor tab, else the view. */
  get active(): ChatPanel | undefined {
    return this.activeEditor ?? this.view;
  }

  /** Moves the keyboard to the composer of the active tab, else of the view, which is opened for that. */
  async reveal(): Promise<void> {
    const editor = this.activeEditor;
    if (editor === undefined) await this.revealView();
    else editor.focusComposer();
  }

  /** The active panel; where there is none, the view, which is opened. Undefined when it did not come. */
  async activeOrView(): Promise<ChatPanel | undefined> {
    await this.reveal();
    return this.active;
  }

  /** A tab of its own, with the given conversation or a new one, and a window of its own around it where that is wanted. */
  async openEditor(id: string | undefined, place: "editor" | "window"): Promise<void> {
    const session = await this.openOrCreate(id);
    const tab = vscode.window.createWebviewPanel(CHAT_EDITOR_TYPE, "", vscode.ViewColumn.Active, {
      enableScripts: true,
      localResourceRoots: webviewRoots(this.services.extensionUri),
      retainContextWhenHidden: true,
    });
    this.fill(tab, session).focusComposer();
    if (place === "window") await vscode.commands.executeCommand("workbench.action.moveEditorToNewWindow");
  }

  /** @param place where the keyboard is; left out: where it was last */
  stop(place?: "view" | "editor"): void {
    const panel = place === "view" ? this.view : place === "editor" ? this.activeEditor : this.active;
    panel?.stop();
  }

  dispose(): void {
    this.view?.dispose();
    for (const panel of this.editors.values()) panel.dispose();
  }

  private get activeEditor(): ChatPanel | undefined {
    return [...this.editors].find(([tab]) => tab.active)?.[1];
  }

  private async revealView(): Promise<void> {
    this.wantsFocus = this.view === undefined;
    await vscode.commands.executeCommand(`${CHAT_VIEW_ID}.focus`);
    this.view?.focusComposer();
  }

  /** A conversation that nobody has said anything in has no file, and is none. */
  private async openOrCreate(id: string | undefined): Promise<ChatSession> {
    const { sessions } = this.services;
    return (id === undefined ? undefined : await sessions.open(id)) ?? sessions.create();
  }

  private fill(tab: vscode.WebviewPanel, session: ChatSession): ChatPanel {
    tab.iconPath = vscode.Uri.joinPath(this.services.extensionUri, "media", "sealion.svg");
    const panel = this.createPanel(tab.webview, session);
    this.editors.set(tab, panel);
    tab.title = panel.title;
    tab.onDidChangeViewState(() => {
      this.followGenerating();
    });
    tab.onDidDispose(() => {
      this.editors.delete(tab);
      panel.dispose();
      this.followGenerating();
    });
    return panel;
  }

  private createPanel(webview: vscode.Webview, session: ChatSession): ChatPanel {
    return new ChatPanel({
      webview,
      session,
      services: this.services,
      onChange: (panel) => {
        this.panelChanged(panel);
      },
    });
  }

  private panelChanged(panel: ChatPanel): void {
    if (panel === this.view && this.current.get() !== panel.session.id) this.current.set(panel.session.id);
    for (const [tab, shown] of this.editors) {
      if (shown === panel && tab.title !== panel.title) tab.title = panel.title;
    }
    this.followGenerating();
  }

  private followGenerating(): void {
    this.setGenerating("view", this.view?.session.isWriting === true);
    this.setGenerating("editor", this.activeEditor?.session.isWriting === true);
  }

  private setGenerating(place: "view" | "editor", isGenerating: boolean): void {
    if (this.known[place] === isGenerating) return;
    this.known[place] = isGenerating;
    void vscode.commands.executeCommand("setContext", GENERATING_KEYS[place], isGenerating);
  }
}
