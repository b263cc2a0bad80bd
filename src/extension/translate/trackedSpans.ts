import * as vscode from "vscode";
import type { Disposable } from "../../shared/disposableStore.ts";
import { shiftSpan, type SourceSpan, type Span } from "./spans.ts";

/** Follows places in a document while somebody types elsewhere in it. */
export class TrackedSpans implements Disposable {
  readonly document: vscode.TextDocument;
  private readonly sources: readonly SourceSpan[];
  private places: readonly Span[];
  private readonly subscription: vscode.Disposable;

  constructor(document: vscode.TextDocument, sources: readonly SourceSpan[]) {
    this.document = document;
    this.sources = sources;
    this.places = sources;
    this.subscription = vscode.workspace.onDidChangeTextDocument((event) => {
      if (event.document !== document) return;
      for (const change of event.contentChanges) {
        this.places = this.places.map((place) => shiftSpan(place, change));
      }
    });
  }

  get current(): readonly Span[] {
    return this.places;
  }

  /** True while each place still holds the text that the translation was made from. */
  isUnchanged(): boolean {
    const text = this.document.getText();
    return this.sources.every((source, index) => {
      const place = this.places[index];
      return place !== undefined && text.slice(place.start, place.end) === source.text;
    });
  }

  dispose(): void {
    this.subscription.dispose();
  }
}
