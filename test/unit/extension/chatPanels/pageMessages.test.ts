/** What the page of a panel says, and what comes of it. */
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { AppError } from "../../../../src/shared/appError.ts";
import type { CompletionView } from "../../../../src/shared/webviewProtocol.ts";
import { workbench } from "../../../support/fakeWebviews.ts";
import { PanelsFixture } from "../../../support/panelsFixture.ts";
import { textDelta } from "../../../support/scriptedServerApi.ts";

vi.mock("vscode", async () => (await import("../../../support/fakeWebviews.ts")).vscodeWithTabs);

let window: PanelsFixture;
beforeEach(() => (window = new PanelsFixture()));
afterEach(() => window.dispose());

describe("what a page says", () => {
  it("is dropped when it is none of the protocol, and told when it cannot be done", async () => {
    const { webview } = await window.showView();
    await webview.say({ type: "nonsense" });
    expect(window.reported).toEqual([]);
    window.complete = () => Promise.reject(new AppError("server.crashed", "gone"));
    await webview.say({ type: "complete", word: "#ໄຟລ໌" });
    expect(window.reported).toEqual([expect.objectContaining({ code: "server.crashed" })]);
    await webview.say({ type: "send", text: "/tanslate th สวัสดี" });
    const draft = webview.posted.find(({ type }) => type === "draft");
    expect(draft).toMatchObject({ text: "/tanslate th สวัสดี" });
  });

  it("is answered by its next page where it was hidden: a question that came back is there", async () => {
    const { webview } = await window.showView();
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

  it("is answered at its composer where something is to be opened first, not in a corner", async () => {
    const { webview } = await window.showView();
    const nothing = new AppError("input.empty", "No text editor is shown", { details: { nothing: "editor" } });
    window.answer = () => Promise.reject(nothing);
    await webview.say({ type: "applyCode", text: "print('ສະບາຍດີ')", languageId: "python" });
    const notice = webview.posted.find((message) => message.type === "notice");
    expect(notice?.notice).toEqual({ text: "Open a file first, or choose “New File”.", isError: true });
    expect(window.reported).toEqual([]);
  });

  it("is answered at its composer where there is nothing to export", async () => {
    const { webview } = await window.showView();
    await webview.say({ type: "exportConversation", id: webview.view.conversationId });
    const notice = webview.posted.find((message) => message.type === "notice");
    expect(notice?.notice.text).toBe("This conversation is empty: there is nothing to export.");
    expect(window.reported).toEqual([]);
  });

  it("changes the list that is shown at once: a new title, and what is pinned", async () => {
    const { webview } = await window.showView();
    const { conversationId: id } = webview.view;
    await (await window.ask(webview, "ကျေးဇူးတင်ပါတယ်", "ရပါတယ်")).finish();
    const rows = () => webview.posted.findLast((message) => message.type === "conversations")?.rows;
    await webview.say({ type: "renameConversation", id, title: "ကျေးဇူး" });
    expect(rows()).toBeUndefined();
    await webview.say({ type: "listConversations", query: "" });
    await webview.say({ type: "renameConversation", id, title: "ကျေးဇူးတင်ခြင်း" });
    expect(rows()).toMatchObject([{ id, title: "ကျေးဇူးတင်ခြင်း", isPinned: false }]);
    await webview.say({ type: "pinConversation", id, isPinned: true });
    expect(rows()).toMatchObject([{ id, isPinned: true }]);
    await webview.say({ type: "closeConversations" });
  });

  it("hears where the keyboard is to be as soon as it is there, and what was wanted last", async () => {
    const { webview } = await window.showView();
    const keyboardOf = ({ posted }: typeof webview) =>
      posted.map(({ type }) => type).filter((type) => type === "focusComposer" || type === "showConversations");
    await window.panels.openEditor(undefined, "editor");
    const tab = workbench.tabs[0]!;
    (await window.panels.activeOrView())!.showConversations();
    expect(keyboardOf(tab.webview)).toEqual([]);
    await tab.webview.say({ type: "ready" });
    expect(keyboardOf(tab.webview)).toEqual(["showConversations"]);
    tab.activate(false);
    (await window.panels.activeOrView())!.showConversations();
    expect(keyboardOf(webview)).toEqual(["focusComposer", "showConversations"]);
  });

  it("gets no completions of a word that has become another one meanwhile", async () => {
    const { webview } = await window.showView();
    const item = { insert: "#main.ts ", label: "main.ts", detail: "src" };
    let finishFirst: (items: readonly CompletionView[]) => void = () => undefined;
    const first = new Promise<readonly CompletionView[]>((resolve) => (finishFirst = resolve));
    window.complete = (word) => (word === "#m" ? first : Promise.resolve([item]));
    const said = webview.say({ type: "complete", word: "#m" });
    await webview.say({ type: "complete", word: "#ma" });
    finishFirst([item]);
    await said;
    const completions = webview.posted.filter(({ type }) => type === "completions");
    expect(completions).toMatchObject([{ word: "#ma", items: [item] }]);
  });

  it("asks nothing once more while a question is on its way, which was first", async () => {
    const { webview } = await window.showView();
    await (await window.ask(webview, "ສະບາຍດີ", "ສະບາຍດີ!")).finish();
    const session = window.sessions.find(webview.view.conversationId)!;
    const messageId = session.conversation.messages[1]!.id;
    const again = window.ask(webview, "ຂອບໃຈ", "ບໍ່ເປັນຫຍັງ");
    await webview.say({ type: "regenerate", messageId });
    await (await again).finish();
    expect(session.conversation.messages.map(({ text }) => text)).toEqual(["ສະບາຍດີ", "ສະບາຍດີ!", "ຂອບໃຈ", "ບໍ່ເປັນຫຍັງ"]);
    expect(session.conversation.all).toHaveLength(4);
  });

  it("under an answer that found no room has it written again in its place, or asks in a new conversation", async () => {
    const { webview } = await window.showView();
    const session = window.sessions.find(webview.view.conversationId)!;
    const failed = webview.say({ type: "send", text: "អរគុណ" });
    await vi.waitFor(() => expect(window.server.chats).toHaveLength(1));
    window.server.chats[0]!.fail(new AppError("generation.contextOverflow", "Full"));
    await failed;
    const press = async (action: "newChat" | "trimOldest") => {
      const count = window.server.chats.length;
      const pressed = webview.say({ type: "runAction", action, messageId: session.conversation.messages[1]!.id });
      await vi.waitFor(() => expect(window.server.chats).toHaveLength(count + 1));
      window.server.chats[count]!.progress(textDelta("មិនអីទេ"));
      window.server.chats[count]!.finish();
      await pressed;
    };
    await press("newChat");
    expect(webview.view.conversationId).not.toBe(session.id);
    expect(window.sessions.find(webview.view.conversationId)!.conversation.messages).toMatchObject([
      { text: "អរគុណ" },
      { text: "មិនអីទេ" },
    ]);
    await webview.say({ type: "openConversation", id: session.id });
    expect(webview.texts).toEqual(["អរគុណ", ""]);
    await press("trimOldest");
    expect(window.sessions.find(session.id)!.conversation.messages.map(({ text }) => text)).toEqual(["អរគុណ", "មិនអីទេ"]);
  });

  it("opens a tab or a window of its own for the same conversation", async () => {
    const { webview } = await window.showView();
    await webview.say({ type: "openElsewhere", place: "window" });
    expect(workbench.commands).toEqual(["workbench.action.moveEditorToNewWindow"]);
    const tab = workbench.tabs[0]!;
    await tab.webview.say({ type: "ready" });
    expect(tab.webview.view.conversationId).toBe(webview.view.conversationId);
    expect(tab.webview.posted.map(({ type }) => type)).toContain("focusComposer");
  });
});
