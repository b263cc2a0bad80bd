/** The summary that stands in the place of earlier talk is its reader's to change. */
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { historyOf } from "../../../src/core/chat/history.ts";
import { PanelsFixture } from "../../support/panelsFixture.ts";

vi.mock("vscode", async () => (await import("../../support/fakeWebviews.ts")).vscodeWithTabs);

let window: PanelsFixture;
beforeEach(() => (window = new PanelsFixture()));
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
