import * as vscode from "vscode";
import type { ServerApi } from "../../../client/serverApi.ts";
import { languageLabel, languageOf } from "../../../core/languages.ts";
import { identifyLanguage } from "../../../core/text/identifyLanguage.ts";
import { CancelledError } from "../../../shared/cancelSignal.ts";
import { DisposableStore, type Disposable } from "../../../shared/disposableStore.ts";
import { formatMessage } from "../../../shared/messages/formatMessage.ts";
import type { WhenBusy } from "../../../shared/protocol.ts";
import { documentName, rangeOf } from "../../editorText.ts";
import { withProgress } from "../../notifications.ts";
import { Throttle } from "../../throttle.ts";
import { runTranslation, type SegmentCount, type SegmentProgress, type Translation } from "../runTranslation.ts";
import type { TranslatedSegment } from "../translatedText.ts";
import type { TranslationJob } from "../translationJob.ts";
import { TrackedDocument } from "../trackedDocument.ts";
import type { FindingDiagnostics } from "../findings/findingDiagnostics.ts";
import { tellFindings } from "../findings/tellFindings.ts";
import { foundSegments } from "../findings/trackedFindings.ts";
import { placedSegments, type AcceptedText } from "./acceptedEdits.ts";
import { PreviewContent } from "./previewContent.ts";
import type { PreviewFiles } from "./previewFiles.ts";

/** The diff is computed anew with each change. */
const WRITE_INTERVAL_MS = 200;

/** So long an editor may take to read its file again before the next text is put there. */
const RELOAD_TIMEOUT_MS = 2000;

export interface PreviewSessionOptions {
  readonly api: ServerApi;
  readonly files: PreviewFiles;
  readonly findings: FindingDiagnostics;
  readonly job: TranslationJob;
  readonly onDidChangeRunning: () => void;
}

/** One preview: its two sides, the translation that fills the right one, and what has become of it. */
export class PreviewSession implements Disposable {
  readonly job: TranslationJob;
  /** The document that it is a preview of, and what is typed in it meanwhile. */
  readonly tracked: TrackedDocument;
  /** The right side. */
  readonly uri: vscode.Uri;
  private readonly left: vscode.Uri;
  private readonly options: PreviewSessionOptions;
  private readonly content: PreviewContent;
  private readonly store = new DisposableStore();
  private readonly writeSoon: Throttle;
  /** By index; a segment that the model is in the middle of is not among them. */
  private readonly done = new Map<number, TranslatedSegment>();
  /** See `isSaved`. */
  private saved = false;
  private running: AbortController | undefined;
  private writing = Promise.resolve();
  private translation: Translation | undefined;
  private count: SegmentCount = { done: 0, count: 0 };

