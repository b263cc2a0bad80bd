import * as vscode from "vscode";
import { findingText } from "../../../core/translate/verify/findingText.ts";
import { LineNumbers } from "../../../core/translate/update/lineNumbers.ts";
import { DisposableStore, type Disposable } from "../../../shared/disposableStore.ts";
import type { FindingCode, TextSpan } from "../../../shared/translation.ts";
import { rangeOf } from "../../editorText.ts";
import { DIAGNOSTIC_SOURCE } from "./diagnosticSource.ts";
import { findingsAfterChanges, findingsIn, type FoundSegment } from "./trackedFindings.ts";

/** What a reader may find right all the same: said, but not as a warning. */
const MILD: readonly FindingCode[] = ["tooShort", "tooLong", "note", "glossary"];

/** What a file had when it was written, until a document shows it. */
interface WrittenFile {
  readonly text: string;
  readonly segments: readonly FoundSegment[];
}

/**
 * Marks translated segments that need a look, in open documents and in written files. One that somebody has edited is that person's;
 * it is marked again when the edit is undone. What was found in a document is remembered until the window closes.
 */
export class FindingDiagnostics implements Disposable {
  private readonly collection = vscode.languages.createDiagnosticCollection("sealion");
  /** By the document's URI, whatever stands at their places now. */
  private readonly found = new Map<string, readonly FoundSegment[]>();
  private readonly removed = new WeakSet<FoundSegment["findings"]>();
  /** By the file's URI. */
  private readonly written = new Map<string, WrittenFile>();
  private readonly store = new DisposableStore();

  constructor() {
    this.store.add(this.collection);
    this.store.add(
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (this.takeOver(document) || contentChanges.length === 0) return;
        const before = this.found.get(document.uri.toString());
        if (before !== undefined) this.set(document, findingsAfterChanges(before, contentChanges, document.getText()));
      }),
    );
    this.store.add(
      vscode.workspace.onDidOpenTextDocument((document) => {
        const before = this.found.get(document.uri.toString());
        if (!this.takeOver(document) && before !== undefined) this.set(document, before);
      }),
    );
    this.store.add(
      vscode.workspace.onDidCloseTextDocument(({ uri }) => {
        this.collection.delete(uri);
      }),
    );
  }

  /** Those whose places read what the findings are about. */
  in(document: vscode.TextDocument): readonly FoundSegment[] {
    const known = this.found.get(document.uri.toString()) ?? [];
    return known.length === 0 ? known : findingsIn(document.getText(), known);
  }

  /** The one that lies at a place; undefined when it has been edited since. */
  at(document: vscode.TextDocument, offset: number): FoundSegment | undefined {
    return this.in(document).find(({ start, end }) => start <= offset && offset <= end);
  }

  /** Where segments are after edits elsewhere, without those whose places no longer read what the findings are about. */
  current(document: vscode.TextDocument, segments: readonly FoundSegment[]): FoundSegment[] {
    // Whatever their places: each segment's list of findings is its own, and goes along with it.
    const known = new Map(this.in(document).map((segment) => [segment.findings, segment]));
    return segments.flatMap(({ findings }) => known.get(findings) ?? []);
  }

  /** Also says where those are that were added before. What somebody has removed stays away. */
  add(document: vscode.TextDocument, segments: readonly FoundSegment[]): void {
    const wanted = segments.filter(({ findings }) => !this.removed.has(findings));
    if (wanted.length === 0) return;
    const known = this.found.get(document.uri.toString()) ?? [];
    const again = new Set(wanted.map(({ findings }) => findings));
    // The same translation, judged anew.
    const judged = new Map(wanted.map(({ start, text }) => [start, text]));
    const kept = known.filter((old) => !again.has(old.findings) && judged.get(old.start) !== old.text);
    this.set(
      document,
      [...kept, ...wanted].sort((a, b) => a.start - b.start),
    );
  }

  /** Marks a file that was just written, which a document may show or not. @param text all of it */
  setFile(uri: vscode.Uri, text: string, segments: readonly FoundSegment[]): void {
    const name = uri.toString();
    this.found.delete(name);
    this.written.delete(name);
    const rangeIn = rangesOf(text);
    this.collection.set(
      uri,
      segments.flatMap((segment) => diagnosticsOf(rangeIn(segment), segment)),
    );
    if (segments.length === 0) return;
    this.written.set(name, { text, segments });
    const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === name);
    if (open !== undefined) this.takeOver(open);
  }

  remove(document: vscode.TextDocument, segments: readonly FoundSegment[]): void {
    const gone = new Set(segments.map(({ findings }) => findings));
    for (const findings of gone) this.removed.add(findings);
    const known = this.found.get(document.uri.toString()) ?? [];
    this.set(
      document,
      known.filter(({ findings }) => !gone.has(findings)),
    );
  }

  /** Of a document that is there no more. */
  forget(uri: vscode.Uri): void {
    this.found.delete(uri.toString());
    this.collection.delete(uri);
  }

  dispose(): void {
    this.store.dispose();
  }

  /** A document that shows a written file as it is: from now on its edits move what is marked. */
  private takeOver(document: vscode.TextDocument): boolean {
    const name = document.uri.toString();
    const file = this.written.get(name);
    if (file?.text !== document.getText()) return false;
    this.written.delete(name);
    this.set(document, file.segments);
    return true;
  }

  private set(document: vscode.TextDocument, segments: readonly FoundSegment[]): void {
    const { uri } = document;
    this.found.set(uri.toString(), segments);
    this.collection.set(
      uri,
      this.in(document).flatMap((segment) => diagnosticsOf(rangeOf(document, segment), segment)),
    );
  }
}

/** Places in a text that no document holds. */
function rangesOf(text: string): (span: TextSpan) => vscode.Range {
  const lines = new LineNumbers(text);
  const positionOf = (offset: number): vscode.Position => {
    const { line, column } = lines.positionAt(offset);
    return new vscode.Position(line - 1, column - 1);
  };
  return ({ start, end }) => new vscode.Range(positionOf(start), positionOf(end));
}

function diagnosticsOf(range: vscode.Range, segment: FoundSegment): vscode.Diagnostic[] {
  return segment.findings.map((finding) => {
    const { Information, Warning } = vscode.DiagnosticSeverity;
    const severity = MILD.includes(finding.code) ? Information : Warning;
    const diagnostic = new vscode.Diagnostic(range, findingText(finding), severity);
    diagnostic.source = DIAGNOSTIC_SOURCE;
    diagnostic.code = finding.code;
    return diagnostic;
  });
}
