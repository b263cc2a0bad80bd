import { act } from "preact/test-utils";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { ConversationRow } from "../../src/shared/webviewProtocol.ts";
import { answer, PanelHarness, question } from "./support/panelHarness.tsx";
import { SAMPLES } from "./support/samples.ts";

const NOW_MS = new Date(2026, 10, 28, 12, 0).getTime();
const HOUR_MS = 3_600_000;

let panel: PanelHarness;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date"], now: NOW_MS });
});

afterEach(() => {
  panel.unmount();
  vi.useRealTimers();
});

function row(id: string, title: string, more: Partial<ConversationRow> = {}): ConversationRow {
  return { id, title, isPinned: false, changedAtMs: NOW_MS - HOUR_MS, isRunning: false, ...more };
}

const ROWS = [
  row("old", "Bản tuyên ngôn", { changedAtMs: new Date(2026, 8, 3).getTime() }),
  row("new", "คำถามเรื่องสิทธิ"),
  row("pinned", "លិខិតស្នាម", { isPinned: true, changedAtMs: NOW_MS - 900 * HOUR_MS }),
  row("before", "မနေ့က", { changedAtMs: NOW_MS - 24 * HOUR_MS, isRunning: true }),
];

async function openList(rows: readonly ConversationRow[] = ROWS): Promise<void> {
  panel = await new PanelHarness().open({ conversationId: "new", messages: [question("q", "x")] });
  panel.button("Conversations").focus();
  await panel.click(panel.button("Conversations"));
  await panel.say({ type: "conversations", query: "", rows });
}

/** Presses a key where the keyboard is; false when the panel took it. */
async function press(key: string, init: KeyboardEventInit = {}): Promise<boolean> {
  const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...init });
  await act(() => {
    document.activeElement?.dispatchEvent(event);
  });
  return !event.defaultPrevented;
}

async function fill(input: HTMLInputElement, value: string): Promise<void> {
  await act(() => {
    input.value = value;
    input.dispatchEvent(new Event("input", { bubbles: true }));
  });
}

function titles(): (string | undefined)[] {
  return Array.from(panel.root.querySelectorAll(".conversation-title"), ({ textContent }) => textContent);
}

function focusedTitle(): string | undefined {
  return document.activeElement?.querySelector(".conversation-title")?.textContent;
}

const search = () => panel.find("input[type=search]") as HTMLInputElement;

describe("The list of conversations", () => {
  it("is asked for, stands in groups, and covers the conversation without taking it away", async () => {
    await openList();
    expect(panel.postedOf("listConversations")).toEqual([{ type: "listConversations", query: "" }]);
    expect(Array.from(panel.root.querySelectorAll(".conversations h2"), (h) => h.textContent)).toEqual([
      "Pinned",
      "Today",
      "Yesterday",
      "September 2026",
    ]);
    expect(titles()).toEqual(["លិខិតស្នាម", "คำถามเรื่องสิทธิ", "မနေ့က", "Bản tuyên ngôn"]);
    expect(panel.find(".panel-front").hasAttribute("inert")).toBe(true);
    expect(panel.root.querySelector(".message.user")).not.toBeNull();
    expect(document.activeElement).toBe(search());
  });

  it("shows which one is open, which one runs, and when each changed", async () => {
    await openList();
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
    await openList(SAMPLES.map(({ lang, short }) => row(lang, short)));
    const langs = Array.from(panel.root.querySelectorAll<HTMLElement>(".conversation-title"), ({ lang }) => lang);
    expect(langs).toEqual(SAMPLES.map(({ lang }) => (["en", "id", "ms", "fil", "vi"].includes(lang) ? "" : lang)));
  });

  it("goes back with Escape, and the keyboard to the button that opened it", async () => {
    await openList();
    expect(await press("Escape", { isComposing: true })).toBe(true);
    await press("Escape");
    expect(panel.root.querySelector(".conversations")).toBeNull();
    expect(panel.postedOf("closeConversations")).toHaveLength(1);
    expect(document.activeElement).toBe(panel.button("Conversations"));
  });

  it("does not stop an answer with the Escape that closes it", async () => {
    await openList();
    await panel.say({ type: "messageAdded", message: answer("a", "x", { state: "streaming" }) });
    await press("Escape");
    expect(panel.postedOf("stop")).toEqual([]);
  });

  it("makes way when the host wants the keyboard in the composer: for a new chat, or text added from an editor", async () => {
    await openList();
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
    await openList([]);
    expect(panel.find(".conversations-note").textContent).toContain("No conversations yet");
  });

  it("imports", async () => {
    await openList();
    await panel.click(panel.button("Import..."));
    expect(panel.postedOf("importConversation")).toHaveLength(1);
  });
});

