/** Rows of the list of conversations: their keys and their menus. */
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { fill, press } from "./support/keyboard.ts";
import { NOW_MS, openConversationList, ROWS, stopClock, titlesOf } from "./support/openConversationList.ts";
import type { PanelHarness } from "./support/panelHarness.tsx";

let panel: PanelHarness;

beforeEach(stopClock);

afterEach(() => {
  panel.unmount();
  vi.useRealTimers();
});

function focusedTitle(): string | undefined {
  return document.activeElement?.querySelector(".conversation-title")?.textContent;
}

const search = () => panel.find("input[type=search]") as HTMLInputElement;

describe("The keyboard in the list", () => {
  it("moves with the arrows, Home and End, and one row alone is in the Tab order", async () => {
    panel = await openConversationList();
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
    panel = await openConversationList();
    await press("ArrowDown");
    await panel.click(document.activeElement as HTMLElement);
    expect(panel.postedOf("openConversation")).toEqual([{ type: "openConversation", id: "pinned" }]);
    expect(panel.root.querySelector(".conversations")).toBeNull();
    expect(document.activeElement).toBe(panel.textarea);
  });

  it("renames with F2: Enter keeps the title, but not the Enter of an input method, and Escape does not", async () => {
    panel = await openConversationList();
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
    panel = await openConversationList();
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
    expect(titlesOf(panel).at(-1)).toBe("คำถามเรื่องสิทธิ");
  });

  it("deletes with Delete, and goes on with the next row", async () => {
    panel = await openConversationList();
    await press("ArrowDown");
    await press("Delete");
    expect(panel.postedOf("deleteConversation")).toEqual([{ type: "deleteConversation", id: "pinned" }]);
    expect(focusedTitle()).toBe("คำถามเรื่องสิทธิ");
  });

  it("renames and deletes also from the row's menu button, and from its open menu", async () => {
    panel = await openConversationList();
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
    panel = await openConversationList();
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
    panel = await openConversationList();
    const search = panel.find(".conversations input") as HTMLInputElement;
    await fill(search, "มนุษย");
    await press("Escape");
    expect(search.value).toBe("");
    await press("Escape");
    expect(panel.root.querySelector(".conversations")).toBeNull();
  });

  it("deletes letters and no conversation where a title is rewritten", async () => {
    panel = await openConversationList();
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
    panel = await openConversationList();
    await panel.click(panel.button("More about “លិខិតស្នាម”"));
    await panel.click(panel.button(label));
    expect(panel.posted).toContainEqual(message);
  });

  it("says which keys do the same, where they do", async () => {
    panel = await openConversationList();
    await panel.click(panel.button("More about “លិខិតស្នាម”"));
    const items = Array.from(panel.root.querySelectorAll<HTMLElement>("[role=menuitem]"));
    expect(items.map((item) => item.getAttribute("aria-keyshortcuts"))).toEqual([null, "F2", null, "Delete"]);
    expect(items.map(({ dataset }) => dataset.keyCap)).toEqual([undefined, "F2", undefined, "Del"]);
  });

  it("is moved through with the arrows, and Escape closes it alone", async () => {
    panel = await openConversationList();
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
