/**
 * How the built panel looks in each language, with its own words and a conversation in that language. With the fonts of the
 * baselines pixels are compared; with others only what does not depend on fonts. The tests' names say which.
 */
import { afterAll, describe, expect, it } from "vitest";
import { IS_UPDATING, LookBaselines } from "../support/lookBaselines.ts";
import { gapsPx, layoutFaults, lineHeightRatio, visibleParts } from "../support/panelLayout.ts";
import { openLook, type PanelLook } from "../support/panelLook.ts";
import { PanelPages, type PanelPage } from "../support/panelPage.ts";

/** A side bar as it opens, and the narrowest one for the scripts with the longest words; never a language twice in a theme. */
const LOOKS: readonly PanelLook[] = [
  { language: "my", theme: "dark", widthPx: 400 },
  { language: "my", theme: "light", widthPx: 240 },
  { language: "en", theme: "light", widthPx: 400 },
  { language: "id", theme: "dark", widthPx: 400 },
  { language: "km", theme: "light", widthPx: 400 },
  { language: "km", theme: "dark", widthPx: 240 },
  { language: "lo", theme: "dark", widthPx: 400 },
  { language: "ms", theme: "light", widthPx: 400 },
  { language: "zh-Hans", theme: "highContrast", widthPx: 400 },
  { language: "fil", theme: "light", widthPx: 400 },
  { language: "ta", theme: "dark", widthPx: 400 },
  { language: "ta", theme: "light", widthPx: 240 },
  { language: "th", theme: "light", widthPx: 400 },
  { language: "th", theme: "dark", widthPx: 240 },
  { language: "vi", theme: "dark", widthPx: 400 },
];

const PARTS = [
  ...["bubble", "question-footer", "thought", "h2", "p", "ul", "div", "div", "p", "blockquote", "answer-footer"],
  ...["chip", "chip", "textarea", "thinking-switch", "answer-language", "icon-button", "send"],
];

/** What must stand between lines for vowels and tone marks above and below them; 1.5 where there are none. */
const LINE_HEIGHT_RATIOS: Readonly<Record<string, number>> = {
  my: 1.8,
  km: 1.8,
  lo: 1.8,
  th: 1.8,
  ta: 1.8,
  "zh-Hans": 1.65,
};

/** Of the pixels. Two runs differ in none; the least of the spoiled styles below, the cut button, in five times as many. */
const TOLERANCE = 0.0005;

const pages = await PanelPages.start();
const baselines = await LookBaselines.open(pages);
const means = baselines.areComparable
  ? "by its layout and pixel by pixel"
  : "by its layout alone, since fonts or browser are not those of the pictures";

afterAll(() => pages.stop());

describe(`The panel is compared ${means}`, () => {
  it.each(LOOKS)("in $language, $theme, $widthPx px wide", async (look) => {
    const panel = await openLook(pages, look);
    expect(await visibleParts(panel.page)).toEqual(PARTS);
    expect(await layoutFaults(panel.page)).toEqual([]);
    expect(await lineHeightRatio(panel.page)).toBe(LINE_HEIGHT_RATIOS[look.language] ?? 1.5);
    expect(await gapsPx(panel.page)).toEqual([4, 8, 16]);
    if (IS_UPDATING) await baselines.keep(panel, look);
    if (baselines.areComparable) {
      const share = await baselines.differentShare(panel, look, TOLERANCE);
      expect(share, "share of different pixels; see artifacts/looks").toBeLessThanOrEqual(TOLERANCE);
    }
    await panel.close();
  });
});

const SPOILED: readonly (readonly [string, string])[] = [
  ["lines of Khmer closer together", ":lang(km) { line-height: 1.2 }"],
  ["no gap between the parts of an answer", ".answer { gap: 0 }"],
  ["a button that is cut off", ".thinking-switch { width: 40px; overflow: hidden; white-space: nowrap }"],
];

describe("What would be spoiled is seen:", () => {
  const look: PanelLook = { language: "km", theme: "light", widthPx: 400 };

  /** Through the style sheet's own interface: the panel's policy forbids styles from elsewhere. */
  async function spoil({ page }: PanelPage, rule: string): Promise<void> {
    await page.evaluate(`{
      const [sheet] = document.styleSheets;
      sheet.insertRule(${JSON.stringify(rule)}, sheet.cssRules.length);
    }`);
  }

  async function layoutOf({ page }: PanelPage): Promise<unknown> {
    return { faults: await layoutFaults(page), ratio: await lineHeightRatio(page), gapsPx: await gapsPx(page) };
  }

  it.each(SPOILED)("%s", async (_, rule) => {
    const panel = await openLook(pages, look);
    const layout = await layoutOf(panel);
    await spoil(panel, rule);
    expect(await layoutOf(panel)).not.toEqual(layout);
    // All may differ: nothing is left behind.
    if (baselines.areComparable) expect(await baselines.differentShare(panel, look, 1)).toBeGreaterThan(TOLERANCE);
    await panel.close();
  });
});
