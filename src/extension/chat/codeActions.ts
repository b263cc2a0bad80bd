/** What a button under a code block does with the code. */
import * as vscode from "vscode";
import { fenceLanguage } from "../../core/chat/fenceLanguage.ts";
import { fitCode, indentAt, type CodePlace } from "../../core/chat/fitCode.ts";
import type { TextEdit } from "../../core/translate/formats/documentFormat.ts";
import { AppError } from "../../shared/appError.ts";
import { editDocument, withLineBreaksOf, type EditOutcome } from "../translate/apply/documentEdits.ts";

/** Puts code at each cursor, or in the place of what is selected, as one undo step. @throws as of `requireApplied` */
export async function insertCode(editor: vscode.TextEditor, code: string): Promise<void> {
  const { document, selections } = editor;
  const edits = selections.map(({ start, end }) => ({
    start: document.offsetAt(start),
    end: document.offsetAt(end),
    text: fittedCode(editor, new vscode.Range(start, end), code),
  }));
  requireApplied(await editDocument(document, edits), document);
  const shown = await vscode.window.showTextDocument(document, {
    viewColumn: editor.viewColumn ?? vscode.ViewColumn.Active,
  });
  placeCursors(shown, edits);
}

/** Opens code in a new untitled document. @param info what stands behind the fence */
export async function newFile(code: string, info: string): Promise<void> {
  const language = fenceLanguage(info, await vscode.languages.getLanguages());
  const content = code === "" || code.endsWith("\n") ? code : `${code}\n`;
  const document = await vscode.workspace.openTextDocument({
    content,
    ...(language === undefined ? {} : { language }),
  });
  await vscode.window.showTextDocument(document, { preview: false });
}

/** Code as it reads in the place of a range of an editor's document. */
export function fittedCode(editor: vscode.TextEditor, range: vscode.Range, code: string): string {
  const { document } = editor;
  return fitCode(code, {
    lineBefore: document.lineAt(range.start.line).text.slice(0, range.start.character),
    replacedIndent: indentAt(document.getText(range)),
    ...indentStyle(editor),
  });
}

/** How an editor indents what is written in it. */
export function indentStyle({ options }: vscode.TextEditor): Pick<CodePlace, "insertSpaces" | "tabSize"> {
  const { insertSpaces, tabSize } = options;
  return { insertSpaces: insertSpaces !== false, tabSize: typeof tabSize === "number" ? tabSize : 4 };
}

/** A cursor behind each text that is in the document now: selected, as the editor leaves it, the next key would replace it. */
export function placeCursors(editor: vscode.TextEditor, edits: readonly TextEdit[]): void {
  const { document } = editor;
  let shift = 0;
  editor.selections = [...edits]
    .sort((one, other) => one.start - other.start)
    .map(({ start, end, text }) => {
      const { length } = withLineBreaksOf(document, text);
      const behind = document.positionAt(start + shift + length);
      shift += length - (end - start);
      return new vscode.Selection(behind, behind);
    });
  editor.revealRange(editor.selection);
}

/** @throws AppError document.readOnly or document.changed when an edit was not made */
export function requireApplied(outcome: EditOutcome, { uri }: vscode.TextDocument): void {
  if (outcome === "applied") return;
  throw new AppError(outcome === "readOnly" ? "document.readOnly" : "document.changed", `${uri.scheme} document`);
}
