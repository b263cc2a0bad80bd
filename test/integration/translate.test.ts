import assert from "node:assert/strict";
import * as vscode from "vscode";
import { paragraph } from "../../tools/tiny-model/declaration.ts";
import {
  clearWorkbench,
  openText,
  pressFirstButton,
  serverStatus,
  setTargetLanguage,
  waitUntil,
} from "./workbenchState.ts";

const liberty = { en: paragraph("en", "3/1"), th: paragraph("th", "3/1"), vi: paragraph("vi", "3/1") };
const nationality = { en: paragraph("en", "15/1"), th: paragraph("th", "15/1") };

const translate = (): Thenable<unknown> => vscode.commands.executeCommand("sealion.translateSelection");

describe("Translate Selection", () => {
  beforeEach(async () => {
    await clearWorkbench();
    await setTargetLanguage("th");
  });

  it("puts the translation where the selection was", async () => {
    const { document } = await openText(`Before\n${liberty.en}\nAfter\n`, [liberty.en]);
    await translate();
    assert.equal(document.getText(), `Before\n${liberty.th}\nAfter\n`);
  });

  it("leaves the translation selected", async () => {
    const editor = await openText(`Before ${liberty.en}`, [liberty.en]);
    await translate();
    assert.equal(editor.document.getText(editor.selection), liberty.th);
  });

  it("follows the setting of the target language", async () => {
    await setTargetLanguage("vi");
    const { document } = await openText(liberty.en, [liberty.en]);
    await translate();
    assert.equal(document.getText(), liberty.vi);
  });

  it("translates all selections in one undo step", async () => {
    const text = `1. ${liberty.en}\n2. ${nationality.en}\n`;
    const { document } = await openText(text, [nationality.en, liberty.en]);
    await translate();
    assert.equal(document.getText(), `1. ${liberty.th}\n2. ${nationality.th}\n`);
    await vscode.commands.executeCommand("undo");
    assert.equal(document.getText(), text);
  });

  it("keeps the white space around the words and the document's line breaks", async () => {
    const { document } = await openText(`\t${liberty.en}  \r\nNext\r\n`, [`\t${liberty.en}  \r\n`]);
    await translate();
    assert.equal(document.getText(), `\t${liberty.th}  \r\nNext\r\n`);
  });

  it("works in a notebook's cell", async () => {
    const cell = new vscode.NotebookCellData(vscode.NotebookCellKind.Markup, liberty.en, "markdown");
    const notebook = await vscode.workspace.openNotebookDocument("jupyter-notebook", new vscode.NotebookData([cell]));
    await vscode.window.showNotebookDocument(notebook);
    await vscode.commands.executeCommand("notebook.cell.edit");
    await vscode.commands.executeCommand("editor.action.selectAll");
    await translate();
    assert.equal(notebook.cellAt(0).document.getText(), liberty.th);
  });

  it("leaves the document alone when nothing is selected, and offers the whole file", async () => {
    const { document } = await openText(`${liberty.en}\n`);
    await translate();
    assert.equal(document.getText(), `${liberty.en}\n`);
    await pressFirstButton();
    await waitUntil("the whole file is translated", () => document.getText() === `${liberty.th}\n`);
  });

  it("refuses 2 MB before the model is asked", async () => {
    await vscode.commands.executeCommand("sealion.unloadModel");
    const huge = "word ".repeat(400_000);
    const { document } = await openText(huge, [huge.trim()]);
    await translate();
    assert.equal(document.getText(), huge);
    assert.equal((await serverStatus())?.model.kind, "none", "no request has loaded it");
  });
});
