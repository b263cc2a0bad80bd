import * as vscode from "vscode";
import type { Disposable } from "../../shared/disposableStore.ts";
import type { TextSpan } from "../../shared/translation.ts";
import { shiftSpan, type TextChange } from "./spans.ts";

/** A document as it was when a translation began, and where its places are while somebody goes on typing in it. */
export class TrackedDocument implements Disposable {
  readonly document: vscode.TextDocument;
  private readonly source: string;
  private readonly changes: TextChange[] = [];
  private readonly subscription: vscode.Disposable;

  /** @param source the document's text now. All places that are asked for are places in it */
  constructor(document: vscode.TextDocument, source: string) {
    this.document = document;
    this.source = source;
    this.subscription = vscode.workspace.onDidChangeTextDocument((event) => {
      if (event.document === document) this.changes.push(...event.contentChanges);
    });
  }

  /** Where a place is now. An edit inside it stretches it. */
  current(place: TextSpan): TextSpan {
    return this.changes.reduce<TextSpan>(shiftSpan, { start: place.start, end: place.end });
  }

  /** True while each place still holds the text that it had. */
  isUnchanged(places: readonly TextSpan[]): boolean {
    if (this.changes.length === 0) return true;
    const text = this.document.getText();
    return places.every((place) => {
      const { start, end } = this.current(place);
      return text.slice(start, end) === this.source.slice(place.start, place.end);
    });
  }

  dispose(): void {
    this.subscription.dispose();
  }
}
