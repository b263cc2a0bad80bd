/** Ways to apply a translation, its preview, what needs a look, and hovers, as a person uses them on the packaged extension. */
import { beforeAll, describe, expect, it } from "vitest";
import { formatMessage } from "../../src/shared/messages/formatMessage.ts";
import { defaultTinyModelPath } from "../../tools/tiny-model/expand.mjs";
import { paragraph } from "../../tools/tiny-model/declaration.ts";
import { TestWorkbench } from "../support/testWorkbench.ts";
import { WorkbenchPage } from "../support/workbenchPage.ts";

const LIBERTY = "3/1";
const ASSEMBLY = "20/1";

let workbench: TestWorkbench;

beforeAll(async () => {
  const settings = { "sealion.targetLanguage": "th" };
  workbench = await TestWorkbench.start({ model: defaultTinyModelPath, settings });
});

async function openFileWith(name: string, text: string): Promise<WorkbenchPage> {
  const window = await WorkbenchPage.open(workbench, workbench.makeWorkspace({ [name]: text }));
  await window.openFile(name);
  return window;
}

describe("ways to apply", () => {
  const english = paragraph("en", LIBERTY);
  const second = paragraph("en", ASSEMBLY);

  it("asks for the way, and keeps Markdown's structure below the selection", async () => {
    const window = await openFileWith("notes.md", `- ${english}\n- ${second}\n`);
    await window.selectLine(1);
    await window.runCommand("SEA-LION: Translate Selection As...");
    await window.choose(formatMessage("translate.way.insertBelow"));
    await window.expectEditorLine(2, `- ${paragraph("th", LIBERTY)}`);
    expect((await window.editorLines()).slice(0, 3)).toEqual([
      `- ${english}`,
      `- ${paragraph("th", LIBERTY)}`,
      `- ${second}`,
    ]);
    await window.page.close();
  });
});

describe("preview", () => {
  it("is a diff whose right side is accepted with one button and undone with one key", async () => {
    const english = paragraph("en", LIBERTY);
    const thai = paragraph("th", LIBERTY);
    const window = await openFileWith("notes.md", `# Notes\n\n${english}\n`);
    await window.selectLine(3);
    await window.runCommand("SEA-LION: Translate with Preview");
    await expect.poll(() => window.allEditorText(), { timeout: 60_000 }).toContain(thai);
    const title = window.page.locator(".tab.active");
    await expect.poll(() => title.innerText()).toContain("ไทย");
    await window.page.locator('.editor-actions a[aria-label^="Accept Translation"]').first().click();
    await window.expectEditorLine(3, thai);
    await window.page.keyboard.press("Control+Z");
    await window.expectEditorLine(3, english);
    await window.page.close();
  });
});

describe("what needs a look", () => {
  it("is marked, told, and can be taken back with a quick fix", async () => {
    const unknown = "The quarterly report on harbour logistics is at https://harbour.example/report now.";
    const window = await openFileWith("notes.txt", `${unknown}\n`);
    await window.selectLine(1);
    await window.runCommand("SEA-LION: Translate Selection");
    await window.notification(formatMessage("findings.summaryOne")).waitFor({ timeout: 60_000 });
    await window.page.locator(".squiggly-warning").first().waitFor();
    const fix = window.page.locator(".action-widget").getByText(formatMessage("findings.keepSource"));
    // The list closes when the palette gives the keyboard back only after it has opened.
    const isChosen = async () => {
      await window.runCommand("Quick Fix...");
      return fix.click({ timeout: 3000 }).then(
        () => true,
        () => false,
      );
    };
    await expect.poll(isChosen, { timeout: 30_000 }).toBe(true);
    await window.expectEditorLine(1, unknown);
    await window.page.close();
  });
});

describe("hover", () => {
  it("on a comment offers a link that translates, and shows the translation the next time", async () => {
    const window = await openFileWith("live.py", `x = 1  # ${paragraph("en", LIBERTY)}\n`);
    const link = window.page.locator(".monaco-hover a", {
      hasText: formatMessage("hover.translateInto", { language: "ไทย" }),
    });
    await window.hoverUntil("Everyone", link);
    await link.first().click();
    await window.page.locator(".statusbar-item", { hasText: formatMessage("hover.done") }).waitFor({ timeout: 60_000 });
    await link.first().waitFor({ state: "hidden" });
    await window.hoverUntil("Everyone", window.page.locator(".monaco-hover", { hasText: paragraph("th", LIBERTY) }));
    await window.page.close();
  });
});

it("asked for nothing outside this machine", () => {
  expect(workbench.foreignRequests).toEqual([]);
});
