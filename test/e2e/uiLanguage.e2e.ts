/** The interface in other languages than English, in the workbench and on the packaged extension. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, it } from "vitest";
import { km } from "../../src/shared/messages/km.ts";
import { th } from "../../src/shared/messages/th.ts";
import { TestWorkbench } from "../support/testWorkbench.ts";
import { WorkbenchPage, type ChatPanel } from "../support/workbenchPage.ts";

const SETTINGS = ".vscode/settings.json";
const DRAFT = "ร่างที่ยังไม่ได้ส่ง";
const READY_TIMEOUT_MS = 20_000;

let workbench: TestWorkbench;
let workspace: string;
let window: WorkbenchPage;
let chat: ChatPanel;

function speak(language: string): string {
  return JSON.stringify({ "sealion.uiLanguage": language });
}

function placeholder(): Promise<string | null> {
  return chat.composer().getAttribute("placeholder", { timeout: READY_TIMEOUT_MS });
}

beforeAll(async () => {
  workbench = await TestWorkbench.start();
  workspace = workbench.makeWorkspace({ [SETTINGS]: speak("th") });
  window = await WorkbenchPage.open(workbench, workspace);
  chat = await window.openChat();
});

it("The panel, the Models view and the status bar are Thai where the setting says so, from its page to its composer", async () => {
  expect(await chat.locator("html").getAttribute("lang")).toBe("th");
  expect(await placeholder()).toBe(th["panel.placeholder"]);
  await expect.poll(() => window.statusBarText(), { timeout: READY_TIMEOUT_MS }).toContain(th["status.none"]);
  await window.treeRow(th["action.setUpModel"]).waitFor();
});

it("An open panel changes its language at once and keeps what was typed", async () => {
  await chat.composer().fill(DRAFT);
  writeFileSync(join(workspace, SETTINGS), speak("km"));
  await expect.poll(placeholder, { timeout: READY_TIMEOUT_MS }).toBe(km["panel.placeholder"]);
  await expect.poll(() => chat.locator("html").getAttribute("lang")).toBe("km");
  await expect.poll(() => chat.composer().inputValue()).toBe(DRAFT);
  await expect.poll(() => window.statusBarText()).toContain(km["status.none"]);
  await window.treeRow(km["models.pick.import"]).waitFor();
});
