/** What a button under a code block does with the code. */
import * as vscode from "vscode";
import { fenceLanguage } from "../../core/chat/fenceLanguage.ts";
import { fitCode, indentAt } from "../../core/chat/fitCode.ts";
import { AppError } from "../../shared/appError.ts";
import { editDocument, type EditOutcome } from "../translate/apply/documentEdits.ts";

/** Puts code at each cursor, or in the place of what is selected, as one undo step. @throws as of `requireApplied` */
export async function insertCode(editor: vscode.TextEditor, code: string): Promise<void> {
  const { document, selections } = editor;
  const edits = selections.map(({ start, end }) => ({
    start: document.offsetAt(start),
    end: document.offsetAt(end),
    text: fittedCode(editor, new vscode.Range(start, end), code),
  }));
  requireApplied(await editDocument(document, edits), document);
  await vscode.window.showTextDocument(document, { viewColumn: editor.viewColumn ?? vscode.ViewColumn.Active });
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
export function fittedCode({ document, options }: vscode.TextEditor, range: vscode.Range, code: string): string {
  const { insertSpaces, tabSize } = options;
  return fitCode(code, {
    lineBefore: document.lineAt(range.start.line).text.slice(0, range.start.character),
    replacedIndent: indentAt(document.getText(range)),
    insertSpaces: insertSpaces !== false,
    tabSize: typeof tabSize === "number" ? tabSize : 4,
  });
}

/** @throws AppError document.readOnly or document.changed when an edit was not made */
export function requireApplied(outcome: EditOutcome, { uri }: vscode.TextDocument): void {
  if (outcome === "applied") return;
  throw new AppError(outcome === "readOnly" ? "document.readOnly" : "document.changed", `${uri.scheme} document`);
}
