/** Several panels of one window: what each shows, and which conversation they share. */
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ConversationStore } from "../../../../src/extension/chat/conversationStore.ts";
import { AppError } from "../../../../src/shared/appError.ts";
import { silentLogger } from "../../../../src/shared/logger.ts";
import { fakeTab, type FakeTab, type FakeWebview } from "../../../support/fakeWebviews.ts";
import { PanelsFixture } from "../../../support/panelsFixture.ts";
import { textDelta } from "../../../support/scriptedServerApi.ts";

vi.mock("vscode", async () => (await import("../../../support/fakeWebviews.ts")).vscodeWithTabs);

let window: PanelsFixture;
beforeEach(() => (window = new PanelsFixture()));
afterEach(() => window.dispose());

describe("the view and a tab with the same conversation", () => {
  it("show the same, also while it grows, and share one session", async () => {
    const { webview } = await window.showView();
    const tab = await window.openTab(webview.view.conversationId);
    const answer = await window.ask(tab.webview, "ສະບາຍດີ", "ສະບາຍດີ!");
    window.server.chats[0]!.progress(textDelta(" ຍິນດີ"));
    await vi.waitFor(() => expect([webview.deltas, tab.webview.deltas]).toEqual([" ຍິນດີ", " ຍິນດີ"]));
    await answer.finish();
    await webview.say({ type: "requestSnapshot" });
    await tab.webview.say({ type: "requestSnapshot" });
    expect(webview.texts).toEqual(["ສະບາຍດີ", "ສະບາຍດີ! ຍິນດີ"]);
    expect(tab.webview.view.messages).toEqual(webview.view.messages);
    expect(tab.title).toBe("ສະບາຍດີ");
    expect(window.reported).toEqual([]);
  });

  it("part when one of them begins another, which keeps the switches", async () => {
    const { webview } = await window.showView();
    const tab = await window.openTab(webview.view.conversationId);
    await webview.say({ type: "setThinking", thinking: true });
    await webview.say({ type: "setAnswerLanguage", language: "km" });
    await tab.webview.say({ type: "newChat" });
    expect(tab.webview.view).toMatchObject({ thinking: true, answerLanguage: "km", messages: [] });
    expect(tab.webview.view.conversationId).not.toBe(webview.view.conversationId);
    // The view's own is the one that the next window begins with.
    expect(window.current).toBe(webview.view.conversationId);
  });

  it("both leave a conversation that is deleted, and come to nothing half", async () => {
    const { webview } = await window.showView();
    const tab = await window.openTab(webview.view.conversationId);
    const { conversationId } = webview.view;
    await (await window.ask(webview, "Xin chào", "Chào bạn")).finish();
    await window.store.remove(conversationId);
    for (const shown of [webview, tab.webview]) {
      expect(shown.view.conversationId).not.toBe(conversationId);
      expect(shown.view.messages).toEqual([]);
    }
  });
});

