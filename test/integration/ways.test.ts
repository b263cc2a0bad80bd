/** Ways to apply a translation other than replacing, and what is marked in it. */
import assert from "node:assert/strict";
import * as vscode from "vscode";
import { paragraph } from "../../tools/tiny-model/declaration.ts";
import {
  clearWorkbench,
  openText,
  serverStatus,
  setTargetLanguage,
  showSelected,
  waitUntil,
} from "./workbenchState.ts";

const liberty = { en: paragraph("en", "3/1"), th: paragraph("th", "3/1"), km: paragraph("km", "3/1") };
const nationality = { en: paragraph("en", "15/1"), th: paragraph("th", "15/1"), km: paragraph("km", "15/1") };

const run = (name: string): Thenable<unknown> => vscode.commands.executeCommand(`sealion.${name}`);

async function openIn(language: string, content: string, selected: readonly string[]): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument({ content, language });
  await showSelected(document, selected);
  return document;
}

beforeEach(async () => {
  await clearWorkbench();
  await setTargetLanguage("th");
});

describe("Ways to apply", () => {
  it("below: a comment gets its translation as a comment, in one undo step", async () => {
    const text = `def live():\n    # ${liberty.en}\n    pass\n`;
    const document = await openIn("python", text, [`# ${liberty.en}`]);
    await run("translateBelow");
    assert.equal(document.getText(), `def live():\n    # ${liberty.en}\n    # ${liberty.th}\n    pass\n`);
    await vscode.commands.executeCommand("undo");
    assert.equal(document.getText(), text);
  });

  it("above: every selection gets its own", async () => {
    const document = await openIn("plaintext", `${liberty.en}\n${nationality.en}\n`, [liberty.en, nationality.en]);
    await run("translateAbove");
    assert.equal(document.getText(), `${liberty.th}\n${liberty.en}\n${nationality.th}\n${nationality.en}\n`);
  });

  it("both languages: the structure of Markdown is kept in both", async () => {
    await setTargetLanguage("km");
    const text = `# Rights\n\n- ${liberty.en}\n- ${nationality.en}\n`;
    const document = await openIn("markdown", text, [`- ${liberty.en}\n- ${nationality.en}`]);
    await run("translateBilingual");
    assert.equal(
      document.getText(),
      `# Rights\n\n- ${liberty.en}\n- ${liberty.km}\n- ${nationality.en}\n- ${nationality.km}\n`,
    );
  });

  it("both languages of a JSON file: into a table of their own, because no key can stand twice", async () => {
    const text = `{\n  "title": "${liberty.en}"\n}\n`;
    const document = await openIn("json", text, [liberty.en]);
    await run("translateBilingual");
    assert.equal(document.getText(), text);
    const table = vscode.window.activeTextEditor!.document;
    assert.equal(table.languageId, "markdown");
    assert.ok(table.getText().includes(`| ${liberty.en} | ${liberty.th} |`), table.getText());
  });

  it("below, in a JSON file: into a new document, because a line of its own would be none of JSON", async () => {
    const text = `{\n  "title": "${liberty.en}"\n}\n`;
    const document = await openIn("json", text, [liberty.en]);
    await run("translateBelow");
    assert.equal(document.getText(), text);
    assert.equal(vscode.window.activeTextEditor!.document.getText(), `${liberty.th}\n`);
  });

  it("copy: the document stays as it is", async () => {
    const { document } = await openText(liberty.en, [liberty.en]);
    await run("translateCopy");
    assert.equal(document.getText(), liberty.en);
    assert.equal(await vscode.env.clipboard.readText(), liberty.th);
  });

  it("a new document: in the language of the first", async () => {
    await openIn("markdown", `# ${liberty.en}\n`, [`# ${liberty.en}`]);
    await run("translateNewDocument");
    const { document } = vscode.window.activeTextEditor!;
    assert.equal(document.getText(), `# ${liberty.th}\n`);
    assert.equal(document.languageId, "markdown");
  });

  it("the setting decides for Translate Selection", async () => {
    const settings = vscode.workspace.getConfiguration("sealion");
    await settings.update("translate.apply", "insertBelow", vscode.ConfigurationTarget.Global);
    try {
      const { document } = await openText(`${liberty.en}\n`, [liberty.en]);
      await run("translateSelection");
      assert.equal(document.getText(), `${liberty.en}\n${liberty.th}\n`);
    } finally {
      await settings.update("translate.apply", undefined, vscode.ConfigurationTarget.Global);
    }
  });
});

/** Words that the test model has never seen: it says something of its own, without the address. */
const unknown = "The quarterly report on harbour logistics is at https://harbour.example/report now.";

