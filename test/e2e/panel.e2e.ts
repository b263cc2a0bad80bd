/** The panel by itself in a real browser: what a document without layout and without input methods cannot show. */
import { describe, expect, it } from "vitest";
import { LANGUAGES, languageOf } from "../../src/core/languages.ts";
import type { ChatFrame, ConversationRow } from "../../src/shared/webviewProtocol.ts";
import { paragraph } from "../../tools/tiny-model/declaration.ts";
import { axeViolations } from "../support/axeViolations.ts";
import type { PanelPage } from "../support/panelPage.ts";
import { panelPagesForThisFile } from "../support/panelPagesForThisFile.ts";
import { PANEL_THEMES } from "../support/panelThemes.ts";

const pages = panelPagesForThisFile();

/** Everything that the composer can show at once, in one language. */
function fullFrame(text: string): ChatFrame {
  return {
    title: text,
    isPinned: false,
    thinking: true,
    answerLanguage: "my",
    isFollowing: false,
    isSending: false,
    chips: [
      { id: "1", kind: "selection", label: "main.ts:12-40", detail: "src/main.ts", tokens: 412 },
      { id: "2", kind: "file", label: `${text.slice(0, 40)}.md`, detail: text, tokens: 12_031 },
      { id: "3", kind: "folder", label: "src/", detail: "src", problem: text.slice(0, 60) },
    ],
    gauge: {
      contextTokens: 32_768,
      systemTokens: 412,
      chipTokens: 12_443,
      historyTokens: 19_000,
      draftTokens: 120,
      answerTokens: 3072,
      isEstimate: true,
    },
    overflow: {
      neededTokens: 40_123,
      contextTokens: 32_768,
      draftLength: 1,
      ways: ["trimOldest", "summarizeEarlier", "newChat"],
    },
  };
}

/** Names of controls that cannot be seen and pressed whole: beyond the panel's edges, or without a size. */
const OUTSIDE = `[...document.querySelectorAll(".panel-header button, .composer-tools > *, .composer-tools button, .menu, .menu *")]
  .filter((element) => {
    const { left, right, top, bottom, width } = element.getBoundingClientRect();
    const isSpace = element.className === "composer-space";
    return !isSpace && (left < 0 || top < 0 || right > innerWidth + 0.5 || bottom > innerHeight + 0.5 || width < 8);
  })
  .map((element) => element.getAttribute("aria-label") ?? element.textContent)
  .concat(document.documentElement.scrollWidth > innerWidth ? ["the page is wider than the panel"] : [])`;

function outside({ page }: PanelPage): Promise<string[]> {
  return page.evaluate(OUTSIDE);
}

describe("The composer", () => {
  it.each(["en", "km", "ta"] as const)(
    "is as high as its text in %s, to a limit, without a script's help",
    async (tag) => {
      const heightPx = 800;
      const panel = await pages.open({ heightPx, language: tag });
      const textarea = panel.page.locator("textarea");
      const boxPx = () => panel.page.evaluate<number>('document.querySelector("textarea").offsetHeight');
      const emptyPx = await boxPx();
      await textarea.fill("1\n2\n3\n4");
      const fourPx = await boxPx();
      await textarea.fill("1\n".repeat(500));
      const mostPx = await boxPx();
      await textarea.fill("");
      expect(await boxPx()).toBe(emptyPx);
      expect(fourPx).toBeGreaterThan(2 * emptyPx);
      expect(mostPx).toBe(0.36 * heightPx);
      // To measure would be to lay out the page before its first picture, and with each key.
      expect(await textarea.getAttribute("style")).toBeNull();
      await panel.close();
    },
  );
});

