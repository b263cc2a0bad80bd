/** Translate File: what is on the disk afterwards, byte by byte. */
import assert from "node:assert/strict";
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import * as vscode from "vscode";
import { paragraph, SENTENCES } from "../../tools/tiny-model/declaration.ts";
import { clearWorkbench, serverStatus, setTargetLanguage, waitUntil, waitUntilBusy } from "./workbenchState.ts";

const liberty = { en: paragraph("en", "3/1"), th: paragraph("th", "3/1") };
const nationality = { en: paragraph("en", "15/1"), th: paragraph("th", "15/1") };
/** All that the test model knows, so that a translation takes a while. */
const long = (tag: "en" | "th") =>
  [...SENTENCES.cheapestParagraphs, ...SENTENCES.furtherParagraphs].map((id) => `${paragraph(tag, id)}\n`).join("\n");

let folder = "";

const at = (name: string): string => path.join(folder, name);
const text = (name: string): string => readFileSync(at(name), "utf8");
const translate = (name = ""): Thenable<unknown> =>
  vscode.commands.executeCommand("sealion.translateFile", vscode.Uri.file(at(name)));
const isIdle = async (): Promise<boolean> => (await serverStatus())?.model.kind === "ready";

async function report(): Promise<string> {
  await vscode.commands.executeCommand("sealion.translateFiles.report");
  return vscode.window.activeTextEditor!.document.getText();
}

describe("Translate File", () => {
  beforeEach(async () => {
    await clearWorkbench();
    await setTargetLanguage("th");
    await vscode.commands.executeCommand("sealion.loadModel");
    folder = path.join(vscode.workspace.workspaceFolders![0]!.uri.fsPath, "files");
    // A project of its own: what other tests leave in the workspace is none of it.
    mkdirSync(at(".sealion"), { recursive: true });
  });

  afterEach(async () => {
    await clearWorkbench();
    rmSync(folder, { recursive: true, force: true });
  });

  it("writes the translation beside the file, with its mark and its line breaks", async () => {
    writeFileSync(at("README.md"), `\uFEFF# ${liberty.en}\r\n\r\n- ${nationality.en}\r\n`);
    await translate("README.md");
    assert.equal(text("README.th.md"), `\uFEFF# ${liberty.th}\r\n\r\n- ${nationality.th}\r\n`);
    assert.equal(text("README.md"), `\uFEFF# ${liberty.en}\r\n\r\n- ${nationality.en}\r\n`);
  });

  it("leaves out what a folder's .gitignore names, and says so", async () => {
    mkdirSync(at("build"));
    writeFileSync(at(".gitignore"), "build/\n");
    for (const name of ["notes.md", "build/notes.md"]) writeFileSync(at(name), `${liberty.en}\n`);
    await translate();
    assert.equal(text("notes.th.md"), `${liberty.th}\n`);
    assert.deepEqual(readdirSync(at("build")), ["notes.md"]);
    assert.match(await report(), /^- build\/notes\\?\.md .*git/mu);
  });

  it("holds a job of several files, in the middle of one, and goes on with it", async () => {
    const names = ["a", "b", "c"];
    for (const name of names) writeFileSync(at(`${name}.md`), long("en"));
    const done = translate();
    await waitUntilBusy();
    await vscode.commands.executeCommand("sealion.translateFiles.pause");
    await waitUntil("the model rests", isIdle);
    assert.ok(!existsSync(at("c.th.md")), "it has not gone on");
    await vscode.commands.executeCommand("sealion.translateFiles.pause");
    await done;
    for (const name of names) assert.equal(text(`${name}.th.md`), long("th"));
  });

  it("leaves a translation as it is that somebody has written meanwhile", async () => {
    writeFileSync(at("notes.md"), long("en"));
    const done = translate("notes.md");
    await waitUntilBusy();
    writeFileSync(at("notes.th.md"), "ของฉันเอง\n");
    await done;
    assert.equal(text("notes.th.md"), "ของฉันเอง\n");
    assert.match(await report(), /The document has changed since/u);
  });

  it("leaves a write-protected translation as it is, and says that it is one", async () => {
    writeFileSync(at("notes.md"), `${liberty.en}\n`);
    await translate("notes.md");
    chmodSync(at("notes.th.md"), 0o444);
    writeFileSync(at("notes.md"), `${nationality.en}\n`);
    await translate("notes.md");
    assert.equal(text("notes.th.md"), `${liberty.th}\n`);
    assert.match(await report(), /^- notes\\?\.md .*read-only/mu);
    // Nothing of the attempt is remembered: once it may be written it is brought up to date.
    chmodSync(at("notes.th.md"), 0o644);
    await translate("notes.md");
    assert.equal(text("notes.th.md"), `${nationality.th}\n`);
  });
});
