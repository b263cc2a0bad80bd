/** Edits of a document as its editor would make them: as one undo step, and not where it must not be written. */
import * as vscode from "vscode";
import { applyEdits } from "../../../core/translate/formats/applyEdits.ts";
import type { TextEdit } from "../../../core/translate/formats/documentFormat.ts";
import { rangeOf } from "../../editorText.ts";

export type EditOutcome = "applied" | "readOnly" | "changed";

/**
 * Makes all replacements in one undo step.
 * @returns "changed" when the editor refused, because somebody else was writing
 */
export async function editDocument(
  document: vscode.TextDocument,
  replacements: readonly TextEdit[],
): Promise<EditOutcome> {
  const before = document.getText();
  const edits = replacements
    .map(({ start, end, text }) => ({ start, end, text: withLineBreaksOf(document, text) }))
    .filter(({ start, end, text }) => before.slice(start, end) !== text);
  if (edits.length === 0) return "applied";
  const outcome = await writeEdits(document, edits);
  if (outcome !== "applied") return outcome;
  // A read-only editor says yes and does nothing.
  const written = document.getText();
  if (written === applyEdits(before, edits).text) return "applied";
  return written === before ? "readOnly" : "changed";
}

/** An editor writes the line breaks of its document, whatever it is given. */
export function withLineBreaksOf({ eol }: vscode.TextDocument, text: string): string {
  const lineFeeds = text.replaceAll("\r\n", "\n");
  return eol === vscode.EndOfLine.CRLF ? lineFeeds.replaceAll("\n", "\r\n") : lineFeeds;
}

/**
 * An editor that shows the document knows best whether it may be edited: a WorkspaceEdit would go past that. A document in a
 * background tab has none; there the file system is asked.
 */
async function writeEdits(document: vscode.TextDocument, edits: readonly TextEdit[]): Promise<EditOutcome> {
  const showing = vscode.window.visibleTextEditors.filter((editor) => editor.document === document);
  const active = showing.find((editor) => editor === vscode.window.activeTextEditor);
  const editor = active ?? showing[0];
  if (editor !== undefined) {
    const isApplied = await editor.edit((builder) => {
      for (const edit of edits) builder.replace(rangeOf(document, edit), edit.text);
    });
    return isApplied ? "applied" : "changed";
  }
  if (await isReadOnly(document)) return "readOnly";
  const edit = new vscode.WorkspaceEdit();
  for (const { text, ...span } of edits) edit.replace(document.uri, rangeOf(document, span), text);
  return (await vscode.workspace.applyEdit(edit)) ? "applied" : "changed";
}

/** Kinds of documents that can be edited although no file system stands behind them. */
const WRITABLE_SCHEMES: readonly string[] = [
  "untitled",
  "vscode-notebook-cell",
  "vscode-interactive-input",
  "vscode-scm",
];

async function isReadOnly({ uri }: vscode.TextDocument): Promise<boolean> {
  if (WRITABLE_SCHEMES.includes(uri.scheme)) return false;
  if (vscode.workspace.fs.isWritableFileSystem(uri.scheme) !== true) return true;
  try {
    const { permissions = 0 } = await vscode.workspace.fs.stat(uri);
    return (permissions & vscode.FilePermission.Readonly) !== 0;
  } catch {
    return false; // a file that was deleted meanwhile is still open and can be edited
  }
}
