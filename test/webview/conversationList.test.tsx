/** The list of conversations: what it shows, finds and says. */
import { act } from "preact/test-utils";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { fill, press } from "./support/keyboard.ts";
import { openConversationList, row, ROWS, stopClock, titlesOf } from "./support/openConversationList.ts";
import { answer, PanelHarness, question } from "./support/panelHarness.tsx";
import { SAMPLES } from "./support/samples.ts";

let panel: PanelHarness;

beforeEach(stopClock);

afterEach(() => {
  panel.unmount();
  vi.useRealTimers();
});

const search = () => panel.find("input[type=search]") as HTMLInputElement;

describe("The list of conversations", () => {
  it("is asked for, stands in groups, and covers the conversation without taking it away", async () => {
    panel = await openConversationList();
    expect(panel.postedOf("listConversations")).toEqual([{ type: "listConversations", query: "" }]);
    expect(Array.from(panel.root.querySelectorAll(".conversations h2"), (h) => h.textContent)).toEqual([
      "Pinned",
      "Today",
      "Yesterday",
      "September 2026",
    ]);
    expect(titlesOf(panel)).toEqual(["លិខិតស្នាម", "คำถามเรื่องสิทธิ", "မနေ့က", "Bản tuyên ngôn"]);
    expect(panel.find(".panel-front").hasAttribute("inert")).toBe(true);
    expect(panel.root.querySelector(".message.user")).not.toBeNull();
    expect(document.activeElement).toBe(search());
  });

  it("shows which one is open, which one runs, and when each changed", async () => {
    panel = await openConversationList();
    const items = Array.from(panel.root.querySelectorAll(".conversation-item"));
    expect(items.map((item) => item.querySelector("[aria-current=true]") !== null)).toEqual([
      false,
      true,
      false,
      false,
    ]);
    expect(items.map((item) => item.querySelector(".running")?.getAttribute("aria-label"))).toEqual([
      undefined,
      undefined,
      "An answer is being written",
      undefined,
    ]);
    expect(items[1]?.querySelector(".conversation-time")?.textContent).toBe("1h ago");
    expect(items[3]?.querySelector(".conversation-time")?.textContent).toBe("Sep 3, 2026");
  });

  it("gives each title the fonts of its script", async () => {
    panel = await openConversationList(SAMPLES.map(({ lang, short }) => row(lang, short)));
    const langs = Array.from(panel.root.querySelectorAll<HTMLElement>(".conversation-title"), ({ lang }) => lang);
    expect(langs).toEqual(SAMPLES.map(({ lang }) => (["en", "id", "ms", "fil", "vi"].includes(lang) ? "" : lang)));
  });

  it("goes back with Escape, and the keyboard to the button that opened it", async () => {
    panel = await openConversationList();
    expect(await press("Escape", { isComposing: true })).toBe(true);
    await press("Escape");
    expect(panel.root.querySelector(".conversations")).toBeNull();
    expect(panel.postedOf("closeConversations")).toHaveLength(1);
    expect(document.activeElement).toBe(panel.button("Conversations"));
  });

  it("does not stop an answer with the Escape that closes it", async () => {
    panel = await openConversationList();
    await panel.say({ type: "messageAdded", message: answer("a", "x", { state: "streaming" }) });
    await press("Escape");
    expect(panel.postedOf("stop")).toEqual([]);
  });

  it("makes way when the host wants the keyboard in the composer: for a new chat, or text added from an editor", async () => {
    panel = await openConversationList();
    await panel.say({ type: "focusComposer" });
    expect(panel.root.querySelector(".conversations")).toBeNull();
    expect(document.activeElement).toBe(panel.textarea);
  });

  it("opens when the host says so, with the keyboard in its search, also where it was open", async () => {
    panel = await new PanelHarness().open({ conversationId: "new", messages: [question("q", "x")] });
    await panel.say({ type: "showConversations" });
    await panel.say({ type: "conversations", query: "", rows: ROWS });
    expect(document.activeElement).toBe(search());
    await press("ArrowDown");
    await panel.say({ type: "showConversations" });
    expect(document.activeElement).toBe(search());
  });

  it("says so when there is none", async () => {
    panel = await openConversationList([]);
    expect(panel.find(".conversations-note").textContent).toContain("No conversations yet");
  });

  it("imports", async () => {
    panel = await openConversationList();
    await panel.click(panel.button("Import..."));
    expect(panel.postedOf("importConversation")).toHaveLength(1);
  });
});

describe("Searching conversations", () => {
  it("asks when typing rests, marks what was found, and says when there is nothing", async () => {
    panel = await openConversationList();
    await fill(search(), "สิ");
    await fill(search(), "สิทธิ");
    await act(() => void vi.advanceTimersByTime(200));
    expect(panel.postedOf("listConversations").slice(1)).toEqual([{ type: "listConversations", query: "สิทธิ" }]);
    const snippet = "คนทุกคนมีสิทธิในการดำรงชีวิต";
    await panel.say({ type: "conversations", query: "สิทธิ", rows: [row("new", "คำถามเรื่องสิทธิ", { snippet })] });
    expect(Array.from(panel.root.querySelectorAll("mark"), ({ textContent }) => textContent)).toEqual(["สิทธิ", "สิทธิ"]);
    expect(panel.find(".conversation-snippet").textContent).toBe(snippet);
    await panel.say({ type: "conversations", query: "สิทธิ", rows: [] });
    expect(panel.find(".conversations-note").textContent).toBe("Nothing found for “สิทธิ”.");
  });
});

describe("What a list says", () => {
  const note = () => panel.find(".conversations-note").textContent;

  it("is of the search whose rows it shows, and nothing before there are any", async () => {
    panel = await new PanelHarness().open({ conversationId: "new", messages: [question("q", "x")] });
    await panel.click(panel.button("Conversations"));
    expect(note()).toBe("");
    await panel.say({ type: "conversations", query: "", rows: [] });
    expect(note()).toMatch(/^No conversations yet/u);
    await panel.say({ type: "conversations", query: "", rows: ROWS });
    await fill(search(), "မနေ့က");
    expect(note()).toBe("");
    await panel.say({ type: "conversations", query: "မနေ့က", rows: [] });
    await fill(search(), "");
    expect(note()).toBe("Nothing found for “မနေ့က”.");
    await panel.say({ type: "conversations", query: "", rows: ROWS });
    expect(note()).toBe("");
  });

  it("is not of the last search when it is opened again", async () => {
    panel = await openConversationList();
    await panel.say({ type: "conversations", query: "မနေ့က", rows: ROWS.slice(0, 1) });
    await panel.click(panel.button("Back"));
    await panel.click(panel.button("Conversations"));
    expect(panel.root.querySelectorAll(".conversation-item")).toHaveLength(0);
    await panel.say({ type: "conversations", query: "", rows: ROWS });
    await panel.click(panel.button("Back"));
    await panel.click(panel.button("Conversations"));
    expect(panel.root.querySelectorAll(".conversation-item")).toHaveLength(ROWS.length);
  });
});
