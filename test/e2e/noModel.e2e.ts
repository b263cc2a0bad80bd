/** The product without a model: it says so, offers the one way on, and goes on from there. */
import { beforeAll, describe, expect, it } from "vitest";
import { languageLabel } from "../../src/core/languages.ts";
import { formatMessage } from "../../src/shared/messages/formatMessage.ts";
import { defaultTinyModelPath } from "../../tools/tiny-model/expand.mjs";
import { paragraph } from "../../tools/tiny-model/declaration.ts";
import { TestWorkbench } from "../support/testWorkbench.ts";
import { readText, WorkbenchPage } from "../support/workbenchPage.ts";

let workbench: TestWorkbench;

beforeAll(async () => {
  workbench = await TestWorkbench.start();
});

describe("without a model", () => {
  it("offers to choose a file, and translates with the file that was chosen", async () => {
    const text = paragraph("en", "3/1");
    const window = await WorkbenchPage.open(workbench, workbench.makeWorkspace({ "notes.txt": `${text}\n` }));
    const chat = await window.openChat();
    await chat
      .locator(".welcome")
      .getByRole("button", { name: formatMessage("action.chooseModel") })
      .waitFor();
    await expect.poll(() => readText(chat.modelLine())).toContain(formatMessage("panel.modelNone"));

    await window.openFile("notes.txt");
    await window.selectLine(1);
    await window.runCommand("SEA-LION: Translate Selection To...");
    await window.choose(languageLabel("th"));
    const message = window.notification(formatMessage("error.model.none"));
    await message.waitFor();
    await window.expectEditorLine(1, text);

    await message.getByRole("button", { name: formatMessage("action.chooseModel") }).click();
    await window.typePath(defaultTinyModelPath);
    await expect.poll(() => readText(chat.modelLine()), { timeout: 60_000 }).toContain("sea-tiny");

    await window.openFile("notes.txt");
    await window.selectLine(1);
    await window.runCommand("SEA-LION: Translate Selection To...");
    await window.choose(languageLabel("th"));
    await window.expectEditorLine(1, paragraph("th", "3/1"));
  });
});
