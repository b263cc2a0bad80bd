import assert from "node:assert/strict";
import * as vscode from "vscode";
import { knownSummaries } from "../../tools/tiny-model/expected.ts";
import { clearWorkbench, openText, setTargetLanguage } from "./workbenchState.ts";

const known = knownSummaries().find(({ source, target }) => source === "en" && target === "th")!;

const summarize = (): Thenable<unknown> => vscode.commands.executeCommand("sealion.summarize");

/** The document that the command has opened beside the source. */
function summaryBeside(source: vscode.TextDocument): vscode.TextDocument {
  const shown = vscode.window.visibleTextEditors.map(({ document }) => document);
  const found = shown.find((document) => document !== source && document.languageId === "markdown");
  assert.ok(found, "a summary is shown");
  return found;
}

describe("Summarize", () => {
  beforeEach(async () => {
    await clearWorkbench();
    await setTargetLanguage("th");
  });

  it("opens the file's summary beside it, with its coverage, and leaves the file alone", async () => {
    const { document } = await openText(known.sourceText);
    await summarize();
    const summary = summaryBeside(document).getText();
    assert.match(summary, /^# Summary of Untitled-\d+\n\n\*1 of 1 parts · ไทย - Thai · .+\*\n\n/u);
    assert.equal(summary.split("\n\n").slice(2).join("\n\n"), `${known.summary}\n`);
    assert.equal(document.getText(), known.sourceText);
  });

  it("takes the selection when there is one", async () => {
    const { document } = await openText(`Something else\n\n${known.sourceText}\n\nAnd more`, [known.sourceText]);
    await summarize();
    assert.ok(summaryBeside(document).getText().endsWith(`${known.summary}\n`));
  });

  it("opens nothing for an empty document", async () => {
    const { document } = await openText(" \n ");
    await summarize();
    assert.deepEqual(
      vscode.window.visibleTextEditors.map((editor) => editor.document),
      [document],
    );
  });
});
