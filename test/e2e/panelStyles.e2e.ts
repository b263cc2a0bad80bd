/** What the style sheet alone decides, in the built panel in a real browser. */
import { describe, expect, it } from "vitest";
import type { ModelView } from "../../src/shared/webviewProtocol.ts";
import { paragraph, title } from "../../tools/tiny-model/declaration.ts";
import { decodePng } from "../support/imageComparison.ts";
import { panelConversation } from "../support/panelConversation.ts";
import type { PanelPageOptions } from "../support/panelPage.ts";
import { panelPagesForThisFile } from "../support/panelPagesForThisFile.ts";
import { PANEL_THEMES } from "../support/panelThemes.ts";

const pages = panelPagesForThisFile();

const LOADED = { name: "Qwen-SEA-LION-v4-32B-IT", detail: "CPU", queued: 0, facts: [] };

const STATES: readonly ModelView[] = [
  { kind: "stopped", name: LOADED.name },
  { kind: "loading", name: LOADED.name, percent: 43 },
  { kind: "ready", ...LOADED },
  { kind: "busy", ...LOADED },
  { kind: "failed", name: LOADED.name, error: { message: "It could not be read.", actions: [] } },
];

interface DotLook {
  readonly colour: string;
  readonly shape: string;
}

const DOT_LOOK = `(() => {
  const { color, backgroundColor, borderRadius, rotate } = getComputedStyle(document.querySelector(".dot"));
  return { colour: color + backgroundColor, shape: borderRadius + rotate };
})()`;

describe("The dot before the model's name", () => {
  async function looks(options: PanelPageOptions): Promise<DotLook[]> {
    const panel = await pages.open(options);
    const found: DotLook[] = [];
    for (const model of STATES) {
      await panel.say({ type: "modelChanged", model });
      found.push(await panel.page.evaluate(DOT_LOOK));
    }
    await panel.close();
    return found;
  }

  it.each(PANEL_THEMES)(
    "has another colour in each state, and another shape for ready than for busy: %s",
    async (theme) => {
      const found = await looks({ theme });
      expect(new Set(found.map(({ colour }) => colour)).size).toBe(STATES.length);
      expect(found[3]?.shape).not.toBe(found[2]?.shape);
    },
  );

  it("has another shape for ready than for busy where the system's colours count", async () => {
    const found = await looks({ forcedColors: true });
    expect(found[3]?.shape).not.toBe(found[2]?.shape);
  });
});

it("Comments in code are upright: letters of most scripts are bent when they are slanted", async () => {
  const text = `\`\`\`py\n# ${paragraph("th", "3/1")}\nx = 1\n\`\`\`\n`;
  const panel = await pages.open({ view: { messages: [{ id: "a", role: "assistant", text, state: "complete" }] } });
  await panel.page.locator(".hljs-comment").waitFor();
  expect(await panel.page.evaluate('getComputedStyle(document.querySelector(".hljs-comment")).fontStyle')).toBe(
    "normal",
  );
  await panel.close();
});

it.each(PANEL_THEMES)("The ring of what has the keyboard is whole at the edges of a message: %s", async (theme) => {
  const panel = await pages.open({ theme, view: { messages: panelConversation("th").slice(0, 1) } });
  await panel.page.getByRole("button", { name: "Edit Question" }).click();
  const field = panel.page.locator(".question-editor textarea");
  await expect
    .poll(() => panel.page.evaluate('document.activeElement.matches(".question-editor textarea")'))
    .toBe(true);
  // The ring is one pixel wide and one away: it stands in the four around the field.
  const aroundPx = 4;
  const box = (await field.boundingBox())!;
  const [x, y] = [Math.floor(box.x) - aroundPx, Math.floor(box.y) - aroundPx];
  const [width, height] = [Math.ceil(box.width) + 2 * aroundPx, Math.ceil(box.height) + 2 * aroundPx];
  const decoder = await pages.emptyPage();
  const { rgba } = await decodePng(decoder, await panel.page.screenshot({ clip: { x, y, width, height } }));
  const colorAt = (column: number, row: number) => {
    const at = 4 * (row * width + column);
    return `rgb(${rgba.subarray(at, at + 3).join(", ")})`;
  };
  const [middle, centre] = [Math.floor(width / 2), Math.floor(height / 2)];
  const steps = Array.from({ length: aroundPx }, (_, step) => step);
  const sides = [
    steps.map((step) => colorAt(middle, step)),
    steps.map((step) => colorAt(middle, height - 1 - step)),
    steps.map((step) => colorAt(step, centre)),
    steps.map((step) => colorAt(width - 1 - step, centre)),
  ];
  const ring = await panel.page.evaluate<string>("getComputedStyle(document.activeElement).outlineColor");
  for (const side of sides) expect(side).toContain(ring);
  await decoder.close();
  await panel.close();
});

it("Buttons with a picture stand on one line, those with a menu, too", async () => {
  const messages = panelConversation("my").slice(-2);
  const panel = await pages.open({ language: "my", view: { title: title("my"), messages } });
  for (const row of [".panel-header", ".answer-footer", ".composer-tools"]) {
    await panel.page.locator(`${row} .icon-button .icon`).first().waitFor({ state: "attached" });
    const middles = await panel.page.evaluate<number[]>(`(() => {
      const icons = [...document.querySelectorAll(${JSON.stringify(`${row} .icon-button .icon`)})];
      const boxes = icons.map((icon) => icon.getBoundingClientRect());
      return boxes.map(({ top, bottom }) => Math.round(top + bottom) / 2);
    })()`);
    expect(new Set(middles).size, `${row}: ${middles.join(", ")}`).toBe(1);
  }
  await panel.close();
});

it("A text in Latin letters has their line height in a panel that speaks a stacked script", async () => {
  const panel = await pages.open({ language: "km", view: { messages: panelConversation("km").slice(-1) } });
  const texts = [".answer > .markdown p", ".rendition .markdown p"];
  for (const text of texts) await panel.page.locator(text).first().waitFor({ state: "attached" });
  const ratios = await panel.page.evaluate(`${JSON.stringify(texts)}.map((selector) => {
    const { lineHeight, fontSize } = getComputedStyle(document.querySelector(selector));
    return parseFloat(lineHeight) / parseFloat(fontSize);
  })`);
  expect(ratios).toEqual([expect.closeTo(1.8), expect.closeTo(1.5)]);
  await panel.close();
});
