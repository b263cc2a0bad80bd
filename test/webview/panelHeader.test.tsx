/** The panel's head: the title of what is shown, and what can be done with it. */
import { afterEach, describe, expect, it } from "vitest";
import { fill, press } from "./support/keyboard.ts";
import { PanelHarness, question } from "./support/panelHarness.tsx";

let panel: PanelHarness;

afterEach(() => {
  panel.unmount();
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

  it.each(["Enter", "Escape"])("has the keyboard again after renaming that ended with %s", async (key) => {
    panel = await new PanelHarness().open({ title: "เดิม", messages: [question("q", "x")] });
    await panel.click(panel.button("More"));
    await panel.click(panel.button("Rename"));
    await press(key);
    expect(document.activeElement).toBe(panel.button("More"));
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
