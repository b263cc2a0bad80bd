import * as vscode from "vscode";
import { findingText } from "../../../core/translate/verify/findingText.ts";
import { DisposableStore, type Disposable } from "../../../shared/disposableStore.ts";
import type { FindingCode } from "../../../shared/translation.ts";
import { rangeOf } from "../../editorText.ts";
import { DIAGNOSTIC_SOURCE } from "./diagnosticSource.ts";
import { findingsAfterChanges, type FoundSegment } from "./trackedFindings.ts";

/** What a reader may find right all the same: said, but not as a warning. */
const MILD: readonly FindingCode[] = ["tooShort", "tooLong", "note", "glossary"];

/** Marks translated segments that need a look, as long as their document is open and nobody has edited them. */
export class FindingDiagnostics implements Disposable {
  private readonly collection = vscode.languages.createDiagnosticCollection("sealion");
  private readonly found = new Map<string, readonly FoundSegment[]>();
  private readonly store = new DisposableStore();

  constructor() {
    this.store.add(this.collection);
    this.store.add(
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        const before = this.in(document);
        if (before.length > 0 && contentChanges.length > 0)
          this.set(document, findingsAfterChanges(before, contentChanges));
      }),
    );
    this.store.add(
      vscode.workspace.onDidCloseTextDocument((document) => {
        this.set(document, []);
      }),
    );
  }

  in({ uri }: vscode.TextDocument): readonly FoundSegment[] {
    return this.found.get(uri.toString()) ?? [];
  }

  /** The one that lies at a place; undefined when it has been edited since. */
  at(document: vscode.TextDocument, offset: number): FoundSegment | undefined {
    return this.in(document).find(({ start, end }) => start <= offset && offset <= end);
  }

  /** Where a segment is after edits elsewhere; undefined when its place no longer reads what the findings are about. */
  current(document: vscode.TextDocument, segment: FoundSegment): FoundSegment | undefined {
    const now = this.in(document).find((other) => isSame(other, segment));
    return document.getText().slice(now?.start, now?.end) === now?.text ? now : undefined;
  }

  add(document: vscode.TextDocument, segments: readonly FoundSegment[]): void {
    if (segments.length === 0) return;
    this.set(
      document,
      [...this.in(document), ...segments].sort((a, b) => a.start - b.start),
    );
  }

  remove(document: vscode.TextDocument, segment: FoundSegment): void {
    this.set(
      document,
      this.in(document).filter((other) => !isSame(other, segment)),
    );
  }

  dispose(): void {
    this.store.dispose();
  }

  private set(document: vscode.TextDocument, segments: readonly FoundSegment[]): void {
    const { uri } = document;
    if (segments.length === 0) {
      this.found.delete(uri.toString());
      this.collection.delete(uri);
      return;
    }
    this.found.set(uri.toString(), segments);
    this.collection.set(
      uri,
      segments.flatMap((segment) => diagnosticsOf(document, segment)),
    );
  }
}

/** Whatever their places: each segment's list of findings is its own, and goes along with it. */
function isSame(one: FoundSegment, other: FoundSegment): boolean {
  return one.findings === other.findings;
}

function diagnosticsOf(document: vscode.TextDocument, segment: FoundSegment): vscode.Diagnostic[] {
  const range = rangeOf(document, segment);
  return segment.findings.map((finding) => {
    const { Information, Warning } = vscode.DiagnosticSeverity;
    const severity = MILD.includes(finding.code) ? Information : Warning;
    const diagnostic = new vscode.Diagnostic(range, findingText(finding), severity);
    diagnostic.source = DIAGNOSTIC_SOURCE;
    diagnostic.code = finding.code;
    return diagnostic;
  });
}
