/** Translating and summarizing as a person does it: mouse, menus and pickers, on the packaged extension. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { languageLabel, type LanguageTag } from "../../src/core/languages.ts";
import { formatMessage } from "../../src/shared/messages/formatMessage.ts";
import { defaultTinyModelPath } from "../../tools/tiny-model/expand.mjs";
import { paragraph } from "../../tools/tiny-model/declaration.ts";
import { knownSummaries } from "../../tools/tiny-model/expected.ts";
import { TestWorkbench } from "../support/testWorkbench.ts";
import { WorkbenchPage } from "../support/workbenchPage.ts";

const LIBERTY = "3/1";
const ASSEMBLY = "20/1";

let workbench: TestWorkbench;

beforeAll(async () => {
  workbench = await TestWorkbench.start({ model: defaultTinyModelPath });
});

async function openText(text: string): Promise<WorkbenchPage> {
  const window = await WorkbenchPage.open(workbench, workbench.makeWorkspace({ "notes.txt": text }));
  await window.openFile("notes.txt");
  return window;
}

describe("translate", () => {
  it("asks for the language the first time, replaces the selection, remembers, and undoes in one step", async () => {
    const english = paragraph("en", LIBERTY);
    const second = paragraph("en", ASSEMBLY);
    const window = await openText(`# Notes\n${english}\nThe end.\n${second}\n`);
    await window.selectLine(2);
    await window.chooseFromContextMenu("Translate Selection");
    await window.choose(languageLabel("th"));
    await window.expectEditorLine(2, paragraph("th", LIBERTY));
    expect((await window.editorLines()).slice(0, 4)).toEqual(["# Notes", paragraph("th", LIBERTY), "The end.", second]);

    await window.page.keyboard.press("Control+Z");
    await window.expectEditorLine(2, english);

    await window.selectLine(4);
    await window.chooseFromContextMenu("Translate Selection");
    await window.expectEditorLine(4, paragraph("th", ASSEMBLY));
    await window.page.close();
  });

  describe("into a language of the picker", () => {
    const targets: LanguageTag[] = ["my", "km", "lo", "ta", "zh-Hans", "vi", "id", "ms", "fil"];
    let window: WorkbenchPage;

    beforeAll(async () => {
      const files = targets.map((target) => [`${target}.txt`, `${paragraph("en", LIBERTY)}\n`]);
      const folder = workbench.makeWorkspace(Object.fromEntries(files) as Record<string, string>);
      window = await WorkbenchPage.open(workbench, folder);
    });

    afterAll(() => window.page.close());

    it.each(targets)("%s", async (target) => {
      await window.openFile(`${target}.txt`);
      await window.selectLine(1);
      await window.runCommand("SEA-LION: Translate Selection To...");
      await window.choose(languageLabel(target));
      await window.expectEditorLine(1, paragraph(target, LIBERTY));
    });
  });

  it("translates several selections at once", async () => {
    const window = await openText(`${paragraph("en", LIBERTY)}\n---\n${paragraph("en", ASSEMBLY)}\n`);
    await window.selectLines([1, 3]);
    await window.runCommand("SEA-LION: Translate Selection To...");
    await window.choose(languageLabel("th"));
    await window.expectEditorLine(1, paragraph("th", LIBERTY));
    await window.expectEditorLine(3, paragraph("th", ASSEMBLY));
    await window.page.close();
  });

  it("says what is missing when nothing is selected", async () => {
    const window = await openText("Some words.\n");
    await window.runCommand("SEA-LION: Translate Selection To...");
    await window.notification(formatMessage("error.input.empty")).waitFor();
    await expect(window.editorLines()).resolves.toContain("Some words.");
    await window.page.close();
  });
});

describe("summarize", () => {
  it("writes a summary of the file into a document beside it, in the chosen language", async () => {
    const known = knownSummaries().find(
      ({ document, source, target }) => document === "person" && source === "en" && target === "vi",
    )!;
    const window = await openText(known.sourceText);
    await window.runCommand("SEA-LION: Summarize To...");
    await window.choose(languageLabel("vi"));
    await expect.poll(() => window.allEditorText(), { timeout: 60_000 }).toContain(known.summary);
    const text = await window.allEditorText();
    expect(text).toContain(`# ${formatMessage("summary.heading", { name: "notes.txt" })}`);
    expect(text).toContain(
      formatMessage("summary.coverage", { parts: 1, language: languageLabel("vi"), model: "sea-tiny" }),
    );
    await window.page.close();
  });
});

it("asked for nothing outside this machine", () => {
  expect(workbench.foreignRequests).toEqual([]);
});
