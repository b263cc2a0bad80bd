import * as vscode from "vscode";
import type { Disposable } from "../../shared/disposableStore.ts";
import { rangeOf } from "../editorText.ts";
import { Throttle } from "../throttle.ts";
import { previewText } from "./previewText.ts";
import type { TrackedSpans } from "./trackedSpans.ts";

/** Ten times a second looks alive and costs nothing. */
const REDRAW_INTERVAL_MS = 100;

/** Dims what is being translated and shows the growing translation beside it. The document itself stays as it is. */
export class TranslationPreview implements Disposable {
  private readonly tracked: TrackedSpans;
  private readonly texts: string[];
  private readonly decoration: vscode.TextEditorDecorationType;
  private readonly redraw: Throttle;
  private readonly subscriptions: vscode.Disposable[];

  constructor(tracked: TrackedSpans) {
    this.tracked = tracked;
    this.texts = tracked.current.map(() => "");
    this.decoration = vscode.window.createTextEditorDecorationType({
      opacity: "0.5",
      rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
      after: {
        margin: "0 0 0 1ch",
        color: new vscode.ThemeColor("editor.foreground"),
        backgroundColor: new vscode.ThemeColor("editor.wordHighlightBackground"),
      },
    });
    this.redraw = new Throttle(REDRAW_INTERVAL_MS, () => {
      this.draw();
    });
    const redrawSoon = (): void => {
      this.redraw.request();
    };
    this.subscriptions = [
      vscode.window.onDidChangeVisibleTextEditors(redrawSoon),
      vscode.workspace.onDidChangeTextDocument(redrawSoon),
    ];
    this.draw();
  }

  show(index: number, text: string): void {
    this.texts[index] = text;
    this.redraw.request();
  }

  dispose(): void {
    this.redraw.dispose();
    for (const subscription of this.subscriptions) subscription.dispose();
    this.decoration.dispose();
  }

  private draw(): void {
    const { document, current } = this.tracked;
    const options = current.map((place, index): vscode.DecorationOptions => {
      const contentText = previewText(this.texts[index] ?? "");
      const range = rangeOf(document, place);
      return contentText === "" ? { range } : { range, renderOptions: { after: { contentText: ` ${contentText} ` } } };
    });
    for (const editor of vscode.window.visibleTextEditors) {
      if (editor.document === document) editor.setDecorations(this.decoration, options);
    }
  }
}