describe("Searching conversations", () => {
  it("asks when typing rests, marks what was found, and says when there is nothing", async () => {
    await openList();
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
    await openList();
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

describe("The keyboard in the list", () => {
  it("moves with the arrows, Home and End, and one row alone is in the Tab order", async () => {
    await openList();
    const visited = [];
    for (const key of ["ArrowDown", "ArrowDown", "End", "ArrowDown", "ArrowUp", "Home"]) {
      await press(key);
      visited.push(focusedTitle());
    }
    expect(visited).toEqual(["លិខិតស្នាម", "คำถามเรื่องสิทธิ", "Bản tuyên ngôn", "Bản tuyên ngôn", "မနေ့က", "លិខិតស្នាម"]);
    const tabbable = panel.root.querySelectorAll('.conversation-open[tabindex="0"]');
    expect(Array.from(tabbable, (button) => button.textContent)).toEqual([document.activeElement?.textContent]);
    await press("ArrowUp");
    expect(document.activeElement).toBe(search());
  });

  it("opens with a click, or with Enter as every button", async () => {
    await openList();
    await press("ArrowDown");
    await panel.click(document.activeElement as HTMLElement);
    expect(panel.postedOf("openConversation")).toEqual([{ type: "openConversation", id: "pinned" }]);
    expect(panel.root.querySelector(".conversations")).toBeNull();
    expect(document.activeElement).toBe(panel.textarea);
  });

  it("renames with F2: Enter keeps the title, but not the Enter of an input method, and Escape does not", async () => {
    await openList();
    await press("ArrowDown");
    await press("F2");
    const field = document.activeElement as HTMLInputElement;
    await fill(field, " ចំណងជើងថ្មី ");
    await press("Enter", { isComposing: true });
    expect(panel.postedOf("renameConversation")).toEqual([]);
    await press("Enter");
    expect(panel.postedOf("renameConversation")).toEqual([
      { type: "renameConversation", id: "pinned", title: "ចំណងជើងថ្មី" },
    ]);
    expect(focusedTitle()).toBe("លិខិតស្នាម");
    await press("F2");
    await fill(document.activeElement as HTMLInputElement, "x");
    await press("Escape");
    expect(panel.postedOf("renameConversation")).toHaveLength(1);
    expect(panel.root.querySelector(".conversations")).not.toBeNull();
  });

  it("keeps a row in its place, with all that stands in it, while its title is rewritten", async () => {
    await openList();
    await press("ArrowDown");
    await press("ArrowDown");
    await press("F2");
    await fill(document.activeElement as HTMLInputElement, "คำถามใหม่");
    const latest = ROWS.map((one) => (one.id === "new" ? one : { ...one, changedAtMs: NOW_MS, isPinned: false }));
    await panel.say({ type: "conversations", query: "", rows: latest });
    const item = document.activeElement!.closest("li")!;
    expect(Array.from(panel.root.querySelectorAll("li")).indexOf(item)).toBe(1);
    expect(item.querySelector(".conversation-time")?.textContent).toBe("1h ago");
    expect((document.activeElement as HTMLInputElement).value).toBe("คำถามใหม่");
    await press("Enter");
    expect(panel.postedOf("renameConversation")).toMatchObject([{ id: "new", title: "คำถามใหม่" }]);
    expect(titles().at(-1)).toBe("คำถามเรื่องสิทธิ");
  });

  it("deletes with Delete, and goes on with the next row", async () => {
    await openList();
    await press("ArrowDown");
    await press("Delete");
    expect(panel.postedOf("deleteConversation")).toEqual([{ type: "deleteConversation", id: "pinned" }]);
    expect(focusedTitle()).toBe("คำถามเรื่องสิทธิ");
  });

  it("renames and deletes also from the row's menu button, and from its open menu", async () => {
    await openList();
    await press("ArrowDown");
    const more = document
      .activeElement!.closest("li")!
      .querySelector<HTMLElement>(".icon-button, .menu-button, button[aria-haspopup]")!;
    more.focus();
    await press("F2");
    expect(document.activeElement).toBeInstanceOf(HTMLInputElement);
    await press("Escape");
    more.focus();
    await panel.click(more);
    await press("F2");
    expect(panel.root.querySelector("[role=menu]")).toBeNull();
    expect(document.activeElement).toBeInstanceOf(HTMLInputElement);
    await press("Escape");
    await panel.click(more);
    await press("Delete");
    expect(panel.root.querySelector("[role=menu]")).toBeNull();
    expect(panel.postedOf("deleteConversation")).toEqual([{ type: "deleteConversation", id: "pinned" }]);
  });

  it("keeps the keyboard when a row moves to another group, and when the last one goes", async () => {
    await openList();
    await press("ArrowDown");
    await panel.say({
      type: "conversations",
      query: "",
      rows: ROWS.map((one) => ({ ...one, isPinned: one.id !== "pinned" })),
    });
    expect(document.activeElement?.closest(".conversations-body li")).not.toBeNull();
    await panel.say({ type: "conversations", query: "", rows: [] });
    expect(document.activeElement).toBe(panel.find(".conversations input"));
  });

  it("empties the search with the first Escape, and closes with the second", async () => {
    await openList();
    const search = panel.find(".conversations input") as HTMLInputElement;
    await fill(search, "มนุษย");
    await press("Escape");
    expect(search.value).toBe("");
    await press("Escape");
    expect(panel.root.querySelector(".conversations")).toBeNull();
  });

  it("deletes letters and no conversation where a title is rewritten", async () => {
    await openList();
    await press("ArrowDown");
    await press("F2");
    await press("Delete");
    expect(panel.postedOf("deleteConversation")).toEqual([]);
  });
});

describe("A row's menu", () => {
  it.each([
    ["Unpin", { type: "pinConversation", id: "pinned", isPinned: false }],
    ["Export...", { type: "exportConversation", id: "pinned" }],
    ["Delete", { type: "deleteConversation", id: "pinned" }],
  ])("%s", async (label, message) => {
    await openList();
    await panel.click(panel.button("More about “លិខិតស្នាម”"));
    await panel.click(panel.button(label));
    expect(panel.posted).toContainEqual(message);
  });

  it("says which keys do the same, where they do", async () => {
    await openList();
    await panel.click(panel.button("More about “លិខិតស្នាម”"));
    const items = Array.from(panel.root.querySelectorAll<HTMLElement>("[role=menuitem]"));
    expect(items.map((item) => item.getAttribute("aria-keyshortcuts"))).toEqual([null, "F2", null, "Delete"]);
    expect(items.map(({ dataset }) => dataset.keyCap)).toEqual([undefined, "F2", undefined, "Del"]);
  });

  it("is moved through with the arrows, and Escape closes it alone", async () => {
    await openList();
    const button = panel.button("More about “លិខិតស្នាម”");
    await panel.click(button);
    const seen = [];
    for (const key of ["ArrowDown", "End", "ArrowDown", "ArrowUp"]) {
      seen.push(document.activeElement?.textContent);
      await press(key);
    }
    expect(seen).toEqual(["Unpin", "Rename", "Delete", "Unpin"]);
    await press("Escape");
    expect(panel.root.querySelector("[role=menu]")).toBeNull();
    expect(document.activeElement).toBe(button);
    expect(panel.root.querySelector(".conversations")).not.toBeNull();
  });
});

describe("The panel's head", () => {
  it("has the title, in the fonts of its script", async () => {
    panel = await new PanelHarness().open({ title: "မေးခွန်းများ" });
    expect([panel.find("h1").textContent, panel.find("h1").lang]).toEqual(["မေးခွန်းများ", "my"]);
  });

  it("renames in place", async () => {
    panel = await new PanelHarness().open({ title: "เดิม", messages: [question("q", "x")] });
    await panel.click(panel.button("More"));
    await panel.click(panel.button("Rename"));
    await fill(document.activeElement as HTMLInputElement, "ใหม่");
    await press("Enter");
    expect(panel.postedOf("renameConversation")).toEqual([{ type: "renameConversation", id: "c", title: "ใหม่" }]);
  });

  it("pins, exports and deletes what it shows, without the list", async () => {
    panel = await new PanelHarness().open({ title: "ສະບາຍດີ", messages: [question("q", "x")] });
    for (const label of ["Pin", "Export...", "Delete"]) {
      await panel.click(panel.button("More"));
      await panel.click(panel.button(label));
    }
    expect(panel.posted.filter(({ type }) => type.endsWith("Conversation"))).toEqual([
      { type: "pinConversation", id: "c", isPinned: true },
      { type: "exportConversation", id: "c" },
      { type: "deleteConversation", id: "c" },
    ]);
    await panel.snapshot({ isPinned: true, messages: [question("q", "x")] });
    await panel.click(panel.button("More"));
    await panel.click(panel.button("Unpin"));
    expect(panel.postedOf("pinConversation").at(-1)).toEqual({ type: "pinConversation", id: "c", isPinned: false });
  });

  it("offers nothing to do with a conversation before anything was asked", async () => {
    panel = await new PanelHarness().open({});
    await panel.click(panel.button("More"));
    const items = Array.from(panel.root.querySelectorAll("[role=menuitem]"), ({ textContent }) => textContent);
    expect(items).toEqual(["Open in Editor", "Open in New Window"]);
  });

  it.each([
    ["Open in Editor", "editor"],
    ["Open in New Window", "window"],
  ])("%s", async (label, place) => {
    panel = await new PanelHarness().open({});
    await panel.click(panel.button("More"));
    await panel.click(panel.button(label));
    expect(panel.postedOf("openElsewhere")).toEqual([{ type: "openElsewhere", place }]);
  });

  it("begins a new chat", async () => {
    panel = await new PanelHarness().open({});
    await panel.click(panel.button("New Chat"));
    expect(panel.postedOf("newChat")).toHaveLength(1);
  });
});
