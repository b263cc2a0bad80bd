/** The built panel in a real browser, under its own policy, with its words in each language. */
import { expect, it } from "vitest";
import { LANGUAGES } from "../../src/core/languages.ts";
import { CATALOGUES } from "../../src/shared/messages/catalogues.ts";
import { GAUGE } from "../support/panelLook.ts";
import { panelPagesForThisFile } from "../support/panelPagesForThisFile.ts";

const pages = panelPagesForThisFile();

const TRANSLATED = LANGUAGES.filter(({ tag }) => tag in CATALOGUES).map(({ tag }) => tag);

it.each(TRANSLATED)("The panel speaks %s, and says so to fonts and screen readers", async (language) => {
  const panel = await pages.open({ language, widthPx: 240 });
  const { page } = panel;
  const words = CATALOGUES[language]!;
  expect(await page.locator("html").getAttribute("lang")).toBe(language);
  expect(await page.locator("textarea").first().getAttribute("placeholder")).toBe(words["panel.placeholder"]);
  await page.getByText(words["panel.welcomeTitle"]).waitFor();
  expect(await page.getByRole("button", { name: words["action.newChat"], exact: true }).count()).toBe(1);
  expect(await page.evaluate("document.documentElement.scrollWidth <= innerWidth")).toBe(true);
  await panel.close();
});

it.each(TRANSLATED)(
  "A low and narrow panel shows in %s all of the gauge's table, and of what a search box asks for",
  async (language) => {
    const panel = await pages.open({
      language,
      widthPx: 240,
      heightPx: 400,
      view: { gauge: { ...GAUGE, isEstimate: true } },
    });
    const { page } = panel;
    await page.locator(".gauge").click();
    await page.locator(".gauge-table").waitFor();
    expect(await page.evaluate(HIDDEN_OF_TABLE_PX)).toEqual([0, 0, 0, 0, 0]);
    await page.setViewportSize({ width: 700, height: 900 });
    await expect.poll(() => page.evaluate(TABLE_ABOVE_BUTTON_PX)).toBeCloseTo(4, 1);
    await page.setViewportSize({ width: 240, height: 400 });
    await expect.poll(() => page.evaluate(HIDDEN_OF_TABLE_PX)).toEqual([0, 0, 0, 0, 0]);
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: CATALOGUES[language]!["panel.conversations"], exact: true }).click();
    await page.getByRole("searchbox").waitFor();
    expect(await page.evaluate(MISSING_FOR_PLACEHOLDER_PX)).toBe(0);
    await panel.close();
  },
);

/** Below its edge, and beyond the panel's: above, below, to the left and to the right. */
const HIDDEN_OF_TABLE_PX = `(() => {
  const table = document.querySelector(".gauge-table");
  const { top, bottom, left, right } = table.getBoundingClientRect();
  const beyond = [-top, bottom - innerHeight, -left, right - innerWidth];
  return [table.scrollHeight - table.clientHeight, ...beyond.map((px) => Math.max(0, px))];
})()`;

/** Between them: where the panel is high, the table stands beside its button. */
const TABLE_ABOVE_BUTTON_PX = `
  document.querySelector(".gauge").getBoundingClientRect().top -
  document.querySelector(".gauge-table").getBoundingClientRect().bottom`;

const MISSING_FOR_PLACEHOLDER_PX = `(() => {
  const search = document.querySelector("input[type=search]");
  const { width } = search.getBoundingClientRect();
  search.style.fieldSizing = "content";
  search.style.flex = "none";
  return Math.max(0, search.getBoundingClientRect().width - width);
})()`;