describe("a conversation that was deleted", () => {
  let view: FakeWebview;
  let tab: FakeTab;
  let id: string;
  beforeEach(async () => {
    ({ webview: view } = await window.showView());
    tab = await window.openTab(view.view.conversationId);
    id = view.view.conversationId;
    await (await window.ask(view, "ຂໍຄືນໄດ້ບໍ?", "ໄດ້")).finish();
    await view.say({ type: "setThinking", thinking: true });
  });
  const shownIds = () => [view, tab.webview].map((webview) => webview.view.conversationId);

  it("comes back wherever it was shown when that is taken back, and is the one that the next window begins with", async () => {
    await window.store.remove(id);
    expect(shownIds()).not.toContain(id);
    await window.store.restore(id);
    await vi.waitFor(() => expect(shownIds()).toEqual([id, id]));
    expect(tab.webview.texts).toEqual(["ຂໍຄືນໄດ້ບໍ?", "ໄດ້"]);
    expect([tab.title, window.current]).toEqual(["ຂໍຄືນໄດ້ບໍ?", id]);
    await (await window.ask(tab.webview, "ຂອບໃຈ", "ຍິນດີ")).finish();
    await view.say({ type: "requestSnapshot" });
    expect(view.texts).toEqual(["ຂໍຄືນໄດ້ບໍ?", "ໄດ້", "ຂອບໃຈ", "ຍິນດີ"]);
  });

  it("leaves alone who has asked or opened something else meanwhile, and is let go of there", async () => {
    const other = await window.store.importText((await window.store.exportAs(id, "json"))!);
    await window.store.remove(id);
    await (await window.ask(view, "Câu hỏi mới", "Vâng")).finish();
    await tab.webview.say({ type: "openConversation", id: other });
    const before = shownIds();
    await window.store.restore(id);
    await tab.webview.say({ type: "openConversation", id: before[0]! });
    await vi.waitFor(() => expect(shownIds()).toEqual([before[0], before[0]]));
    expect(window.sessions.find(id)).toBeDefined(); // the view waits in vain, as long as it shows what it asked
    await view.say({ type: "newChat" });
    expect(window.sessions.find(id)).toBeUndefined();
  });

  it("comes back as well where another window has deleted and restored it", async () => {
    const elsewhere = new ConversationStore(window.folder, silentLogger);
    try {
      await elsewhere.remove(id);
      await vi.waitFor(() => expect(shownIds()).not.toContain(id), { timeout: 10_000 });
      await elsewhere.restore(id);
      await vi.waitFor(() => expect(shownIds()).toEqual([id, id]), { timeout: 10_000 });
    } finally {
      elsewhere.dispose();
    }
  });

  describe("does not come back into a panel in which a question", () => {
    const aborted: string[] = [];
    beforeEach(() => void aborted.splice(0));

    /** Has a question wait, on its way to be sent, until the panel gives it up. */
    const waiting = (signal: AbortSignal | undefined) =>
      new Promise<undefined>((resolve) => {
        signal?.addEventListener("abort", () => {
          aborted.push(id);
          resolve(undefined);
        });
      });

    it.each([
      ["is being counted", "Câu hỏi mới", () => (window.check = (_conversation, _asked, signal) => waiting(signal))],
      [
        "waits for a language",
        "/translate Selamat pagi",
        () => (window.target = (_unknown, signal) => waiting(signal)),
      ],
    ])("%s", async (_what, text, wait) => {
      await window.store.remove(id);
      wait();
      void view.say({ type: "send", text });
      await window.store.restore(id);
      await vi.waitFor(() => expect(tab.webview.view.conversationId).toBe(id));
      expect(view.view.conversationId).not.toBe(id);
      expect(aborted).toEqual([]);
    });

    it("was asked while it was being opened", async () => {
      await window.store.remove(id);
      tab.close();
      const open = window.sessions.open.bind(window.sessions);
      const opening = vi.spyOn(window.sessions, "open").mockImplementation(async (wanted) => {
        const session = await open(wanted);
        await window.ask(view, "Câu hỏi mới", "Vâng");
        return session;
      });
      await window.store.restore(id);
      await opening.mock.results[0]!.value;
      await view.say({ type: "requestSnapshot" });
      expect(view.texts).toEqual(["Câu hỏi mới", "Vâng"]);
    });
  });

  it("is reported where it cannot be opened", async () => {
    const broken = new AppError("internal", "Nobody can read it");
    await window.store.remove(id);
    window.sessions.open = () => Promise.reject(broken);
    await window.store.restore(id);
    await vi.waitFor(() => expect(window.reported).toEqual([broken, broken]));
  });

  it("is let go of by a tab that is closed meanwhile", async () => {
    await window.store.remove(id);
    await view.say({ type: "newChat" });
    expect(window.sessions.find(id)).toBeDefined();
    tab.close();
    expect(window.sessions.find(id)).toBeUndefined();
  });
});

it("what is to be typed otherwise is said at the composer that it was typed into, and nowhere else", async () => {
  const { webview } = await window.showView();
  const tab = await window.openTab(webview.view.conversationId);
  const noticesOf = ({ posted }: FakeWebview) =>
    posted.flatMap((said) => (said.type === "notice" ? [said.notice] : []));
  await tab.webview.say({ type: "send", text: "/แปล ไทย" });
  await tab.webview.say({ type: "send", text: "/fix" });
  expect(noticesOf(tab.webview)).toMatchObject([
    { text: expect.stringContaining("/แปล") as string, isError: true },
    { text: expect.stringContaining("behind the command") as string, isError: true },
  ]);
  expect(noticesOf(webview)).toEqual([]);
  expect(window.reported).toEqual([]);
});

describe("a panel that goes", () => {
  it("leaves its answer to be written to its end", async () => {
    const { webview, close } = await window.showView();
    const { conversationId } = webview.view;
    const answer = await window.ask(webview, "မင်္ဂလာပါ", "မင်္ဂ");
    close();
    expect(window.sessions.find(conversationId)).toBeDefined();
    await answer.finish();
    await vi.waitFor(() => expect(window.sessions.find(conversationId)).toBeUndefined());
    const again = await window.showView();
    expect(again.webview.texts).toEqual(["မင်္ဂလာပါ", "မင်္ဂ"]);
  });

  it.each([
    ["of the state that its tab had", (id: string) => ({ conversationId: id }), ["Apa khabar", "Baik"]],
    ["of no state", () => undefined, []],
    ["of a state that is none", () => ({ conversationId: 7 }), []],
    ["of a conversation that is gone", () => ({ conversationId: "gone" }), []],
  ])("comes back with the window: %s", async (_, stateOf, expected) => {
    const { webview } = await window.showView();
    await (await window.ask(webview, "Apa khabar", "Baik")).finish();
    const tab = fakeTab();
    await window.panels.deserializeWebviewPanel(tab, stateOf(webview.view.conversationId));
    await tab.webview.say({ type: "ready" });
    expect(tab.webview.texts).toEqual(expected);
  });
});
