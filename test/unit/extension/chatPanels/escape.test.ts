/** Which of several panels Escape stops. */
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { workbench } from "../../../support/fakeWebviews.ts";
import { PanelsFixture } from "../../../support/panelsFixture.ts";

vi.mock("vscode", async () => (await import("../../../support/fakeWebviews.ts")).vscodeWithTabs);

let window: PanelsFixture;
beforeEach(() => (window = new PanelsFixture()));
afterEach(() => window.dispose());

describe("Escape", () => {
  const keys = () =>
    ["sealion.chatGenerating", "sealion.chatEditorGenerating"].map((key) => workbench.context.get(key));

  it("is a key of the view or of the active tab, as long as an answer is being written there", async () => {
    const { webview } = await window.showView();
    const tab = await window.openTab(undefined);
    const inView = await window.ask(webview, "สวัสดี", "สวัส");
    expect(keys()).toEqual([true, undefined]);
    const inTab = await window.ask(tab.webview, "Kumusta", "Mabuti");
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
    const { webview } = await window.showView();
    await (await window.ask(webview, "Kumusta", "Mabuti")).finish();
    const session = window.sessions.find(webview.view.conversationId)!;
    const { id } = session.conversation.messages[1]!;
    const rendition = { id: "r", language: "ta", text: "நலம்", state: "streaming" } as const;
    session.recordBeside({ type: "renditionSet", id, rendition });
    expect(keys()).toEqual([true, undefined]);
    session.recordBeside({ type: "renditionSet", id, rendition: { ...rendition, state: "stopped" } });
    expect(keys()).toEqual([false, undefined]);
  });

  it("stops where the keyboard is, and what is written beside the answers there", async () => {
    const { webview } = await window.showView();
    const tab = await window.openTab(undefined);
    await window.ask(webview, "สวัสดี", "สวัส");
    await window.ask(tab.webview, "Kumusta", "Mabuti");
    window.panels.stop("editor");
    expect(window.server.chats.map(({ signal }) => signal!.aborted)).toEqual([false, true]);
    expect(window.stopped).toEqual([tab.webview.view.conversationId]);
    window.panels.stop("view");
    expect(window.server.chats[0]!.signal!.aborted).toBe(true);
    tab.close();
    expect(keys()).toEqual([false, false]);
  });
});
