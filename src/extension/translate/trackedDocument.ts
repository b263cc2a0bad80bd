import * as vscode from "vscode";
import type { Disposable } from "../../shared/disposableStore.ts";
import type { TextSpan } from "../../shared/translation.ts";
import { TrackedText } from "./trackedText.ts";

/** A document as it was when a translation was asked for, and where its places are while somebody goes on typing in it. */
export class TrackedDocument implements Disposable {
  readonly document: vscode.TextDocument;
  private readonly text: TrackedText;
  private readonly subscription: vscode.Disposable;

  /** @param source the document's text when it was asked for, which may be a while ago. All places are places in it */
  constructor(document: vscode.TextDocument, source: string) {
    this.document = document;
    this.text = new TrackedText(source, document.getText());
    this.subscription = vscode.workspace.onDidChangeTextDocument((event) => {
      if (event.document === document) this.text.note(event.contentChanges);
    });
  }

  /** Where a place is now. An edit inside it stretches it. */
  current(place: TextSpan): TextSpan {
    return this.text.current(place);
  }

  /** True while each place still holds the text that it had. */
  isUnchanged(places: readonly TextSpan[]): boolean {
    return this.text.isUnchanged(places, this.document.getText());
  }

  /** Those that still hold the text that they had. */
  unchanged<Place extends TextSpan>(places: readonly Place[]): Place[] {
    const now = this.document.getText();
    return places.filter((place) => this.text.isUnchanged([place], now));
  }

  dispose(): void {
    this.subscription.dispose();
  }
}
