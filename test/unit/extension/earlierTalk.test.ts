/** The summary that stands in the place of earlier talk is its reader's to change. */
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { historyOf } from "../../../src/core/chat/history.ts";
import type { ChatSession } from "../../../src/extension/chat/chatSession.ts";
import { ConversationStore } from "../../../src/extension/chat/conversationStore.ts";
import { silentLogger } from "../../../src/shared/logger.ts";
import { user } from "../../support/fakeDialogs.ts";
import type { FakeWebview } from "../../support/fakeWebviews.ts";
import { PanelsFixture } from "../../support/panelsFixture.ts";

vi.mock("vscode", async () => {
  const { vscodeWithTabs } = await import("../../support/fakeWebviews.ts");
  const { vscodeWithDialogs } = await import("../../support/fakeDialogs.ts");
  const { showInformationMessage, showWarningMessage } = vscodeWithDialogs.window;
  return { ...vscodeWithTabs, window: { ...vscodeWithTabs.window, showInformationMessage, showWarningMessage } };
});

let window: PanelsFixture;
beforeEach(() => {
  user.reset();
  window = new PanelsFixture();
});
afterEach(() => window.dispose());

/** A talk of two turns, of which the first is summarised. */
async function summarised() {
  const { webview } = await window.showView();
  await (await window.ask(webview, "Ke mana kita pergi?", "Ke Yogyakarta.")).finish();
  await (await window.ask(webview, "Naik apa?", "Naik kereta.")).finish();
  const session = window.sessions.find(webview.view.conversationId)!;
  const untilId = session.conversation.messages[1]!.id;
  session.recordBeside({ type: "earlierSet", earlier: { untilId, summary: "Tujuannya Yogyakarta." } });
  const shown = () => webview.posted.findLast((message) => message.type === "snapshot")!.view;
  const given = () => historyOf(session.conversation).map(({ content }) => content);
  return { webview, session, untilId, shown, given };
}

it("is shown as it is given to the model, with its language", async () => {
  const { shown } = await summarised();
  expect(shown().earlierSummary).toEqual({ text: "Tujuannya Yogyakarta.", lang: "id" });
  expect(shown().messages.map(({ isForgotten = false }) => isForgotten)).toEqual([true, true, false, false]);
});

it("is given as it was rewritten, to the next window too", async () => {
  const { webview, session, untilId, shown, given } = await summarised();
  await webview.say({ type: "setEarlierSummary", messageId: untilId, text: " Tujuannya Bandung.\n" });
  expect(shown().earlierSummary?.text).toBe("Tujuannya Bandung.");
  expect(given()).toEqual([expect.stringMatching(/\nTujuannya Bandung\.\n[^]*\n\nNaik apa\?$/u), "Naik kereta."]);
  const kept = JSON.parse((await window.store.exportAs(session.id, "json"))!) as { readonly earlierParts: unknown };
  expect(kept.earlierParts).toEqual([{ untilId, summary: "Tujuannya Bandung." }]);
});

it("can be removed, and the talk can be read again", async () => {
  const { webview, untilId, shown, given } = await summarised();
  await webview.say({ type: "setEarlierSummary", messageId: untilId, text: "" });
  expect(shown().earlierSummary).toBeUndefined();
  expect(shown().messages[0]?.isForgotten).toBe(true);
  expect(given()).toEqual(["Naik apa?", "Naik kereta."]);
  await webview.say({ type: "readEarlier", messageId: untilId });
  expect(given()).toEqual(["Ke mana kita pergi?", "Ke Yogyakarta.", "Naik apa?", "Naik kereta."]);
  expect(shown().messages.some(({ isForgotten = false }) => isForgotten)).toBe(false);
});

it("is left alone by a page that shows another one", async () => {
  const { webview, session, given } = await summarised();
  const before = given();
  const [otherId] = session.conversation.messages.map(({ id }) => id);
  await webview.say({ type: "setEarlierSummary", messageId: otherId!, text: "Lain" });
  await webview.say({ type: "readEarlier", messageId: otherId! });
  expect(given()).toEqual(before);
});