  constructor(options: PreviewSessionOptions) {
    const { files, job } = options;
    this.options = options;
    this.job = job;
    this.tracked = this.store.add(new TrackedDocument(job.document, job.source));
    // Its ending says nothing, so that no notebook's editor and none for tables opens it.
    const name = formatMessage("preview.fileName", { name: documentName(job.document) });
    this.left = leftSide(files, job, name);
    this.uri = files.create(name, job.source, false);
    this.content = new PreviewContent(job.source);
    this.writeSoon = this.store.add(new Throttle(WRITE_INTERVAL_MS, () => void this.write()));
    this.store.add(
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (!this.isRight(document)) return;
        this.saved = false;
        this.content.noteChange(contentChanges, document.getText());
      }),
    );
    this.noteSaving();
    this.store.add(
      vscode.workspace.onDidOpenTextDocument((document) => {
        if (this.isRight(document)) this.content.noteChange([], document.getText());
        const { languageId } = job.document;
        const isOwn = this.isRight(document) || document.uri.toString() === this.left.toString();
        if (isOwn && document.languageId !== languageId)
          void vscode.languages.setTextDocumentLanguage(document, languageId);
      }),
    );
  }

  get isRunning(): boolean {
    return this.running !== undefined;
  }

  /** How far it has come; `count` is 0 until the document was read. */
  get progress(): SegmentCount {
    return this.count;
  }

  /** What the server said in the end; undefined while it runs, and after a stop. */
  get result(): Translation | undefined {
    return this.translation;
  }

  /** Somebody has saved what the right side reads now, as the question before it closes offers. `files.autoSave` is nobody. */
  get isSaved(): boolean {
    return this.saved;
  }

  /** What the right side reads now, with a person's edits. */
  get accepted(): AcceptedText {
    const text = this.rightDocument()?.getText() ?? this.options.files.read(this.uri);
    const segments = [...this.done.values()].sort((a, b) => a.start - b.start || a.end - b.end);
    return { source: this.job.source, text, segments, places: this.content.untouched(text) };
  }

  /** @returns the right side's editor */
  async show(): Promise<vscode.TextEditor | undefined> {
    this.saved = false;
    await vscode.commands.executeCommand("vscode.diff", this.left, this.uri, titleOf(this.job), { preview: false });
    return vscode.window.visibleTextEditors.find(({ document }) => this.isRight(document));
  }

  /** "3 of 40 segments need a look", when all are done. */
  tellFindings(): void {
    const document = this.rightDocument();
    if (document === undefined) return;
    void tellFindings(document, this.options.findings.in(document), this.count.count, () => this.show());
  }

  /** Fills the right side. @throws AppError when the request failed; a stop keeps what there is, and is no error */
  async run(whenBusy: WhenBusy): Promise<void> {
    const controller = new AbortController();
    this.running = controller;
    this.options.onDidChangeRunning();
    const title = formatMessage("translate.progress", { language: languageLabel(this.job.target) });
    try {
      this.translation = await withProgress(title, (report, cancelled) => {
        const signal = AbortSignal.any([controller.signal, cancelled]);
        return runTranslation(this.job, {
          api: this.options.api,
          whenBusy,
          report,
          signal,
          onCount: (count) => {
            this.count = count;
          },
          onSegment: (segment) => {
            if (!signal.aborted) this.take(segment);
          },
        });
      });
      for (const segment of this.translation.segments) {
        this.content.set({ ...segment, state: "done" });
        this.done.set(segment.index, withKnownFindings(segment, this.done.get(segment.index)));
      }
    } catch (error) {
      if (!CancelledError.is(error)) throw error;
    } finally {
      this.running = undefined;
      this.options.onDidChangeRunning();
      await this.settle();
    }
  }

  /** Ends when the right side has finished segments only. */
  async stop(): Promise<void> {
    this.running?.abort();
    await this.settle();
  }

  /** Takes the editor away, whatever it shows, and the texts out of memory. */
  async close(): Promise<void> {
    // An editor that is about to read what was written last would find no file.
    await this.stop();
    const tab = this.tab();
    if (tab !== undefined) {
      // An editor with unsaved text would ask before it closes.
      const document = this.rightDocument();
      if (document?.isDirty === true) await document.save();
      await vscode.window.tabGroups.close(tab);
    }
    this.dispose();
  }

  tab(): vscode.Tab | undefined {
    const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
    return tabs.find((tab) => this.isTab(tab));
  }

  isTab({ input }: vscode.Tab): boolean {
    return input instanceof vscode.TabInputTextDiff && input.modified.toString() === this.uri.toString();
  }

  dispose(): void {
    this.running?.abort();
    this.store.dispose();
    this.options.findings.forget(this.uri);
    this.options.files.remove(this.uri);
    this.options.files.remove(this.left);
  }

  private noteSaving(): void {
    let isByHand = false;
    this.store.add(
      vscode.workspace.onWillSaveTextDocument(({ document, reason }) => {
        if (this.isRight(document)) isByHand = reason === vscode.TextDocumentSaveReason.Manual;
      }),
    );
    this.store.add(
      vscode.workspace.onDidSaveTextDocument((document) => {
        if (this.isRight(document)) this.saved = isByHand;
      }),
    );
  }

  private take(segment: SegmentProgress): void {
    const { index, start, end, text, state, findings = [] } = segment;
    this.content.set(segment);
    if (state === "done")
      this.done.set(index, {
        index,
        start,
        end,
        text,
        source: this.job.source.slice(start, end),
        outcome: { findings },
      });
    this.writeSoon.request();
  }

  /** An answer that was broken off has been seen by no check: it must not be taken for a translation. */
  private settle(): Promise<void> {
    this.content.takeBackUnfinished();
    return this.write();
  }

  /** One write after the other: what a person does in between decides how the next one is made. */
  private write(): Promise<void> {
    this.writing = this.writing
      .then(() => this.writeNow())
      .then(() => {
        this.markFindings();
      })
      .catch(() => undefined);
    return this.writing;
  }

  private markFindings(): void {
    const document = this.rightDocument();
    if (document === undefined || this.store.isDisposed) return;
    const { segments, places } = this.accepted;
    this.options.findings.add(document, foundSegments(placedSegments(segments, places), this.job.target));
  }

  private async writeNow(): Promise<void> {
    if (this.store.isDisposed) return;
    const document = this.rightDocument();
    // What somebody has saved before it was closed is theirs.
    if (document === undefined && this.options.files.read(this.uri) !== this.content.text) return;
    if (document === undefined || !this.content.isEdited) {
      const text = this.content.compose();
      // An editor reads each file that was written again, whatever is in it.
      if (this.options.files.read(this.uri) === text) return;
      this.options.files.write(this.uri, text);
      if (document !== undefined) await this.untilRead(document, text);
      return;
    }
    const replacements = this.content.replacements(document.getText());
    if (replacements.length === 0) return;
    const edit = new vscode.WorkspaceEdit();
    for (const { text, ...place } of replacements) edit.replace(this.uri, rangeOf(document, place), text);
    if (await vscode.workspace.applyEdit(edit)) this.content.noteWritten(replacements);
  }

  /** The editor reads its file again by itself, unless somebody has edited it. */
  private untilRead(document: vscode.TextDocument, text: string): Promise<void> {
    return new Promise((resolve) => {
      const isRead = (): boolean => document.isClosed || document.isDirty || document.getText() === text;
      if (isRead()) {
        resolve();
        return;
      }
      const finish = (): void => {
        clearTimeout(timer);
        subscription.dispose();
        resolve();
      };
      const timer = setTimeout(finish, RELOAD_TIMEOUT_MS);
      const subscription = vscode.workspace.onDidChangeTextDocument((event) => {
        if (event.document === document && isRead()) finish();
      });
    });
  }

  private rightDocument(): vscode.TextDocument | undefined {
    return vscode.workspace.textDocuments.find((document) => this.isRight(document));
  }

  private isRight({ uri }: vscode.TextDocument): boolean {
    return uri.toString() === this.uri.toString();
  }
}

/** Findings that were shown already, and that somebody may have removed, are not new ones. */
function withKnownFindings(segment: TranslatedSegment, earlier: TranslatedSegment | undefined): TranslatedSegment {
  const isKnown = JSON.stringify(earlier?.outcome?.findings) === JSON.stringify(segment.outcome?.findings);
  return isKnown ? { ...segment, outcome: earlier?.outcome } : segment;
}

/** "notes.md: English → ไทย". */
function titleOf({ document, source, places, from, target }: TranslationJob): string {
  const name = documentName(document);
  const to = languageOf(target).endonym;
  const first = places[0];
  const found = from ?? identifyLanguage(source.slice(first?.start, first?.end))?.tag;
  if (found === undefined || found === "other") return formatMessage("preview.title", { name, to });
  return formatMessage("preview.titleFrom", { name, from: languageOf(found).endonym, to });
}

/** The document itself, so that it is seen when it changes meanwhile; of a cell of a notebook, whose editor is no text editor, a copy. */
function leftSide(files: PreviewFiles, { document, source }: TranslationJob, name: string): vscode.Uri {
  return document.uri.scheme === "vscode-notebook-cell" ? files.create(name, source, true) : document.uri;
}
