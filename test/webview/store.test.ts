import { beforeEach, describe, expect, it } from "vitest";
import type { ChatMessageView, ChatView, HostToWebview, ModelView } from "../../src/shared/webviewProtocol.ts";
import { ChatStore, EMPTY_FRAME } from "../../webview-ui/src/store.ts";
import { ManualClock } from "./support/manualClock.ts";

const model: ModelView = { kind: "none" };
const open: ChatMessageView = { id: "a", role: "assistant", text: "", state: "streaming" };

function snapshot(seq: number, messages: readonly ChatMessageView[] = [open], more: Partial<ChatView> = {}) {
  const view = { ...EMPTY_FRAME, conversationId: "c", messages, model, ...more };
  return { type: "snapshot", seq, view } satisfies HostToWebview;
}

function delta(seq: number, text: string, channel: "text" | "thinking" = "text", messageId = "a") {
  return { type: "delta", seq, messageId, channel, text } satisfies HostToWebview;
}

describe("ChatStore", () => {
  let clock: ManualClock;
  let asked: number;
  let nowMs: number;
  let store: ChatStore;

  const shownText = () => store.entries.value.at(-1)?.view.value.text;

  beforeEach(() => {
    clock = new ManualClock();
    asked = 0;
    nowMs = 0;
    store = new ChatStore({ requestSnapshot: () => void (asked += 1), clock, now: () => nowMs });
  });

  it("shows a snapshot, then what follows it", () => {
    store.receive(snapshot(7));
    store.receive(delta(8, "สวัส"));
    store.receive(delta(9, "ดี"));
    clock.frame();
    expect(shownText()).toBe("สวัสดี");
    expect(asked).toBe(0);
  });

  it("gathers what comes between two frames and shows it at once", () => {
    store.receive(snapshot(1));
    const shown: (string | undefined)[] = [];
    store.entries.value[0]!.view.subscribe(({ text }) => shown.push(text));
    for (let seq = 2; seq < 102; seq += 1) store.receive(delta(seq, "x"));
    expect(shown).toEqual([""]);
    clock.frame();
    expect(shown).toEqual(["", "x".repeat(100)]);
  });

  it("keeps the order of text and everything else", () => {
    store.receive(snapshot(1));
    store.receive(delta(2, "half"));
    store.receive({ type: "messageChanged", seq: 3, message: { ...open, text: "half an answer", state: "stopped" } });
    clock.frame();
    expect(store.entries.value[0]?.view.value).toMatchObject({ text: "half an answer", state: "stopped" });
  });

  it("asks once for a snapshot when a message is missing, and shows nothing of what comes after the gap", () => {
    store.receive(snapshot(1));
    store.receive(delta(2, "one "));
    store.receive(delta(4, "three "));
    store.receive(delta(5, "four "));
    clock.frame();
    expect(asked).toBe(1);
    expect(shownText()).not.toContain("three");
    store.receive(snapshot(6, [{ ...open, text: "one two three four " }]));
    store.receive(delta(7, "five"));
    clock.frame(40);
    expect(shownText()).toBe("one two three four five");
  });

  it("keeps what no snapshot brings while it waits for one", () => {
    store.receive(snapshot(1));
    store.draft.value = "ต่อ";
    store.receive(delta(3, "x"));
    store.receive({ type: "draft", seq: 4, draftId: 1, text: "คำถาม" });
    store.receive({ type: "conversations", seq: 5, query: "", rows: [] });
    store.receive(snapshot(6));
    store.receive({ type: "draft", seq: 4, draftId: 1, text: "คำถาม" });
    expect(store.draft.value).toBe("คำถาม\n\nต่อ");
    expect(store.conversations.value).toEqual({ query: "", rows: [] });
    expect(asked).toBe(1);
  });

  it("asks again when the snapshot does not come", () => {
    store.receive(snapshot(1));
    store.receive(delta(3, "x"));
    nowMs = 1900;
    store.receive(delta(4, "x"));
    expect(asked).toBe(1);
    nowMs = 2100;
    store.receive(delta(5, "x"));
    expect(asked).toBe(2);
  });

  it("drops a message that it has had already", () => {
    store.receive(snapshot(1));
    store.receive(delta(2, "once"));
    store.receive(delta(2, "once"));
    clock.frame();
    expect(shownText()).toBe("once");
    expect(asked).toBe(0);
  });

  it("takes a delta or a change of a message that it does not know for a gap", () => {
    store.receive(snapshot(1));
    store.receive(delta(2, "x", "text", "unknown"));
    expect(asked).toBe(1);
    store.receive(snapshot(3));
    store.receive({ type: "messageChanged", seq: 4, message: { ...open, id: "unknown" } });
    expect(asked).toBe(2);
  });

  it("shows nothing that comes before the first snapshot", () => {
    store.receive({ type: "messageAdded", seq: 1, message: open });
    expect(store.entries.value).toEqual([]);
    expect(store.model.value).toBeUndefined();
  });

  it("grows thoughts and text apart", () => {
    store.receive(snapshot(1));
    store.receive(delta(2, "first ", "thinking"));
    store.receive(delta(3, "then", "text"));
    store.receive(delta(4, "more", "thinking"));
    clock.frame();
    expect(store.entries.value[0]?.view.value).toMatchObject({ text: "then", thought: { text: "first more" } });
  });

  it("keeps the signals of messages that a snapshot does not change", () => {
    const other = { ...open, id: "b", state: "complete" } as const;
    store.receive(snapshot(1, [other, open]));
    const [before] = store.entries.value;
    const seen: string[] = [];
    before?.view.subscribe(({ text }) => seen.push(text));
    store.receive(snapshot(2, [{ ...other }, { ...open, text: "more" }]));
    expect(store.entries.value[0]).toBe(before);
    expect(seen).toEqual([""]);
    expect(shownText()).toBe("more");
  });

  it("is generating from sending until the answer has ended", () => {
    store.receive(snapshot(1, []));
    expect(store.isGenerating.value).toBe(false);
    store.isSending.value = true;
    expect(store.isGenerating.value).toBe(true);
    store.receive({ type: "messageAdded", seq: 2, message: { ...open, state: "waiting" } });
    expect(store.isSending.value).toBe(false);
    expect(store.isGenerating.value).toBe(true);
    store.receive({ type: "messageChanged", seq: 3, message: { ...open, state: "complete" } });
    expect(store.isGenerating.value).toBe(false);
  });

  it("announces the end of an answer, and its end alone", () => {
    store.receive(snapshot(1));
    store.receive(delta(2, "text"));
    clock.frame();
    expect(store.announcement.value).toBe("");
    store.receive({ type: "messageChanged", seq: 3, message: { ...open, text: "text", state: "complete" } });
    expect(store.announcement.value).toBe("Answer ready");
    store.receive({ type: "messageAdded", seq: 4, message: { ...open, id: "b" } });
    expect(store.announcement.value).toBe("");
  });

  it("announces each end: of the same answer again, in a snapshot, and of what stands beside it", () => {
    const said: string[] = [];
    store.announcement.subscribe((text) => said.push(text));
    const done: ChatMessageView = { ...open, text: "text", state: "complete" };
    store.receive(snapshot(1));
    store.receive({ type: "messageChanged", seq: 2, message: done });
    store.receive({ type: "messageChanged", seq: 3, message: open });
    store.receive(snapshot(4, [done]));
    const rendition = { id: "r", label: "ไทย", lang: "th", text: "ข้อความ", state: "streaming" } as const;
    store.receive({ type: "messageChanged", seq: 5, message: { ...done, renditions: [rendition] } });
    const translated = { ...done, renditions: [{ ...rendition, state: "complete" as const }] };
    store.receive({ type: "messageChanged", seq: 6, message: translated });
    store.receive({ type: "messageChanged", seq: 7, message: translated });
    expect(said).toEqual(["", "Answer ready", "", "Answer ready", "", "Answer ready"]);
  });
});
