/** What a page did not live to see is there in the next one. */
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { FakeWebview } from "../../../support/fakeWebviews.ts";
import { PanelsFixture } from "../../../support/panelsFixture.ts";

vi.mock("vscode", async () => (await import("../../../support/fakeWebviews.ts")).vscodeWithTabs);

let window: PanelsFixture;
beforeEach(() => (window = new PanelsFixture()));
afterEach(() => window.dispose());

/** By their numbers: a page takes none twice. */
const draftsById = ({ posted }: FakeWebview) =>
  new Map(posted.flatMap((said) => (said.type === "draft" ? [[said.draftId, said.text] as const] : [])));
const draftsOf = (webview: FakeWebview) => [...draftsById(webview).values()];
const noticesOf = ({ posted }: FakeWebview) =>
  posted.flatMap((said) => (said.type === "notice" ? [said.notice.text] : []));

describe("a view that is made anew", () => {
  it.each(["its former goes first", "its former goes last"])(
    "has the question again that was still being measured: %s",
    async (order) => {
      const { webview, close } = await window.showView();
      const session = window.sessions.find(webview.view.conversationId)!;
      vi.spyOn(session, "check").mockReturnValue(new Promise(() => undefined));
      void webview.say({ type: "send", text: "ລາຄາເທົ່າໃດ?" });
      await vi.waitFor(() => expect(session.check).toHaveBeenCalled());
      if (order.endsWith("first")) close();
      const next = await window.showView();
      if (order.endsWith("last")) close();
      expect(draftsOf(next.webview)).toEqual(["ລາຄາເທົ່າໃດ?"]);
      expect(draftsOf((await window.showView()).webview)).toEqual(["ລາຄາເທົ່າໃດ?"]);
    },
  );

  it("has the question that was being measured in a tab that was closed, or in an extension host that has ended", async () => {
    const tab = await window.openTab(undefined);
    const session = window.sessions.find(tab.webview.view.conversationId)!;
    vi.spyOn(session, "check").mockReturnValue(new Promise(() => undefined));
    void tab.webview.say({ type: "send", text: "ဈေးဘယ်လောက်လဲ" });
    await vi.waitFor(() => expect(session.check).toHaveBeenCalled());
    tab.close();
    expect(window.unsent.takeLeft(() => true)).toEqual([]);
    window.unsent.keep("តម្លៃប៉ុន្មាន?");
    window.unsent.dispose();
    // They are not one question.
    expect(draftsOf((await window.showView()).webview)).toEqual(["តម្លៃប៉ុន្មាន?\n\n---\n\nဈေးဘယ်လောက်လဲ"]);
  });

  it("has the question that came back to a page that was gone, and not one that was asked", async () => {
    const { webview, close } = await window.showView();
    const answer = await window.ask(webview, "Kumusta", "Mabuti");
    await webview.say({ type: "send", text: "வணக்கம்" });
    close();
    const next = await window.showView();
    expect(draftsOf(next.webview)).toEqual(["வணக்கம்"]);
    expect(next.webview.texts).toEqual(["Kumusta", "Mabuti"]);
    for (const draftId of draftsById(next.webview).keys()) await next.webview.say({ type: "draftTaken", draftId });
    next.close();
    expect(draftsOf((await window.showView()).webview)).toEqual([]);
    await answer.finish();
  });
});

describe("what was said at the composer", () => {
  /** As when a view is shown that was hidden. */
  async function nextPage(webview: FakeWebview): Promise<readonly string[]> {
    webview.posted.length = 0;
    await webview.say({ type: "ready" });
    return noticesOf(webview);
  }

  it("stands there in the next page as well, until something else is typed", async () => {
    const { webview } = await window.showView();
    await webview.say({ type: "send", text: "/แปล ไทย" });
    expect(await nextPage(webview)).toEqual([expect.stringContaining("/แปล")]);
    await webview.say({ type: "draftChanged", text: "/แปล ไทย" });
    expect(await nextPage(webview)).toHaveLength(1);
    await webview.say({ type: "draftChanged", text: "/translate th" });
    expect(await nextPage(webview)).toEqual([]);
  });

  it("does not when the next question was sent, nor in another conversation", async () => {
    const { webview } = await window.showView();
    await webview.say({ type: "send", text: "/dịch" });
    const answer = await window.ask(webview, "Dịch giúp tôi", "Vâng");
    expect(await nextPage(webview)).toEqual([]);
    await answer.finish();
    await webview.say({ type: "send", text: "/dịch" });
    await webview.say({ type: "newChat" });
    expect(await nextPage(webview)).toEqual([]);
  });
});
