/** All places where the chat is shown: its view, which can be moved between the side bars, and editor tabs. */
import { randomUUID } from "node:crypto";
import * as vscode from "vscode";
import type { Disposable } from "../../shared/disposableStore.ts";
import { CHAT_EDITOR_TYPE, CHAT_VIEW_ID } from "./chatCommands.ts";
import { ChatPanel, type ChatPanelOptions, type ChatPanelServices } from "./chatPanel.ts";
import type { ChatSession } from "./chatSession.ts";
import type { CurrentConversation } from "./currentConversation.ts";
import type { TabRecord, TabRecords } from "./tabRecords.ts";
import { webviewRoots } from "./webviewHtml.ts";

/** Escape stops an answer where the keyboard is: the view and the active tab have a context key each. */
const GENERATING_KEYS = { view: "sealion.chatGenerating", editor: "sealion.chatEditorGenerating" } as const;

export interface ChatPanelsOptions {
  readonly services: Omit<ChatPanelServices, "openElsewhere">;
  /** Which conversation the view shows. */
  readonly current: CurrentConversation;
  readonly tabs: TabRecords;
}

export class ChatPanels implements vscode.WebviewViewProvider, vscode.WebviewPanelSerializer, Disposable {
  private readonly services: ChatPanelServices;
  private readonly current: CurrentConversation;
  private readonly tabs: TabRecords;
  private readonly editors = new Map<vscode.WebviewPanel, { readonly panel: ChatPanel; readonly name: string }>();
  /** Tabs that the editor has handed over and whose conversations are being read. */
  private readonly filling = new Set<vscode.WebviewPanel>();
  /** Of those the column is not sure before the editor tells of it: it hands them over with one that is counted from 0. */
  private readonly handedOver = new WeakSet<vscode.WebviewPanel>();
  private view: ChatPanel | undefined;
  /** Questions of a view or a tab that has gone, for the next view: moved to another side bar, it is made anew. */
  private unsent: readonly string[] = [];
  private wantsFocus = false;
  private readonly known = { view: false, editor: false };

  constructor({ services, current, tabs }: ChatPanelsOptions) {
    this.current = current;
    this.tabs = tabs;
    this.services = { ...services, openElsewhere: (place, id) => this.openEditor(id, place) };
  }

  async resolveWebviewView(view: vscode.WebviewView): Promise<void> {
    const session = await this.openOrCreate(this.current.get());
    this.leaveView();
    const reveal = (): void => void vscode.commands.executeCommand(`${CHAT_VIEW_ID}.focus`);
    const panel = this.createPanel(view.webview, { session, reveal });
    this.view = panel;
    giveBack(panel, [...this.takeLeft(), ...this.unsent]);
    this.unsent = [];
    this.panelChanged(panel);
    view.onDidDispose(() => {
      if (this.view === panel) this.leaveView();
      this.followGenerating();
    });
    if (this.wantsFocus) panel.focusComposer();
    this.wantsFocus = false;
  }

  /** A tab that was open when the window was loaded anew. */
  async deserializeWebviewPanel(tab: vscode.WebviewPanel, state: unknown): Promise<void> {
    const id =
      typeof state === "object" && state !== null && "conversationId" in state ? state.conversationId : undefined;
    const record = this.tabs.take(({ conversationId }) => conversationId === id);
    this.filling.add(tab);
    this.handedOver.add(tab);
    tab.onDidDispose(() => this.filling.delete(tab));
    const session = await this.openOrCreate(typeof id === "string" ? id : undefined);
    // False where somebody has closed it meanwhile.
    if (this.filling.delete(tab)) {
      this.fill(tab, session, record?.name);
      return;
    }
    this.services.sessions.release(session);
    if (record !== undefined) this.tabs.forget(record.name);
    this.giveBackLeft();
  }

  /** True when a panel is in the tab that is shown in this column, or will be. */
  isFilled(viewColumn: number): boolean {
    const columnsOf = (tab: vscode.WebviewPanel): readonly (number | undefined)[] =>
      this.handedOver.has(tab) ? [tab.viewColumn, (tab.viewColumn ?? 0) + 1] : [tab.viewColumn];
    return [...this.editors.keys(), ...this.filling].some((tab) => tab.visible && columnsOf(tab).includes(viewColumn));
  }

  /** Tabs that have a panel here, or will. */
  get tabCount(): number {
    return this.editors.size + this.filling.size;
  }

  /** Puts a tab in the place of one whose extension host has gone away, with the same conversation and what was typed. */
  async reopen(former: vscode.Tab): Promise<void> {
    const { viewColumn, isActive } = former.group;
    const record = this.recordOf(former.label, viewColumn);
    const session = await this.openOrCreate(record?.conversationId);
    const tab = this.createTab(viewColumn, !isActive);
    try {
      // Its page writes down what is typed: the next one reads that when it is there.
      await vscode.window.tabGroups.close(former, true);
    } catch (error) {
      tab.dispose();
      this.services.sessions.release(session);
      throw error;
    }
    const panel = this.fill(tab, session, record?.name);
    if (isActive) panel.focusComposer();
  }

  /** Questions that were on their way in tabs which nobody opens anew any more come to the view. Where there is none, the next one has them. */
  giveBackLeft(): void {
    if (this.view !== undefined) giveBack(this.view, this.takeLeft());
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
    this.fill(this.createTab(vscode.ViewColumn.Active), session).focusComposer();
    if (place === "window") await vscode.commands.executeCommand("workbench.action.moveEditorToNewWindow");
  }

