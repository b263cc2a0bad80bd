import * as vscode from "vscode";
import type { Disposable } from "../../shared/disposableStore.ts";
import type { TextSpan } from "../../shared/translation.ts";
import { rangeOf } from "../editorText.ts";
import { Throttle } from "../throttle.ts";
import { previewText } from "./previewText.ts";
import type { SegmentProgress } from "./runTranslation.ts";
import type { TrackedDocument } from "./trackedDocument.ts";

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
 * Dims what is being translated and shows the translations that are growing now. The document itself stays as it is.
 */
export class TranslationPreview implements Disposable {
  private readonly tracked: TrackedDocument;
  private readonly places: readonly TextSpan[];
  private readonly growing = new Map<number, SegmentProgress>();
  private readonly dimmed: vscode.TextEditorDecorationType;
  private readonly box: vscode.TextEditorDecorationType;
  private readonly redraw: Throttle;
  private readonly subscriptions: vscode.Disposable[];

  constructor(tracked: TrackedDocument, places: readonly TextSpan[]) {
    this.tracked = tracked;
    this.places = places;
    const { ClosedClosed } = vscode.DecorationRangeBehavior;
    this.dimmed = vscode.window.createTextEditorDecorationType({ opacity: "0.5", rangeBehavior: ClosedClosed });
    this.box = vscode.window.createTextEditorDecorationType({
      rangeBehavior: ClosedClosed,
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

  /** A segment that is done makes room for those that are being written. */
  show(segment: SegmentProgress): void {
    if (segment.state === "done") this.growing.delete(segment.index);
    else this.growing.set(segment.index, segment);
    this.redraw.request();
  }

  dispose(): void {
    this.redraw.dispose();
    for (const subscription of this.subscriptions) subscription.dispose();
    this.dimmed.dispose();
    this.box.dispose();
  }

  private draw(): void {
    const { document } = this.tracked;
    const editors = vscode.window.visibleTextEditors.filter((editor) => editor.document === document);
    if (editors.length === 0) return;
    const ranges = this.places.map((place) => rangeOf(document, this.tracked.current(place)));
    const boxes = [...this.growing.values()].map((segment): vscode.DecorationOptions => {
      const contentText = previewText(segment.text, PREVIEW_CHARACTERS);
      const range = rangeOf(document, this.tracked.current(segment));
      return contentText === "" ? { range } : { range, renderOptions: { after: { contentText } } };
    });
    for (const editor of editors) {
      editor.setDecorations(this.dimmed, ranges);
      editor.setDecorations(this.box, boxes);
    }
  }
}
