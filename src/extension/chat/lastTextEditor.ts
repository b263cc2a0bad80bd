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

  /** Whose text and selection are meant: one that is shown, else the last one, which a chat may cover. Undefined when none is open. */
  get current(): vscode.TextEditor | undefined {
    const { shown, last } = this;
    return shown ?? (last?.document.isClosed === false ? last : undefined);
  }

  /** One to write in. @throws AppError input.empty when no text editor is shown */
  require(): vscode.TextEditor {
    const { shown } = this;
    if (shown !== undefined) return shown;
    throw new AppError("input.empty", "No text editor is shown", { details: { nothing: "editor" } });
  }

  dispose(): void {
    this.listening.dispose();
  }

  private get shown(): vscode.TextEditor | undefined {
    const { activeTextEditor, visibleTextEditors } = vscode.window;
    const all = visibleTextEditors.filter(isForText);
    const candidates = [activeTextEditor, this.last].filter((editor) => editor !== undefined && all.includes(editor));
    return candidates[0] ?? all[0];
  }
}

/** The output of programs is shown in text editors, too. */
function isForText({ document }: vscode.TextEditor): boolean {
  return document.uri.scheme !== "output";
}
