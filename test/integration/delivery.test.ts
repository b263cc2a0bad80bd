/** What becomes of a translation when the document is not what it was. */
import assert from "node:assert/strict";
import * as vscode from "vscode";
import { paragraph, SENTENCES } from "../../tools/tiny-model/declaration.ts";
import {
  clearWorkbench,
  openText,
  pressFirstButton,
  serverStatus,
  setTargetLanguage,
  showSelected,
  waitUntil,
  waitUntilBusy,
} from "./workbenchState.ts";

const liberty = { en: paragraph("en", "3/1"), th: paragraph("th", "3/1") };
/** All that the test model knows, so that a translation takes a while. Of equal ones only the first would be translated. */
const ids = [...SENTENCES.cheapestParagraphs, ...SENTENCES.furtherParagraphs];
const COUNT = ids.length;
const lines = ids.map((id, index) => `[${index + 1}] ${paragraph("en", id)}`);
const translatedLines = ids.map((id, index) => `[${index + 1}] ${paragraph("th", id)}`);

const translate = (): Thenable<unknown> => vscode.commands.executeCommand("sealion.translateSelection");

/** All the English sentences, and not the numbers before them, selected at once. */
async function openLongWork(): Promise<vscode.TextEditor> {
  const editor = await openText(lines.join("\n"));
  editor.selections = lines.map(
    (line, index) => new vscode.Selection(index, line.indexOf("]") + 2, index, line.length),
  );
  return editor;
}

describe("While a translation runs", () => {
  beforeEach(async () => {
    await clearWorkbench();
    await setTargetLanguage("th");
    await vscode.commands.executeCommand("sealion.loadModel");
  });

  it("the document stays as it is until all is done", async () => {
    const { document } = await openLongWork();
    const seen = new Set<string>();
    const watch = setInterval(() => seen.add(document.getText()), 5);
    await translate();
    clearInterval(watch);
    assert.equal(document.getText(), translatedLines.join("\n"));
    seen.delete(translatedLines.join("\n"));
    assert.deepEqual([...seen], [lines.join("\n")]);
  });

  it("Cancel ends it and leaves the document untouched", async () => {
    const { document } = await openLongWork();
    const { version } = document;
    const done = translate();
    await waitUntilBusy();
    await pressFirstButton();
    await done;
    assert.equal(document.getText(), lines.join("\n"));
    assert.equal(document.version, version);
  });

  it("an edit elsewhere moves the places along", async () => {
    const { document } = await openLongWork();
    const done = translate();
    await waitUntilBusy();
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(0, 0), "A new first line\n");
    await vscode.workspace.applyEdit(edit);
    await done;
    assert.equal(document.getText(), ["A new first line", ...translatedLines].join("\n"));
  });

  it("an edit right behind a selection is no change of its text", async () => {
    const { document } = await openLongWork();
    const done = translate();
    await waitUntilBusy();
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(0, lines[0]!.length), " Indeed.");
    await vscode.workspace.applyEdit(edit);
    await done;
    assert.equal(document.getText(), [`${translatedLines[0]!} Indeed.`, ...translatedLines.slice(1)].join("\n"));
  });

  it("an edit of the text itself: nothing is overwritten, and nothing is lost", async () => {
    const { document } = await openLongWork();
    const done = translate();
    await waitUntilBusy();
    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, new vscode.Range(0, 4, 0, 7), "Every");
    await vscode.workspace.applyEdit(edit);
    const changed = document.getText();
    await done;
    assert.equal(document.getText(), changed);
    await pressFirstButton(); // Insert Below Anyway
    await waitUntil("the translations stand below", () => document.lineCount === 2 * COUNT);
    const expected = changed.split("\n").flatMap((line, index) => [line, paragraph("th", ids[index]!)]);
    assert.equal(document.getText(), expected.join("\n"));
  });

  it("a document in a background tab gets its translations too", async () => {
    const { document } = await openLongWork();
    const done = translate();
    await waitUntilBusy();
    await openText("Something else to look at");
    await done;
    assert.equal(document.getText(), translatedLines.join("\n"));
  });

  it("a closed document stays closed", async () => {
    const { document } = await openLongWork();
    const uri = document.uri.toString();
    const done = translate();
    await waitUntilBusy();
    await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
    await done;
    const shown = vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs);
    assert.deepEqual(
      shown.filter(({ input }) => input instanceof vscode.TabInputText && input.uri.toString() === uri),
      [],
    );
    await pressFirstButton(); // Copy
    await waitUntil("the translations are in the clipboard", async () =>
      (await vscode.env.clipboard.readText()).startsWith(paragraph("th", ids[0]!)),
    );
  });

  it("a killed server: one error, the document untouched, and the next request works", async () => {
    const { document } = await openLongWork();
    const done = translate();
    await waitUntilBusy();
    const former = await serverStatus();
    assert.ok(former);
    process.kill(former.pid, "SIGKILL");
    await done;
    assert.equal(document.getText(), lines.join("\n"));
    await pressFirstButton(); // Try Again
    await waitUntil("the second try has delivered", () => document.getText() === translatedLines.join("\n"), 40_000);
    assert.notEqual((await serverStatus())?.pid, former.pid);
  });
});

describe("A read-only document", () => {
  const provider = { provideTextDocumentContent: () => liberty.en };
  let registration: vscode.Disposable;

  before(() => {
    registration = vscode.workspace.registerTextDocumentContentProvider("sealion-read-only", provider);
  });

  after(() => {
    registration.dispose();
  });

  beforeEach(async () => {
    await clearWorkbench();
    await setTargetLanguage("th");
    await vscode.env.clipboard.writeText("");
  });

  async function expectCopyInstead(document: vscode.TextDocument): Promise<void> {
    await showSelected(document, [liberty.en]);
    const before = document.getText();
    await translate();
    assert.equal(document.getText(), before);
    await pressFirstButton(); // Copy
    await waitUntil("the translation is in the clipboard", async () => {
      return (await vscode.env.clipboard.readText()) === liberty.th;
    });
  }

  it("stays as it is, and the translation can be copied", async () => {
    const uri = vscode.Uri.parse("sealion-read-only:article-3.txt");
    await expectCopyInstead(await vscode.workspace.openTextDocument(uri));
  });

  it("is also a file that is read-only in this editor alone", async () => {
    const folder = vscode.workspace.workspaceFolders?.[0];
    assert.ok(folder);
    const uri = vscode.Uri.joinPath(folder.uri, "locked.txt");
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(liberty.en));
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand("workbench.action.files.setActiveEditorReadonlyInSession");
    await expectCopyInstead(document);
  });
});