  /** @param place where the keyboard is; left out: where it was last */
  stop(place?: "view" | "editor"): void {
    const panel = place === "view" ? this.view : place === "editor" ? this.activeEditor : this.active;
    panel?.stop();
  }

  dispose(): void {
    this.view?.dispose();
    for (const { panel } of this.editors.values()) panel.dispose();
  }

  private get activeEditor(): ChatPanel | undefined {
    return [...this.editors].find(([tab]) => tab.active)?.[1].panel;
  }

  /** What is for the view of the questions that nobody has brought to an end. */
  private takeLeft(): readonly string[] {
    return this.services.unsent.takeLeft((tab) => !this.hasTab(tab));
  }

  /** A tab of an earlier extension host is there, too: it may be opened anew. */
  private hasTab(name: string | undefined): boolean {
    return name !== undefined && this.tabs.names.includes(name);
  }

  private leaveView(): void {
    if (this.view === undefined) return;
    this.unsent = [...this.unsent, ...this.view.takeUnsent()];
    this.view.dispose();
    this.view = undefined;
  }

  private async revealView(): Promise<void> {
    this.wantsFocus = this.view === undefined;
    await vscode.commands.executeCommand(`${CHAT_VIEW_ID}.focus`);
    this.view?.focusComposer();
  }

  /** The editor says of a tab that is not of this extension host where it stands and what it is called, and no more. */
  private recordOf(label: string, column: vscode.ViewColumn): TabRecord | undefined {
    const isCalledSo = ({ title }: TabRecord): boolean => title === label;
    const stoodThere = ({ viewColumn }: TabRecord): boolean => viewColumn === column;
    return (
      this.tabs.take((record) => isCalledSo(record) && stoodThere(record)) ??
      this.tabs.take(isCalledSo) ??
      this.tabs.take(stoodThere) ??
      this.tabs.take(() => true)
    );
  }

  /** A conversation that nobody has said anything in has no file, and is none. */
  private async openOrCreate(id: string | undefined): Promise<ChatSession> {
    const { sessions } = this.services;
    return (id === undefined ? undefined : await sessions.open(id)) ?? sessions.create();
  }

  private createTab(viewColumn: vscode.ViewColumn, preserveFocus = false): vscode.WebviewPanel {
    return vscode.window.createWebviewPanel(
      CHAT_EDITOR_TYPE,
      "",
      { viewColumn, preserveFocus },
      {
        enableScripts: true,
        localResourceRoots: webviewRoots(this.services.extensionUri),
        retainContextWhenHidden: true,
      },
    );
  }

  private fill(tab: vscode.WebviewPanel, session: ChatSession, name: string = randomUUID()): ChatPanel {
    tab.iconPath = tabIcon(this.services.extensionUri);
    const reveal = (): void => tab.reveal();
    const openNames = (): readonly string[] => this.tabs.names;
    const panel = this.createPanel(tab.webview, { session, tab: { name, openNames }, reveal });
    this.editors.set(tab, { panel, name });
    tab.title = panel.title;
    this.noteTab(tab, name);
    giveBack(
      panel,
      this.services.unsent.takeLeft((asked) => asked === name),
    );
    tab.onDidChangeViewState(() => {
      this.handedOver.delete(tab);
      this.noteTab(tab, name);
      this.followGenerating();
    });
    tab.onDidDispose(() => {
      this.editors.delete(tab);
      this.tabs.forget(name);
      for (const text of panel.takeUnsent()) {
        if (this.view === undefined) this.unsent = [...this.unsent, text];
        else this.view.feed.giveBack(text);
      }
      panel.dispose();
      this.followGenerating();
    });
    return panel;
  }

  private createPanel(webview: vscode.Webview, shown: Pick<ChatPanelOptions, "session" | "tab" | "reveal">): ChatPanel {
    return new ChatPanel({
      webview,
      ...shown,
      services: this.services,
      onChange: (panel) => {
        this.panelChanged(panel);
      },
    });
  }

  private panelChanged(panel: ChatPanel): void {
    if (panel === this.view && this.current.get() !== panel.session.id) this.current.set(panel.session.id);
    for (const [tab, shown] of this.editors) {
      if (shown.panel !== panel) continue;
      if (tab.title !== panel.title) tab.title = panel.title;
      this.noteTab(tab, shown.name);
    }
    this.followGenerating();
  }

  private noteTab(tab: vscode.WebviewPanel, name: string): void {
    const panel = this.editors.get(tab)?.panel;
    if (panel === undefined) return;
    const viewColumn = this.handedOver.has(tab) ? undefined : tab.viewColumn;
    this.tabs.note({ name, title: panel.title, conversationId: panel.session.id, viewColumn });
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

/** Questions that were asked in different places are not one: a line between them says so, before they are sent as one. */
function giveBack(panel: ChatPanel, texts: readonly string[]): void {
  if (texts.length > 0) panel.feed.giveBack(texts.join("\n\n---\n\n"));
}

/** A tab draws its icon as a picture, which does not follow the colour of the letters around it. */
function tabIcon(extensionUri: vscode.Uri): { readonly light: vscode.Uri; readonly dark: vscode.Uri } {
  const icon = (theme: string): vscode.Uri => vscode.Uri.joinPath(extensionUri, "media", `tab-${theme}.svg`);
  return { light: icon("light"), dark: icon("dark") };
}
