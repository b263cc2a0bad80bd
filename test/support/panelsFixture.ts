/** The chat's panels of one window over a scripted server. Needs the editor of fakeWebviews.ts in the place of "vscode". */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, vi } from "vitest";
import { ChatPanels, type ChatPanelsOptions } from "../../src/extension/chat/chatPanels.ts";
import type { ChatSession } from "../../src/extension/chat/chatSession.ts";
import type { ChatSessions } from "../../src/extension/chat/chatSessions.ts";
import type { CommandLanguages } from "../../src/extension/chat/completedCommand.ts";
import { ConversationStore } from "../../src/extension/chat/conversationStore.ts";
import type { PanelChips } from "../../src/extension/chat/panelChips.ts";
import { TabRecords } from "../../src/extension/chat/tabRecords.ts";
import { silentLogger } from "../../src/shared/logger.ts";
import { UnsentQuestions } from "../../src/extension/chat/unsentQuestions.ts";
import { chatSessions, roomy } from "./chatSessions.ts";
import { FakePanelChips } from "./fakePanelChips.ts";
import { FakeWebview, workbench, type FakeTab } from "./fakeWebviews.ts";
import { FakeMemento } from "./fakeMemento.ts";
import { scriptedServerApi, textDelta } from "./scriptedServerApi.ts";

type View = Parameters<ChatPanels["resolveWebviewView"]>[0];

interface ShownView {
  readonly webview: FakeWebview;
  close(): void;
}

export class PanelsFixture {
  readonly server = scriptedServerApi();
  readonly store: ConversationStore;
  readonly unsent: UnsentQuestions;
  readonly sessions: ChatSessions;
  panels: ChatPanels;
  readonly memory = new FakeMemento();
  /** Of the extension host that runs now. */
  tabs = new TabRecords(this.memory);
  /** The conversation that the next window begins with. */
  current: string | undefined;
  /** Whether a question fits. */
  check = roomy.check;
  /** Which language the user names for a command that has none. */
  target: CommandLanguages["target"] = () => Promise.resolve("th");
  complete: PanelChips["complete"] = () => Promise.resolve([]);
  /** What comes of a wish about an answer, or about code in it. */
  answer: () => Promise<void> = () => Promise.resolve();
  readonly reported: unknown[] = [];
  /** Sessions of which all was stopped that is written beside their answers. */
  readonly stopped: string[] = [];
  /** Of the conversations, which other windows may share. */
  readonly folder = mkdtempSync(path.join(tmpdir(), "sealion-panels-"));

  private readonly services: ChatPanelsOptions["services"];

  constructor() {
    workbench.reset();
    this.store = new ConversationStore(this.folder, silentLogger);
    const budget: typeof roomy = { ...roomy, check: (...question) => this.check(...question) };
    this.sessions = chatSessions(this.folder, this.server, { store: this.store, budget });
    this.unsent = new UnsentQuestions(path.join(this.folder, "unsent"), silentLogger);
    const languages: CommandLanguages = { target: (...asked) => this.target(...asked), own: () => "th" };
    this.services = {
      extensionUri: { path: "/extension" },
      viewName: "view1",
      api: this.server.api,
      sessions: this.sessions,
      store: this.store,
      budget: { measure: () => Promise.resolve(undefined) },
      answerActions: {
        handle: () => this.answer(),
        stop: ({ id }: ChatSession) => this.stopped.push(id),
      },
      languages,
      createChips: () => this.createChips(),
      readModel: () => ({ kind: "stopped", name: "sea-lion" }),
      onDidChangeModel: () => ({ dispose: () => undefined }),
      unsent: this.unsent,
      reporter: { report: (error: unknown) => this.reported.push(error) },
      log: silentLogger,
    } as unknown as ChatPanelsOptions["services"];
    this.panels = this.createPanels();
  }

  /** Those of another extension host in the same window, which leaves the former's tabs as they stand. */
  restart(): void {
    this.panels.dispose();
    this.panels = this.createPanels();
  }

  async showView(): Promise<ShownView> {
    const webview = new FakeWebview();
    const listeners: { close?: () => void } = {};
    const view = { webview, onDidDispose: (listener: () => void) => (listeners.close = listener) };
    await this.panels.resolveWebviewView(view as unknown as View);
    await webview.say({ type: "ready" });
    return { webview, close: () => listeners.close?.() };
  }

  async openTab(id: string | undefined): Promise<FakeTab> {
    await this.panels.openEditor(id, "editor");
    const tab = workbench.tabs.at(-1)!;
    await tab.webview.say({ type: "ready" });
    return tab;
  }

  /** Asks in a panel, and leaves the answer open after its first words. */
  async ask(webview: FakeWebview, question: string, words: string): Promise<{ finish(): Promise<void> }> {
    const { chats } = this.server;
    const count = chats.length;
    const sent = webview.say({ type: "send", text: question });
    await vi.waitFor(() => expect(chats).toHaveLength(count + 1));
    const chat = chats[count]!;
    chat.progress(textDelta(words));
    return {
      finish: async () => {
        chat.finish();
        await sent;
      },
    };
  }

  dispose(): void {
    this.panels.dispose();
    this.sessions.dispose();
    this.store.dispose();
    rmSync(this.folder, { recursive: true, force: true });
  }

  private createPanels(): ChatPanels {
    this.tabs = new TabRecords(this.memory);
    return new ChatPanels({
      services: this.services,
      current: { get: () => this.current, set: (id) => void (this.current = id) },
      tabs: this.tabs,
    });
  }

  private createChips(): PanelChips {
    const chips = new FakePanelChips();
    chips.attachments = [];
    return Object.assign(chips, { complete: (word: string) => this.complete(word) });
  }
}
