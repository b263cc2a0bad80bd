/** What commands read from the active editor: text document API only, so that untitled files, notebook cells and diffs work. */
import * as vscode from "vscode";
import { AppError } from "../shared/appError.ts";
import { MAX_TEXT_CHARACTERS } from "../shared/limits.ts";
import type { TextSpan } from "../shared/translation.ts";

/** @throws AppError input.empty when no text editor is active */
export function requireActiveEditor(): vscode.TextEditor {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined) throw new AppError("input.empty", "No text editor is active");
  return editor;
}

export function selectedSpans({ document, selections }: vscode.TextEditor): TextSpan[] {
  return selections
    .filter((selection) => !selection.isEmpty)
    .map(({ start, end }) => ({ start: document.offsetAt(start), end: document.offsetAt(end) }));
}

export function rangeOf(document: vscode.TextDocument, { start, end }: TextSpan): vscode.Range {
  return new vscode.Range(document.positionAt(start), document.positionAt(end));
}

/** @throws AppError input.tooLarge when one request could not carry the text */
export function refuseTooLarge(text: string): void {
  if (text.length <= MAX_TEXT_CHARACTERS) return;
  throw new AppError("input.tooLarge", `${String(text.length)} characters`, {
    details: { size: text.length, limit: MAX_TEXT_CHARACTERS },
  });
}

/** A name for headings: the file's own, without its folder. */
export function documentName(document: vscode.TextDocument): string {
  return document.uri.path.split("/").at(-1) ?? "";
}