describe("a summary that was removed", () => {
  const REMOVED = "The summary was removed.";
  const NOT_PUT_BACK = "The summary cannot be put back: the conversation has changed since.";
  const SUMMARY = { text: "Tujuannya Yogyakarta.", lang: "id" };
  let press: (label: string) => void;
  let isOver: Promise<void>;

  /** Leaves the message open until the user presses its button. */
  async function remove(webview: FakeWebview, untilId: string): Promise<void> {
    user.presses = new Promise<string>((resolve) => (press = resolve));
    isOver = webview.say({ type: "setEarlierSummary", messageId: untilId, text: "" });
    await vi.waitFor(() => expect(user.told).toEqual([REMOVED]));
    expect(webview.view.earlierSummary).toBeUndefined();
  }

  async function undo(): Promise<void> {
    user.presses = undefined;
    press("Undo");
    await isOver;
  }

  it("comes back in the place of the same messages, in each panel and in the journal", async () => {
    const { webview, session, untilId, given } = await summarised();
    const before = given();
    const tab = await window.openTab(session.id);
    await remove(webview, untilId);
    expect(tab.webview.view.earlierSummary).toBeUndefined();
    await undo();
    expect(given()).toEqual(before);
    for (const page of [webview, tab.webview]) {
      expect(page.view.earlierSummary).toEqual(SUMMARY);
      expect(page.view.messages.map(({ isForgotten = false }) => isForgotten)).toEqual([true, true, false, false]);
    }
    const other = new ConversationStore(window.folder, silentLogger);
    const read = (await other.open(session.id))!;
    expect(read.conversation.earlier).toEqual({ untilId, summary: SUMMARY.text });
    read.dispose();
    other.dispose();
    expect([user.told, window.reported]).toEqual([[REMOVED], []]);
  });

  it("stays away where nobody presses the button", async () => {
    const { webview, untilId } = await summarised();
    await webview.say({ type: "setEarlierSummary", messageId: untilId, text: " \n" });
    expect([webview.view.earlierSummary, user.told]).toEqual([undefined, [REMOVED]]);
  });

  it("is offered once, whoever else removes it, and not where it was only rewritten", async () => {
    const { webview, untilId } = await summarised();
    await webview.say({ type: "setEarlierSummary", messageId: untilId, text: "Lain" });
    expect(user.told).toEqual([]);
    for (let count = 0; count < 2; count++) {
      await webview.say({ type: "setEarlierSummary", messageId: untilId, text: "" });
    }
    expect(user.told).toEqual([REMOVED]);
  });

  it("comes back also where its conversation is not shown any more", async () => {
    const { webview, session, untilId } = await summarised();
    const { id } = session;
    await remove(webview, untilId);
    await webview.say({ type: "newChat" });
    expect(window.sessions.find(id)).toBeUndefined();
    await undo();
    expect(window.sessions.find(id)).toBeUndefined();
    await webview.say({ type: "openConversation", id });
    expect(webview.view.earlierSummary).toEqual(SUMMARY);
  });

  it("comes back to its own branch while another one is shown", async () => {
    const { webview, session, untilId } = await summarised();
    await remove(webview, untilId);
    const first = session.conversation.messages[0]!.id;
    const sent = webview.say({ type: "editQuestion", messageId: first, text: "Ke mana?" });
    await vi.waitFor(() => expect(window.server.chats).toHaveLength(3));
    window.server.chats[2]!.finish();
    await sent;
    await undo();
    expect(webview.view.earlierSummary).toBeUndefined();
    session.showBranch(session.conversation.messages[0]!.id, 0);
    expect(webview.view.earlierSummary).toEqual(SUMMARY);
  });

  it.each<[string, (talk: Awaited<ReturnType<typeof summarised>>) => unknown]>([
    ["another one was made", ({ webview, untilId }) => rewrite(webview, untilId)],
    ["all is read again", ({ webview, untilId }) => webview.say({ type: "readEarlier", messageId: untilId })],
    ["more is left out", ({ session }) => leaveOutAll(session)],
    ["its conversation is gone", ({ session }) => deleteHidden(session.id)],
  ])("is not put in the place of what stands there by then: %s", async (_what, change) => {
    const talk = await summarised();
    await remove(talk.webview, talk.untilId);
    await change(talk);
    const { earlierParts } = talk.session.conversation;
    await undo();
    expect(user.told).toEqual([REMOVED, NOT_PUT_BACK]);
    expect(talk.session.conversation.earlierParts).toBe(earlierParts);
    expect(window.reported).toEqual([]);
  });

  it("is still there to be put back when another window was writing", async () => {
    const { webview, session, untilId } = await summarised();
    await remove(webview, untilId);
    const other = new ConversationStore(window.folder, silentLogger);
    const elsewhere = (await other.open(session.id))!;
    const hold = elsewhere.acquire()!;
    let pressAgain: (label: string) => void = () => undefined;
    const former = press;
    user.presses = new Promise<string>((resolve) => (pressAgain = resolve));
    former("Undo");
    const busy = "Another window is writing in this conversation. Wait until it is done.";
    await vi.waitFor(() => expect(user.told).toEqual([REMOVED, busy]));
    expect(webview.view.earlierSummary).toBeUndefined();
    hold.dispose();
    pressAgain("Undo");
    await isOver;
    expect(webview.view.earlierSummary).toEqual(SUMMARY);
    await vi.waitFor(() => expect(elsewhere.conversation.earlier).toEqual({ untilId, summary: SUMMARY.text }));
    elsewhere.dispose();
    other.dispose();
  });
});

function rewrite(webview: FakeWebview, untilId: string): Promise<void> {
  return webview.say({ type: "setEarlierSummary", messageId: untilId, text: "Lain" });
}

function leaveOutAll(session: ChatSession): void {
  const untilId = session.conversation.messages.at(-1)!.id;
  session.recordBeside({ type: "earlierSet", earlier: { untilId } });
}

/** Where no panel waits for it to be restored. */
async function deleteHidden(id: string): Promise<void> {
  window.panels.dispose();
  await window.store.remove(id);
}
