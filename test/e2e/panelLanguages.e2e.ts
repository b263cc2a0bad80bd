/** The built panel in a real browser, under its own policy, with its words in each language. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { LANGUAGES } from "../../src/core/languages.ts";
import { CATALOGUES } from "../../src/shared/messages/catalogues.ts";
import { PanelPages } from "../support/panelPage.ts";

let pages: PanelPages;

beforeAll(async () => {
  pages = await PanelPages.start();
});

afterAll(() => pages.stop());

const TRANSLATED = LANGUAGES.filter(({ tag }) => tag in CATALOGUES).map(({ tag }) => tag);

it.each(TRANSLATED)("The panel speaks %s, and says so to fonts and screen readers", async (language) => {
  const panel = await pages.open({ language, widthPx: 240 });
  const { page } = panel;
  const words = CATALOGUES[language]!;
  expect(await page.locator("html").getAttribute("lang")).toBe(language);
  expect(await page.locator("textarea").first().getAttribute("placeholder")).toBe(words["panel.placeholder"]);
  expect(await page.getByText(words["panel.welcomeTitle"]).count()).toBe(1);
  expect(await page.getByRole("button", { name: words["action.newChat"], exact: true }).count()).toBe(1);
  expect(await page.evaluate("document.documentElement.scrollWidth <= innerWidth")).toBe(true);
  await panel.close();
});
