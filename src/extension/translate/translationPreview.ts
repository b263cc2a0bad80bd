import * as vscode from "vscode";
import type { Disposable } from "../../shared/disposableStore.ts";
import { rangeOf } from "../editorText.ts";
import { Throttle } from "../throttle.ts";
import { previewText } from "./previewText.ts";
import type { TrackedSpans } from "./trackedSpans.ts";

/** Ten times a second looks alive and costs nothing. */
const REDRAW_INTERVAL_MS = 100;

/** Lets a reader follow without covering more than a few lines. */
const PREVIEW_CHARACTERS = 200;

/**
 * Places the growing translation in a box below the selection's last line instead of behind it, where it would run out
 * of the window. The API has no field for that; an editor that ignores these declarations shows the text in the line.
 */
const BOX_STYLE = [
  "none", // the value of text-decoration itself
  "position: absolute",
  "left: 0",
  "top: 100%",
  "z-index: 1",
  "width: max-content", // not that of a short last line
  "max-width: 72ch",
  "padding: 0 1ch",
  "white-space: pre-wrap",
  "pointer-events: none",
].join("; ");

/**
 * Dims what is being translated and shows the translation that is growing now. The document itself stays as it is.
 */
export class TranslationPreview implements Disposable {
  private readonly tracked: TrackedSpans;
  private growing = { index: 0, text: "" };
  private readonly decoration: vscode.TextEditorDecorationType;
  private readonly redraw: Throttle;
  private readonly subscriptions: vscode.Disposable[];

  constructor(tracked: TrackedSpans) {
    this.tracked = tracked;
    this.decoration = vscode.window.createTextEditorDecorationType({
      opacity: "0.5",
      rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
      after: {
        color: new vscode.ThemeColor("editorHoverWidget.foreground"),
        backgroundColor: new vscode.ThemeColor("editorHoverWidget.background"),
        border: "1px solid",
        borderColor: new vscode.ThemeColor("editorHoverWidget.border"),
        textDecoration: BOX_STYLE,
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
    this.growing = { index, text };
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
      const range = rangeOf(document, place);
      const contentText = index === this.growing.index ? previewText(this.growing.text, PREVIEW_CHARACTERS) : "";
      return contentText === "" ? { range } : { range, renderOptions: { after: { contentText } } };
    });
    for (const editor of vscode.window.visibleTextEditors) {
      if (editor.document === document) editor.setDecorations(this.decoration, options);
    }
  }
}
