/** Several panels of one window: what each shows, which conversation they share, and which of them Escape stops. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ChatPanels, type ChatPanelsOptions } from "../../../src/extension/chat/chatPanels.ts";
import type { ChatSession } from "../../../src/extension/chat/chatSession.ts";
import type { ChatSessions } from "../../../src/extension/chat/chatSessions.ts";
import { ConversationStore } from "../../../src/extension/chat/conversationStore.ts";
import type { PanelChips } from "../../../src/extension/chat/panelChips.ts";
import { AppError } from "../../../src/shared/appError.ts";
import type { Disposable } from "../../../src/shared/disposableStore.ts";
import { silentLogger } from "../../../src/shared/logger.ts";
import type { ChatView, CompletionView, HostToWebview, WebviewToHost } from "../../../src/shared/webviewProtocol.ts";
import { chatSessions } from "../../support/chatSessions.ts";
import { scriptedServerApi, textDelta, type ScriptedServerApi } from "../../support/scriptedServerApi.ts";

const workbench = vi.hoisted(() => ({
  tabs: [] as { title: string }[],
  /** What `setContext` said last. */
  context: new Map<unknown, unknown>(),
  commands: [] as string[],
}));

vi.mock("vscode", async () => {
  const { fakeVscode } = await import("../../support/fakeVscode.ts");
  return {
    ...fakeVscode,
    ViewColumn: { Active: -1 },
    window: {
      ...fakeVscode.window,
      createWebviewPanel: () => {
        const tab = fakeTab();
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
});

type View = Parameters<ChatPanels["resolveWebviewView"]>[0];
type Panel = Parameters<ChatPanels["deserializeWebviewPanel"]>[0];

/** The page of a panel, which the test plays. */
class FakeWebview {
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

  get deltas(): string {
    return this.posted.flatMap((message) => (message.type === "delta" ? [message.text] : [])).join("");
  }
}

interface FakeTab extends Panel {
  active: boolean;
  readonly webview: FakeWebview & Panel["webview"];
  activate(isActive: boolean): void;
  close(): void;
}

function fakeTab(): FakeTab {
  const listeners: { view?: () => void; close?: () => void } = {};
  const tab = {
    active: true,
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

const noChips: PanelChips = {
  chips: [],
  onDidChange: () => ({ dispose: () => undefined }),
  add: () => Promise.resolve(),
  addUris: () => Promise.resolve(),
  addText: () => undefined,
  remove: () => undefined,
  open: () => Promise.resolve(),
  read: () => Promise.resolve([]),
  readSelection: () => Promise.resolve(undefined),
  follow: () => Promise.resolve([]),
  countEstimated: () => undefined,
  spend: () => undefined,
  complete: (word) => complete(word),
  dispose: () => undefined,
};

let folder: string;
let complete: PanelChips["complete"];
let server: ScriptedServerApi;
let store: ConversationStore;
let sessions: ChatSessions;
let panels: ChatPanels;
let current: string | undefined;
let reported: unknown[];
let stopped: string[];

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "sealion-panels-"));
  server = scriptedServerApi();
  store = new ConversationStore(folder, silentLogger);
  sessions = chatSessions(folder, server, { store });
  current = undefined;
  complete = () => Promise.resolve([]);
  reported = [];
  stopped = [];
  workbench.tabs.length = 0;
  workbench.context.clear();
  workbench.commands.length = 0;
  const services = {
    extensionUri: { path: "/extension" },
    api: server.api,
    sessions,
    store,
    budget: { measure: () => Promise.resolve(undefined) },
    answerActions: { stop: ({ id }: ChatSession) => stopped.push(id) },
    languages: { target: () => Promise.resolve("th"), own: () => "th" },
    createChips: () => noChips,
    readModel: () => ({ kind: "stopped", name: "sea-lion" }),
    onDidChangeModel: () => ({ dispose: () => undefined }),
    reporter: { report: (error: unknown) => reported.push(error) },
    log: silentLogger,
  };
  panels = new ChatPanels({
    services: services as unknown as ChatPanelsOptions["services"],
    current: { get: () => current, set: (id) => void (current = id) },
  });
});

afterEach(() => {
  panels.dispose();
  sessions.dispose();
  store.dispose();
  rmSync(folder, { recursive: true, force: true });
});

interface ShownView {
  readonly webview: FakeWebview;
  close(): void;
}

async function showView(): Promise<ShownView> {
  const webview = new FakeWebview();
  const listeners: { close?: () => void } = {};
  const view = { webview, onDidDispose: (listener: () => void) => (listeners.close = listener) };
  await panels.resolveWebviewView(view as unknown as View);
  await webview.say({ type: "ready" });
  return { webview, close: () => listeners.close?.() };
}

async function openTab(id: string | undefined): Promise<FakeTab> {
  await panels.openEditor(id, "editor");
  const tab = workbench.tabs.at(-1) as FakeTab;
  await tab.webview.say({ type: "ready" });
  return tab;
}

const texts = ({ view }: FakeWebview) => view.messages.map(({ text }) => text);

/** Asks in a panel, and leaves the answer open after its first words. */
async function ask(webview: FakeWebview, question: string, words: string): Promise<{ finish(): Promise<void> }> {
  const count = server.chats.length;
  const sent = webview.say({ type: "send", text: question });
  await vi.waitFor(() => expect(server.chats).toHaveLength(count + 1));
  const chat = server.chats[count]!;
  chat.progress(textDelta(words));
  return {
    finish: async () => {
      chat.finish();
      await sent;
    },
  };
}

describe("the view and a tab with the same conversation", () => {
  it("show the same, also while it grows, and share one session", async () => {
    const { webview } = await showView();
    const tab = await openTab(webview.view.conversationId);
    const answer = await ask(tab.webview, "ສະບາຍດີ", "ສະບາຍດີ!");
    server.chats[0]!.progress(textDelta(" ຍິນດີ"));
    await vi.waitFor(() => expect([webview.deltas, tab.webview.deltas]).toEqual([" ຍິນດີ", " ຍິນດີ"]));
    await answer.finish();
    await webview.say({ type: "requestSnapshot" });
    await tab.webview.say({ type: "requestSnapshot" });
    expect(texts(webview)).toEqual(["ສະບາຍດີ", "ສະບາຍດີ! ຍິນດີ"]);
    expect(tab.webview.view.messages).toEqual(webview.view.messages);
    expect(tab.title).toBe("ສະບາຍດີ");
    expect(reported).toEqual([]);
  });

  it("part when one of them begins another, which keeps the switches", async () => {
    const { webview } = await showView();
    const tab = await openTab(webview.view.conversationId);
    await webview.say({ type: "setThinking", thinking: true });
    await webview.say({ type: "setAnswerLanguage", language: "km" });
    await tab.webview.say({ type: "newChat" });
    expect(tab.webview.view).toMatchObject({ thinking: true, answerLanguage: "km", messages: [] });
    expect(tab.webview.view.conversationId).not.toBe(webview.view.conversationId);
    // The view's own is the one that the next window begins with.
    expect(current).toBe(webview.view.conversationId);
  });

  it("both leave a conversation that is deleted, and come to nothing half", async () => {
    const { webview } = await showView();
    const tab = await openTab(webview.view.conversationId);
    const { conversationId } = webview.view;
    await (await ask(webview, "Xin chào", "Chào bạn")).finish();
    await store.remove(conversationId);
    for (const shown of [webview, tab.webview]) {
      expect(shown.view.conversationId).not.toBe(conversationId);
      expect(shown.view.messages).toEqual([]);
    }
  });
});

it("what is to be typed otherwise is said at the composer that it was typed into, and nowhere else", async () => {
  const { webview } = await showView();
  const tab = await openTab(webview.view.conversationId);
  const noticesOf = ({ posted }: FakeWebview) =>
    posted.flatMap((said) => (said.type === "notice" ? [said.notice] : []));
  await tab.webview.say({ type: "send", text: "/แปล ไทย" });
  await tab.webview.say({ type: "send", text: "/fix" });
  expect(noticesOf(tab.webview)).toMatchObject([
    { text: expect.stringContaining("/แปล") as string, isError: true },
    { text: expect.stringContaining("behind the command") as string, isError: true },
  ]);
  expect(noticesOf(webview)).toEqual([]);
  expect(reported).toEqual([]);
});

describe("Escape", () => {
  const keys = () =>
    ["sealion.chatGenerating", "sealion.chatEditorGenerating"].map((key) => workbench.context.get(key));

  it("is a key of the view or of the active tab, as long as an answer is being written there", async () => {
    const { webview } = await showView();
    const tab = await openTab(undefined);
    const inView = await ask(webview, "สวัสดี", "สวัส");
    expect(keys()).toEqual([true, undefined]);
    const inTab = await ask(tab.webview, "Kumusta", "Mabuti");
    expect(keys()).toEqual([true, true]);
    tab.activate(false);
    expect(keys()).toEqual([true, false]);
    tab.activate(true);
    await inView.finish();
    expect(keys()).toEqual([false, true]);
    await inTab.finish();
    expect(keys()).toEqual([false, false]);
  });

  it("is a key as well while an answer is being translated below itself", async () => {
    const { webview } = await showView();
    await (await ask(webview, "Kumusta", "Mabuti")).finish();
    const session = sessions.find(webview.view.conversationId)!;
    const { id } = session.conversation.messages[1]!;
    const rendition = { id: "r", language: "ta", text: "நலம்", state: "streaming" } as const;
    session.recordBeside({ type: "renditionSet", id, rendition });
    expect(keys()).toEqual([true, undefined]);
    session.recordBeside({ type: "renditionSet", id, rendition: { ...rendition, state: "stopped" } });
    expect(keys()).toEqual([false, undefined]);
  });

  it("stops where the keyboard is, and what is written beside the answers there", async () => {
    const { webview } = await showView();
    const tab = await openTab(undefined);
    await ask(webview, "สวัสดี", "สวัส");
    await ask(tab.webview, "Kumusta", "Mabuti");
    panels.stop("editor");
    expect(server.chats.map(({ signal }) => signal!.aborted)).toEqual([false, true]);
    expect(stopped).toEqual([tab.webview.view.conversationId]);
    panels.stop("view");
    expect(server.chats[0]!.signal!.aborted).toBe(true);
    tab.close();
    expect(keys()).toEqual([false, false]);
  });
});

describe("a panel that goes", () => {
  it("leaves its answer to be written to its end", async () => {
    const { webview, close } = await showView();
    const { conversationId } = webview.view;
    const answer = await ask(webview, "မင်္ဂလာပါ", "မင်္ဂ");
    close();
    expect(sessions.find(conversationId)).toBeDefined();
    await answer.finish();
    await vi.waitFor(() => expect(sessions.find(conversationId)).toBeUndefined());
    const again = await showView();
    expect(texts(again.webview)).toEqual(["မင်္ဂလာပါ", "မင်္ဂ"]);
  });

  it.each([
    ["of the state that its tab had", (id: string) => ({ conversationId: id }), ["Apa khabar", "Baik"]],
    ["of no state", () => undefined, []],
    ["of a state that is none", () => ({ conversationId: 7 }), []],
    ["of a conversation that is gone", () => ({ conversationId: "gone" }), []],
  ])("comes back with the window: %s", async (_, stateOf, expected) => {
    const { webview } = await showView();
    await (await ask(webview, "Apa khabar", "Baik")).finish();
    const tab = fakeTab();
    await panels.deserializeWebviewPanel(tab, stateOf(webview.view.conversationId));
    await tab.webview.say({ type: "ready" });
    expect(texts(tab.webview)).toEqual(expected);
  });
});

describe("what a page says", () => {
  it("is dropped when it is none of the protocol, and told when it cannot be done", async () => {
    const { webview } = await showView();
    await webview.say({ type: "nonsense" });
    expect(reported).toEqual([]);
    complete = () => Promise.reject(new AppError("server.crashed", "gone"));
    await webview.say({ type: "complete", word: "#ໄຟລ໌" });
    expect(reported).toEqual([expect.objectContaining({ code: "server.crashed" })]);
    await webview.say({ type: "send", text: "/tanslate th สวัสดี" });
    const draft = webview.posted.find(({ type }) => type === "draft");
    expect(draft).toMatchObject({ text: "/tanslate th สวัสดี" });
  });

  it("is answered by its next page where it was hidden: a question that came back is there", async () => {
    const { webview } = await showView();
    // Nobody hears this: a hidden view has no page.
    await webview.say({ type: "send", text: "/tanslate th ສະບາຍດີ" });
    webview.posted.length = 0;
    await webview.say({ type: "ready" });
    const draft = webview.posted.find((message) => message.type === "draft");
    expect(draft).toMatchObject({ text: "/tanslate th ສະບາຍດີ" });
    await webview.say({ type: "draftTaken", draftId: draft!.draftId });
    webview.posted.length = 0;
    await webview.say({ type: "ready" });
    expect(webview.posted.map(({ type }) => type)).not.toContain("draft");
  });

  it("gets no completions of a word that has become another one meanwhile", async () => {
    const { webview } = await showView();
    const item = { insert: "#main.ts ", label: "main.ts", detail: "src" };
    let finishFirst: (items: readonly CompletionView[]) => void = () => undefined;
    const first = new Promise<readonly CompletionView[]>((resolve) => (finishFirst = resolve));
    complete = (word) => (word === "#m" ? first : Promise.resolve([item]));
    const said = webview.say({ type: "complete", word: "#m" });
    await webview.say({ type: "complete", word: "#ma" });
    finishFirst([item]);
    await said;
    const completions = webview.posted.filter(({ type }) => type === "completions");
    expect(completions).toMatchObject([{ word: "#ma", items: [item] }]);
  });

  it("asks nothing once more while a question is on its way, which was first", async () => {
    const { webview } = await showView();
    await (await ask(webview, "ສະບາຍດີ", "ສະບາຍດີ!")).finish();
    const session = sessions.find(webview.view.conversationId)!;
    const messageId = session.conversation.messages[1]!.id;
    const again = ask(webview, "ຂອບໃຈ", "ບໍ່ເປັນຫຍັງ");
    await webview.say({ type: "regenerate", messageId });
    await (await again).finish();
    expect(session.conversation.messages.map(({ text }) => text)).toEqual(["ສະບາຍດີ", "ສະບາຍດີ!", "ຂອບໃຈ", "ບໍ່ເປັນຫຍັງ"]);
    expect(session.conversation.all).toHaveLength(4);
  });

  it("under an answer that found no room has it written again in its place, or asks in a new conversation", async () => {
    const { webview } = await showView();
    const session = sessions.find(webview.view.conversationId)!;
    const failed = webview.say({ type: "send", text: "អរគុណ" });
    await vi.waitFor(() => expect(server.chats).toHaveLength(1));
    server.chats[0]!.fail(new AppError("generation.contextOverflow", "Full"));
    await failed;
    const press = async (action: "newChat" | "trimOldest") => {
      const count = server.chats.length;
      const pressed = webview.say({ type: "runAction", action, messageId: session.conversation.messages[1]!.id });
      await vi.waitFor(() => expect(server.chats).toHaveLength(count + 1));
      server.chats[count]!.progress(textDelta("មិនអីទេ"));
      server.chats[count]!.finish();
      await pressed;
    };
    await press("newChat");
    expect(webview.view.conversationId).not.toBe(session.id);
    expect(sessions.find(webview.view.conversationId)!.conversation.messages).toMatchObject([
      { text: "អរគុណ" },
      { text: "មិនអីទេ" },
    ]);
    await webview.say({ type: "openConversation", id: session.id });
    expect(texts(webview)).toEqual(["អរគុណ", ""]);
    await press("trimOldest");
    expect(sessions.find(session.id)!.conversation.messages.map(({ text }) => text)).toEqual(["អរគុណ", "មិនអីទេ"]);
  });

  it("opens a tab or a window of its own for the same conversation", async () => {
    const { webview } = await showView();
    await webview.say({ type: "openElsewhere", place: "window" });
    expect(workbench.commands).toEqual(["workbench.action.moveEditorToNewWindow"]);
    const tab = workbench.tabs[0] as FakeTab;
    await tab.webview.say({ type: "ready" });
    expect(tab.webview.view.conversationId).toBe(webview.view.conversationId);
    expect(tab.webview.posted.map(({ type }) => type)).toContain("focusComposer");
  });
});