describe("Findings", () => {
  const findings = (uri: vscode.Uri): vscode.Diagnostic[] =>
    vscode.languages.getDiagnostics(uri).filter(({ source }) => source === "SEA-LION");

  async function fixesAt(document: vscode.TextDocument, range: vscode.Range): Promise<vscode.CodeAction[]> {
    const kind = vscode.CodeActionKind.QuickFix.value;
    const command = "vscode.executeCodeActionProvider";
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(command, document.uri, range, kind);
    return actions.filter(({ command }) => command?.command.startsWith("sealion.translate.") === true);
  }

  async function openWithFinding(): Promise<vscode.TextDocument> {
    const { document } = await openText(`${liberty.en}\n\n${unknown}\n`, [liberty.en, unknown]);
    await run("translateSelection");
    assert.ok(findings(document.uri).length > 0, "the checks object to what the model made of unknown words");
    return document;
  }

  it("mark the segment and move with it; an edit inside takes them away", async () => {
    const document = await openWithFinding();
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(0, 0), "A line\n");
    const before = findings(document.uri)[0]!.range;
    assert.equal(before.start.line, 2);
    await vscode.workspace.applyEdit(edit);
    await waitUntil("it has moved", () => findings(document.uri)[0]?.range.start.line === 3);
    const inside = new vscode.WorkspaceEdit();
    inside.insert(document.uri, new vscode.Position(3, 1), "!");
    await vscode.workspace.applyEdit(inside);
    await waitUntil("it is gone", () => findings(document.uri).length === 0);
  });

  it("Keep the source text puts the words back", async () => {
    const document = await openWithFinding();
    const fixes = await fixesAt(document, findings(document.uri)[0]!.range);
    assert.deepEqual(
      fixes.map(({ command }) => command?.command),
      ["sealion.translate.retryFinding", "sealion.translate.keepSource", "sealion.translate.ignoreFinding"],
    );
    const { command, arguments: args = [] } = fixes[1]!.command!;
    await vscode.commands.executeCommand(command, ...(args as unknown[]));
    assert.equal(document.getText(), `${liberty.th}\n\n${unknown}\n`);
    assert.deepEqual(findings(document.uri), []);
  });

  it("Translate again makes a new try in the same place", async () => {
    const document = await openWithFinding();
    const fixes = await fixesAt(document, findings(document.uri)[0]!.range);
    const { command, arguments: args = [] } = fixes[0]!.command!;
    await vscode.commands.executeCommand("sealion.unloadModel");
    await vscode.commands.executeCommand(command, ...(args as unknown[]));
    assert.notEqual((await serverStatus())?.model.kind, "none", "a second request has loaded the model again");
    assert.ok(document.getText().startsWith(`${liberty.th}\n\n`));
    assert.equal(document.lineCount, 4);
  });

  it("Ignore leaves the text alone", async () => {
    const document = await openWithFinding();
    const text = document.getText();
    const fixes = await fixesAt(document, findings(document.uri)[0]!.range);
    const { command, arguments: args = [] } = fixes[2]!.command!;
    await vscode.commands.executeCommand(command, ...(args as unknown[]));
    assert.deepEqual(findings(document.uri), []);
    assert.equal(document.getText(), text);
  });
});

describe("Reading without changing", () => {
  const hoverText = async (document: vscode.TextDocument, position: vscode.Position): Promise<string> => {
    const command = "vscode.executeHoverProvider";
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(command, document.uri, position);
    return hovers
      .flatMap(({ contents }) => contents)
      .map((content) => (content instanceof vscode.MarkdownString ? content.value : ""))
      .join("\n");
  };

  it("a hover on a comment offers a link, and shows the translation once it was made", async () => {
    const document = await openIn("python", `x = 1  # ${liberty.en}\n`, []);
    const position = new vscode.Position(0, 15);
    const link = await hoverText(document, position);
    const query = /\(command:sealion\.translate\.hover\?([^)]*)\)/u.exec(link)?.[1];
    assert.ok(query, link);
    const [argument] = JSON.parse(decodeURIComponent(query)) as unknown[];
    await vscode.commands.executeCommand("sealion.translate.hover", argument);
    assert.ok((await hoverText(document, position)).includes(liberty.th));
    assert.equal(document.getText(), `x = 1  # ${liberty.en}\n`);
  });

  it("a hover on the selection offers a link too, and on other words nothing", async () => {
    const document = await openIn("plaintext", `Other words.\n${nationality.en}\n`, [nationality.en]);
    assert.match(await hoverText(document, new vscode.Position(1, 5)), /command:sealion\.translate\.hover/u);
    assert.doesNotMatch(await hoverText(document, new vscode.Position(0, 5)), /sealion/u);
  });

  it("Translate Comment works on the comment at the cursor", async () => {
    const document = await openIn("javascript", `const a = "// no comment"; // ${liberty.en}\n`, []);
    const editor = vscode.window.activeTextEditor!;
    editor.selection = new vscode.Selection(0, 40, 0, 40);
    await run("translate.comment");
    assert.equal(document.getText(), `const a = "// no comment"; // ${liberty.th}\n`);
  });
});

describe("The workspace's glossary", () => {
  it("begins with examples, and what is wrong in it is marked in it", async () => {
    await run("openGlossary");
    const { document } = vscode.window.activeTextEditor!;
    assert.ok(document.uri.path.endsWith("/.sealion/glossary.csv"));
    assert.match(document.getText(), /^source,do-not-translate,case,note,my,en/u);
    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, new vscode.Range(0, 0, document.lineCount, 0), "source,th,klingon\nmodel,โมเดล,x\n");
    await vscode.workspace.applyEdit(edit);
    await document.save();
    await waitUntil("the strange column is marked", () =>
      vscode.languages.getDiagnostics(document.uri).some(({ code }) => code === "unknownColumn"),
    );
    await vscode.workspace.fs.delete(document.uri);
  });
});