// 200 by 400: a narrow sidebar, zoomed to 200 %.
describe.each([
  [200, 400],
  [240, 800],
  [400, 800],
  [900, 600],
])("At %i by %i pixels", (widthPx, heightPx) => {
  it.each(LANGUAGES.map(({ tag }) => [languageOf(tag).englishName, tag] as const))("all fits in %s", async (_, tag) => {
    const text = paragraph(tag, "3/1");
    const panel = await pages.open({ widthPx, heightPx, view: fullFrame(text) });
    await panel.page.locator("textarea").fill(text);
    expect(await outside(panel)).toEqual([]);
    await panel.page.getByRole("button", { name: "Add Context" }).click();
    expect(await outside(panel)).toEqual([]);
    await panel.page.keyboard.press("Escape");
    await panel.page.getByRole("button", { name: "Conversations" }).click();
    const rows: ConversationRow[] = Array.from({ length: 30 }, (__, index) => ({
      id: String(index),
      title: text,
      snippet: text,
      isPinned: false,
      isRunning: index === 1,
      changedAtMs: Date.now() - index * 5e7,
    }));
    await panel.say({ type: "conversations", query: "", rows });
    await panel.page.keyboard.press("ArrowDown");
    await panel.page.keyboard.press("End");
    await panel.page.keyboard.press("Tab");
    await panel.page.keyboard.press("Enter");
    await panel.page.getByRole("menu").waitFor();
    expect(await outside(panel)).toEqual([]);
    await panel.close();
  });
});

describe("An input method", () => {
  it.each([
    ["Mandarin", "ni hao", "你好"],
    ["Vietnamese", "tieng", "tiếng"],
    ["Burmese", "မ", "မင်္ဂလာ"],
  ])("chooses its word with Enter, and nothing is sent: %s", async (_, typed, chosen) => {
    const panel = await pages.open();
    await panel.page.locator("textarea").focus();
    const session = await panel.page.context().newCDPSession(panel.page);
    await session.send("Input.imeSetComposition", {
      text: typed,
      selectionStart: typed.length,
      selectionEnd: typed.length,
    });
    // The key as a system sends it that an input method has taken.
    await session.send("Input.dispatchKeyEvent", { type: "rawKeyDown", key: "Enter", windowsVirtualKeyCode: 229 });
    await session.send("Input.insertText", { text: chosen });
    expect(await panel.page.locator("textarea").inputValue()).toBe(chosen);
    expect((await panel.posted()).filter(({ type }) => type === "send")).toEqual([]);
    await panel.page.keyboard.press("Enter");
    expect(await panel.posted()).toContainEqual({ type: "send", text: chosen });
    await panel.close();
  });
});

describe("The keyboard", () => {
  it("completes a command, chooses the language of answers and comes back from the list", async () => {
    const panel = await pages.open({ theme: "light" });
    await panel.page.locator("textarea").focus();
    await panel.page.keyboard.type("/tr");
    await panel.say({
      type: "completions",
      word: "/tr",
      items: [{ insert: "/translate ", label: "/translate", detail: "Translate" }],
    });
    await panel.page.keyboard.press("Tab");
    expect(await panel.page.locator("textarea").inputValue()).toBe("/translate ");
    await panel.page.getByLabel("Language of answers").focus();
    await panel.page.keyboard.type("Bahasa M");
    expect(await panel.posted()).toContainEqual({ type: "setAnswerLanguage", language: "ms" });
    await panel.page.getByRole("button", { name: "Conversations" }).press("Enter");
    await panel.page.getByRole("searchbox").waitFor();
    await panel.page.keyboard.press("Escape");
    await expect
      .poll(() => panel.page.evaluate("document.activeElement.getAttribute('aria-label')"))
      .toBe("Conversations");
    await panel.close();
  });
});

describe("A list of completions", () => {
  it.each(["Home", "ArrowLeft"])("goes with the caret that leaves the word: %s", async (key) => {
    const panel = await pages.open();
    const { page } = panel;
    await page.locator("textarea").pressSequentially("ดู #");
    await expect.poll(() => panel.posted()).toContainEqual(expect.objectContaining({ type: "complete", word: "#" }));
    await panel.say({ type: "completions", word: "#", items: [{ insert: "#main.ts ", label: "main.ts", detail: "" }] });
    const options = page.locator(".completions li");
    await options.waitFor();
    await page.keyboard.press(key);
    await expect.poll(() => options.count()).toBe(0);
    await page.keyboard.press("Enter");
    expect(await panel.posted()).toContainEqual({ type: "send", text: "ดู #" });
    await panel.close();
  });
});

