/** The preview of a translation: a diff with an editable right side, until it is accepted or discarded. */
import assert from "node:assert/strict";
import * as vscode from "vscode";
import { paragraph } from "../../tools/tiny-model/declaration.ts";
import { clearWorkbench, openText, pressFirstButton, setTargetLanguage, waitUntil } from "./workbenchState.ts";

const liberty = { en: paragraph("en", "3/1"), th: paragraph("th", "3/1") };
const nationality = { en: paragraph("en", "15/1"), th: paragraph("th", "15/1") };
const text = `# Title\n\n${liberty.en}\n\n${nationality.en}\n`;

const run = (name: string): Thenable<unknown> => vscode.commands.executeCommand(`sealion.${name}`);

function diffTab(): { readonly tab: vscode.Tab; readonly input: vscode.TabInputTextDiff } | undefined {
  for (const tab of vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs)) {
    if (tab.input instanceof vscode.TabInputTextDiff) return { tab, input: tab.input };
  }
  return undefined;
}

function openRightSide(): vscode.TextDocument | undefined {
  const uri = diffTab()?.input.modified.toString();
  return vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri);
}

function rightSide(): vscode.TextDocument {
  const document = openRightSide();
  assert.ok(document, "the right side is open");
  return document;
}

async function openPreview(): Promise<vscode.TextDocument> {
  const { document } = await openText(text, [liberty.en, nationality.en]);
  await run("translatePreview");
  await waitUntil("the right side is filled", () => openRightSide()?.getText().includes(nationality.th) === true);
  return document;
}

async function edit(document: vscode.TextDocument, position: vscode.Position, words: string): Promise<void> {
  const change = new vscode.WorkspaceEdit();
  change.insert(document.uri, position, words);
  assert.ok(await vscode.workspace.applyEdit(change));
}

const translated = `# Title\n\n${liberty.th}\n\n${nationality.th}\n`;

describe("Translation preview", () => {
  beforeEach(async () => {
    await clearWorkbench();
    await setTargetLanguage("th");
  });

  it("shows the source beside the translation, and Accept applies it as one undo step", async () => {
    const document = await openPreview();
    assert.equal(document.getText(), text);
    assert.equal(rightSide().getText(), translated);
    assert.equal(rightSide().isDirty, false);
    assert.match(diffTab()!.tab.label, /ไทย$/u);
    await run("preview.accept");
    assert.equal(document.getText(), translated);
    assert.equal(diffTab(), undefined);
    await vscode.commands.executeCommand("undo");
    assert.equal(document.getText(), text);
  });

  it("what somebody has changed on the right is what is accepted", async () => {
    const document = await openPreview();
    await edit(rightSide(), new vscode.Position(0, 7), " ใหม่");
    await run("preview.accept");
    assert.equal(document.getText(), translated.replace("# Title", "# Title ใหม่"));
    assert.equal(diffTab(), undefined);
  });

  it("closing it after it was saved accepts it, saving alone does not", async () => {
    const document = await openPreview();
    await edit(rightSide(), new vscode.Position(0, 7), " ใหม่");
    assert.ok(await rightSide().save());
    assert.equal(document.getText(), text);
    await vscode.window.tabGroups.close(diffTab()!.tab);
    const accepted = translated.replace("# Title", "# Title ใหม่");
    await waitUntil("it is accepted", () => document.getText() === accepted);
    await vscode.commands.executeCommand("undo");
    assert.equal(document.getText(), text);
  });

  it("an edit elsewhere in the document stays, and is not asked about", async () => {
    const document = await openPreview();
    await edit(document, new vscode.Position(0, 0), "A new first line\n");
    await run("preview.accept");
    assert.equal(document.getText(), `A new first line\n${translated}`);
  });

  it("reads the same whatever encoding the user's files have", async () => {
    const files = vscode.workspace.getConfiguration("files");
    await files.update("encoding", "windows874", vscode.ConfigurationTarget.Global);
    try {
      await openPreview();
      assert.equal(rightSide().getText(), translated);
      await run("preview.discard");
    } finally {
      await files.update("encoding", undefined, vscode.ConfigurationTarget.Global);
    }
  });

  it("Discard leaves the document alone and takes the texts out of memory", async () => {
    const document = await openPreview();
    const { uri } = rightSide();
    await run("preview.discard");
    assert.equal(document.getText(), text);
    assert.equal(diffTab(), undefined);
    await assert.rejects(Promise.resolve(vscode.workspace.fs.stat(uri)));
  });

  it("can be opened again after it was closed", async () => {
    await openPreview();
    await vscode.window.tabGroups.close(diffTab()!.tab);
    assert.equal(diffTab(), undefined);
    await pressFirstButton(); // Reopen
    await waitUntil("it is there again", () => diffTab() !== undefined);
    await waitUntil("with its text", () => openRightSide()?.getText() === translated);
    await run("preview.discard");
  });

  it("of the whole file, when nothing is selected", async () => {
    const { document } = await openText(`${liberty.en}\n`);
    await run("translatePreview");
    await waitUntil("the right side is filled", () => openRightSide()?.getText() === `${liberty.th}\n`);
    await run("preview.accept");
    assert.equal(document.getText(), `${liberty.th}\n`);
  });
});
