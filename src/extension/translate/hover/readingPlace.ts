/** What somebody who points at a place wants to read. Bounded work: a hover must never make the editor wait. */
import * as vscode from "vscode";
import type { TextSpan } from "../../../shared/translation.ts";
import { selectedSpans } from "../../editorText.ts";
import { planSpans } from "../spans.ts";

/** The selection that is pointed at, else the comment. */
export function readingPlace(document: vscode.TextDocument, offset: number): TextSpan | undefined {
  return selectionPlace(document, offset) ?? commentPlace(document, offset);
}

export function commentPlace(_document: vscode.TextDocument, _offset: number): TextSpan | undefined {
  return undefined;
}

function selectionPlace(document: vscode.TextDocument, offset: number): TextSpan | undefined {
  const editor = vscode.window.visibleTextEditors.find((candidate) => candidate.document === document);
  const selection =
    editor && selectedSpans(editor).find(({ start, end }) => start < end && start <= offset && offset <= end);
  return selection && planSpans(document.getText(), [selection])[0];
}
