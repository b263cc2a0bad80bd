/** Rows of the list of conversations, in the built panel in a real browser. */
import { describe, expect, it } from "vitest";
import { LANGUAGES } from "../../src/core/languages.ts";
import type { ConversationRow } from "../../src/shared/webviewProtocol.ts";
import { paragraph, title } from "../../tools/tiny-model/declaration.ts";
import { panelConversation } from "../support/panelConversation.ts";
import { EMPTY_VIEW } from "../support/panelPage.ts";
import { panelPagesForThisFile } from "../support/panelPagesForThisFile.ts";

const pages = panelPagesForThisFile();

/** One in each language, every second with the words that were found. */
const ROWS: readonly ConversationRow[] = LANGUAGES.map(({ tag }, index) => ({
  id: tag,
  title: title(tag),
  isPinned: false,
  isRunning: false,
  changedAtMs: Date.now() - index * 1000,
  ...(index % 2 === 0 ? {} : { snippet: paragraph(tag, "1/1") }),
}));

const BOXES = `[...document.querySelectorAll(".conversation-item")].map((item) => {
  const { top, height } = item.getBoundingClientRect();
  return [top, height];
})`;

describe.each([240, 600])("In a panel of %i px", (widthPx) => {
  it("no row moves or grows when a title is rewritten, in any script", async () => {
    const panel = await pages.open({ widthPx, heightPx: 900 });
    const { page } = panel;
    await page.getByRole("button", { name: "Conversations" }).click();
    await panel.say({ type: "conversations", query: "", rows: ROWS });
    await page
      .locator(".conversation-item")
      .nth(ROWS.length - 1)
      .waitFor();
    const before = await page.evaluate(BOXES);
    for (let index = 0; index < ROWS.length; index += 1) {
      await page.locator(".conversation-open").nth(index).focus();
      await page.keyboard.press("F2");
      await page.locator(".rename-field").waitFor();
      expect(await page.evaluate(BOXES)).toEqual(before);
      await page.keyboard.press("Escape");
      await page.locator(".rename-field").waitFor({ state: "detached" });
      expect(await page.evaluate(BOXES)).toEqual(before);
    }
    await panel.close();
  });
});

it("the panel's head stays as high when its title is rewritten", async () => {
  const panel = await pages.open();
  const height = () => panel.page.locator(".panel-header").evaluate("(head) => head.getBoundingClientRect().height");
  for (const { tag } of LANGUAGES) {
    const view = { ...EMPTY_VIEW, conversationId: tag, title: title(tag), messages: panelConversation(tag) };
    await panel.say({ type: "snapshot", view });
    await expect.poll(() => panel.page.locator("h1").textContent()).toBe(title(tag));
    const before = await height();
    await panel.page.locator("h1").dblclick();
    await panel.page.locator(".rename-field").waitFor();
    expect(await height()).toBe(before);
    await panel.page.keyboard.press("Escape");
  }
  await panel.close();
});
