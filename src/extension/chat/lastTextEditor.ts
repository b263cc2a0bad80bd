import * as vscode from "vscode";
import { AppError } from "../../shared/appError.ts";
import type { Disposable } from "../../shared/disposableStore.ts";

/** Remembers in which text editor somebody worked last: while a chat has the keyboard in a tab, none is active. */
export class LastTextEditor implements Disposable {
  private readonly listening: vscode.Disposable;
  private last = vscode.window.activeTextEditor;

  constructor() {
    this.listening = vscode.window.onDidChangeActiveTextEditor((editor) => {
      if (editor !== undefined && isForText(editor)) this.last = editor;
    });
  }

  /** Undefined when no text editor is shown. */
  get current(): vscode.TextEditor | undefined {
    const { activeTextEditor, visibleTextEditors } = vscode.window;
    const shown = visibleTextEditors.filter(isForText);
    const candidates = [activeTextEditor, this.last].filter((editor) => editor !== undefined && shown.includes(editor));
    return candidates[0] ?? shown[0];
  }

  /** @throws AppError input.empty when no text editor is shown */
  require(): vscode.TextEditor {
    const { current } = this;
    if (current !== undefined) return current;
    throw new AppError("input.empty", "No text editor is shown", { details: { nothing: "editor" } });
  }

  dispose(): void {
    this.listening.dispose();
  }
}

/** The output of programs is shown in text editors, too. */
function isForText({ document }: vscode.TextEditor): boolean {
  return document.uri.scheme !== "output";
}
