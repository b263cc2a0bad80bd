/** Translating files, reading a translated preview and pasting, as a person does it, on the packaged extension. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, it } from "vitest";
import { languageLabel } from "../../src/core/languages.ts";
import { formatMessage } from "../../src/shared/messages/formatMessage.ts";
import { paragraph } from "../../tools/tiny-model/declaration.ts";
import { defaultTinyModelPath } from "../../tools/tiny-model/expand.mjs";
import { TestWorkbench } from "../support/testWorkbench.ts";
import { WorkbenchPage } from "../support/workbenchPage.ts";

let workbench: TestWorkbench;

beforeAll(async () => {
  workbench = await TestWorkbench.start({ model: defaultTinyModelPath });
});

const markdown = (tag: "en" | "km" | "th" | "my") => `# ${paragraph(tag, "20/2")}\n\n${paragraph(tag, "17/2")}\n`;

const writtenText = (path: string) => formatMessage("fileTranslation.writtenFile", { file: "README.md", path });

/** A workspace that has chosen its language: no command asks, and none goes by what another test has chosen. */
const languageSetting = (tag: "km" | "th") => ({
  ".vscode/settings.json": JSON.stringify({ "sealion.targetLanguage": tag }),
});

it("writes the open file's translation beside it, tells so, and the second time finds it up to date", async () => {
  const folder = workbench.makeWorkspace({ "README.md": markdown("en") });
  const window = await WorkbenchPage.open(workbench, folder);
  await window.openFile("README.md");
  await window.runCommand("SEA-LION: Translate File To...");
  await window.choose(languageLabel("km"));
  await window.notification(writtenText("README.km.md")).waitFor();
  expect(readFileSync(join(folder, "README.km.md"), "utf8")).toBe(markdown("km"));
  expect(existsSync(join(folder, ".sealion/translations.json"))).toBe(true);
  await window.runCommand("SEA-LION: Translate File To...");
  await window.choose(languageLabel("km"));
  await window.notification(formatMessage("fileTranslation.unchanged", { path: "README.km.md" })).waitFor();
  await window.page.close();
});

it("asks before a person's edit whose source has changed is written over", async () => {
  const folder = workbench.makeWorkspace({ "README.md": markdown("en") });
  const window = await WorkbenchPage.open(workbench, folder);
  await window.openFile("README.md");
  await window.runCommand("SEA-LION: Translate File To...");
  await window.choose(languageLabel("th"));
  await window.notification(writtenText("README.th.md")).waitFor();
  writeFileSync(join(folder, "README.th.md"), markdown("th").replace(paragraph("th", "17/2"), "ของฉันเอง"));
  writeFileSync(join(folder, "README.md"), markdown("en").replace(paragraph("en", "17/2"), paragraph("en", "9/1")));
  await window.runCommand("SEA-LION: Translate File To...");
  await window.choose(languageLabel("th"));
  await window.page.getByRole("button", { name: formatMessage("fileTranslation.keepMine") }).click();
  // The job has ended: the edit stands, and what it is no translation of any more is told.
  await window.notification(formatMessage("fileTranslation.needsLookOne")).waitFor();
  expect(readFileSync(join(folder, "README.th.md"), "utf8")).toBe(
    markdown("th").replace(paragraph("th", "17/2"), "ของฉันเอง"),
  );
  await window.page.close();
});

it("of a program shows its comments in a preview, which is accepted in place", async () => {
  const program = (tag: "en" | "th") => `def live():\n    """${paragraph(tag, "3/1")}"""\n    return "Everyone"\n`;
  const folder = workbench.makeWorkspace({ "live.py": program("en") });
  const window = await WorkbenchPage.open(workbench, folder);
  await window.openFile("live.py");
  await window.runCommand("SEA-LION: Translate File To...");
  await window.choose(languageLabel("th"));
  await expect.poll(() => window.allEditorText(), { timeout: 60_000 }).toContain(paragraph("th", "3/1"));
  await window.page.locator('.editor-actions a[aria-label^="Accept Translation"]').first().click();
  await window.expectEditorLine(2, `    """${paragraph("th", "3/1")}"""`);
  expect(existsSync(join(folder, "live.th.py"))).toBe(false);
  await window.page.close();
});

it.each([
  ["", 1],
  [", also where its page is still loading when the translation ends", 8],
])("shows a translated preview beside a Markdown file, which stays as it is%s", async (_when, slowdown) => {
  const folder = workbench.makeWorkspace({ "README.md": markdown("en"), ...languageSetting("th") });
  const window = await WorkbenchPage.open(workbench, folder);
  await window.openFile("README.md");
  await window.runCommand("SEA-LION: Open Translated Preview to the Side");
  const devtools = await window.page.context().newCDPSession(window.page);
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
  const heading = window.markdownPreview().locator("h1");
  await expect
    .poll(() => heading.textContent({ timeout: 1000 }).catch(() => ""), { timeout: 60_000 })
    .toContain(paragraph("th", "20/2"));
  expect(readFileSync(join(folder, "README.md"), "utf8")).toBe(markdown("en"));
  await window.page.close();
});