describe.each(PANEL_THEMES)("In the theme %s", (theme) => {
  it("the keyboard's place is always to be seen", async () => {
    const panel = await pages.open({ theme, view: fullFrame(paragraph("th", "3/1")) });
    const unseen: string[] = [];
    for (let step = 0; step < 20; step += 1) {
      await panel.page.keyboard.press("Tab");
      const mark = await panel.page.evaluate(FOCUS_MARK);
      if (mark !== "") unseen.push(mark as string);
    }
    expect(unseen).toEqual([]);
    await panel.close();
  });

  it("axe finds nothing wrong with what opens above the composer", async () => {
    const panel = await pages.open({ theme, view: fullFrame(paragraph("ta", "3/1")) });
    const { page } = panel;
    await page.locator("textarea").fill("/t");
    const items = ["/translate ", "/think"].map((insert) => ({ insert, label: insert.trim(), detail: insert }));
    await panel.say({ type: "completions", word: "/t", items });
    expect(await axeViolations(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await page.locator(".gauge").click();
    expect(await axeViolations(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Add Context" }).click();
    expect(await axeViolations(page)).toEqual([]);
    await panel.close();
  });

  it("axe finds nothing wrong with the list of conversations", async () => {
    const panel = await pages.open({ theme });
    const { page } = panel;
    await page.getByRole("button", { name: "Conversations" }).click();
    const row = { title: paragraph("km", "3/1"), snippet: paragraph("vi", "3/1"), changedAtMs: Date.now() };
    await panel.say({
      type: "conversations",
      query: "",
      rows: [
        { ...row, id: "c", isPinned: true, isRunning: true },
        { ...row, id: "d", isPinned: false, isRunning: false },
      ],
    });
    await page.getByRole("searchbox").fill("quyền");
    await page.locator("mark").first().waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("F2");
    expect(await axeViolations(page)).toEqual([]);
    await panel.close();
  });
});

/** The name of the element with the keyboard when neither its outline nor the border around the composer shows that. */
const FOCUS_MARK = `(() => {
  const element = document.activeElement;
  if (element === document.body) return "";
  const style = getComputedStyle(element);
  const focus = getComputedStyle(document.documentElement).getPropertyValue("--vscode-focusBorder");
  const probe = document.createElement("i");
  probe.style.color = focus;
  document.body.append(probe);
  const color = getComputedStyle(probe).color;
  probe.remove();
  const hasOutline = style.outlineStyle !== "none" && style.outlineColor === color;
  const composer = element.matches(".composer textarea") ? getComputedStyle(element.closest(".composer")) : undefined;
  if (hasOutline || composer?.borderTopColor === color) return "";
  return element.getAttribute("aria-label") ?? element.textContent;
})()`;

/** Where the keyboard is right after Enter has taken away the field that had it: a frame later a screen reader has named the page. */
const AFTER_ENTER = `new Promise((done) => {
  const field = document.activeElement;
  const observer = new MutationObserver(() => {
    if (!field.isConnected) done(document.activeElement.className);
  });
  observer.observe(document.body, { childList: true, subtree: true });
  field.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }));
})`;

describe("A row whose title was rewritten", () => {
  it("has the keyboard at once", async () => {
    const panel = await pages.open();
    await panel.page.getByRole("button", { name: "Conversations" }).click();
    const row: ConversationRow = { id: "r", title: "x", isPinned: false, isRunning: false, changedAtMs: Date.now() };
    await panel.say({ type: "conversations", query: "", rows: [row] });
    await panel.page.keyboard.press("ArrowDown");
    await panel.page.keyboard.press("F2");
    await panel.page.locator(".rename-field").waitFor();
    expect(await panel.page.evaluate<string>(AFTER_ENTER)).toContain("conversation-open");
    await panel.close();
  });
});
