import * as vscode from "vscode";
import type { ServerApi } from "../../../client/serverApi.ts";
import { AppError } from "../../../shared/appError.ts";
import { DisposableStore, type Disposable } from "../../../shared/disposableStore.ts";
import { formatMessage } from "../../../shared/messages/formatMessage.ts";
import type { WhenBusy } from "../../../shared/protocol.ts";
import { documentName } from "../../editorText.ts";
import type { ErrorReporter } from "../../errors/errorReporter.ts";
import { askModal, showInformation } from "../../notifications.ts";
import { noteTranslated } from "../../walkthroughProgress.ts";
import { editDocument } from "../apply/documentEdits.ts";
import { openBeside } from "../apply/waysElsewhere.ts";
import type { FindingDiagnostics } from "../findings/findingDiagnostics.ts";
import { tellFindings, tellNotes } from "../findings/tellFindings.ts";
import { foundSegments } from "../findings/trackedFindings.ts";
import type { TranslationJob } from "../translationJob.ts";
import { acceptedEdits, wholeEdits, type AcceptedEdits } from "./acceptedEdits.ts";
import { PreviewFiles } from "./previewFiles.ts";
import { PreviewSession } from "./previewSession.ts";

/** Context key: the right sides that are still being filled. */
const RUNNING_KEY = "sealion.runningPreviews";

export interface PreviewDependencies {
  readonly api: ServerApi;
  readonly reporter: ErrorReporter;
  readonly findings: FindingDiagnostics;
}

/** All previews of this window, from the first look to Accept or Discard. */
export class TranslationPreviews implements Disposable {
  private readonly dependencies: PreviewDependencies;
  private readonly sessions = new Set<PreviewSession>();
  private readonly store = new DisposableStore();
  private readonly files: PreviewFiles;

  constructor(dependencies: PreviewDependencies) {
    this.dependencies = dependencies;
    this.files = this.store.add(new PreviewFiles());
    this.store.add(
      vscode.window.tabGroups.onDidChangeTabs(({ closed }) => {
        for (const session of this.sessions) {
          if (closed.some((tab) => session.isTab(tab)) && session.tab() === undefined) void this.afterClosing(session);
        }
      }),
    );
  }

  /** Opens a preview and fills it. Ends when nothing more comes; the preview stays. */
  async open(job: TranslationJob): Promise<void> {
    const { api, reporter, findings } = this.dependencies;
    const session = new PreviewSession({
      api,
      files: this.files,
      findings,
      job,
      onDidChangeRunning: () => {
        this.tellRunning();
      },
    });
    this.sessions.add(session);
    await session.show();
    const attempt = async (whenBusy: WhenBusy): Promise<void> => {
      try {
        await session.run(whenBusy);
        if (session.result === undefined) return;
        tellNotes(session.result.notes);
        session.tellFindings();
      } catch (error) {
        reporter.report(error, { retry: attempt });
      }
    };
    await attempt("refuse");
  }

  /** Puts the right side into the document as one undo step. @param argument the right side's address, from the editor's title */
  async accept(argument: unknown): Promise<void> {
    const session = this.sessionOf(argument);
    if (session !== undefined) await this.acceptSession(session);
  }

  /** What a right side is a translation of. */
  originalOf({ uri }: vscode.TextDocument): vscode.TextDocument | undefined {
    return [...this.sessions].find((session) => session.uri.toString() === uri.toString())?.job.document;
  }

  async discard(argument: unknown): Promise<void> {
    const session = this.sessionOf(argument);
    if (session !== undefined) await this.end(session);
  }

  async stop(argument: unknown): Promise<void> {
    await this.sessionOf(argument)?.stop();
  }

  dispose(): void {
    for (const session of this.sessions) session.dispose();
    this.sessions.clear();
    this.store.dispose();
  }

  /** @returns whether its text is in the document; else somebody has decided that it is not to be, or not yet */
  private async acceptSession(session: PreviewSession): Promise<boolean> {
    if (!(await this.isReady(session))) return false;
    await session.stop();
    const { document, target } = session.job;
    if (document.isClosed) throw new AppError("document.closed", "The document of a preview was closed");
    const edits = acceptedEdits(session.accepted, session.tracked) ?? (await this.overwritten(session));
    if (edits === undefined) return false;
    const outcome = await editDocument(document, edits.replacements);
    if (outcome !== "applied") {
      // The preview stays open: nothing is lost, and it can be copied from there.
      const code = outcome === "readOnly" ? "document.readOnly" : "document.changed";
      throw new AppError(code, `${document.uri.scheme} document`);
    }
    const count = session.accepted.segments.filter(({ outcome }) => outcome !== undefined).length;
    await this.end(session);
    await vscode.window.showTextDocument(document);
    noteTranslated();
    const found = foundSegments(edits.segments, target);
    this.dependencies.findings.add(document, found);
    void tellFindings(document, found, count);
    return true;
  }

  /** False while it is being filled, unless somebody wants no more than what is done. */
  private async isReady(session: PreviewSession): Promise<boolean> {
    if (!session.isRunning) return true;
    const wait = formatMessage("preview.wait");
    const acceptDone = formatMessage("preview.acceptDone");
    const question = formatMessage("preview.running", { ...session.progress });
    return (await askModal(question, formatMessage("preview.runningDetail"), wait, acceptDone)) === acceptDone;
  }

  /** What is to be done where both have changed. Undefined: nothing. */
  private async overwritten(session: PreviewSession): Promise<AcceptedEdits | undefined> {
    const { document } = session.job;
    const open = formatMessage("result.openDocument");
    const overwrite = formatMessage("preview.overwrite");
    const question = formatMessage("preview.changed", { name: documentName(document) });
    // The first one is what Enter takes: it loses nothing.
    const chosen = await askModal(question, formatMessage("preview.changedDetail"), open, overwrite);
    if (chosen === open) await openBeside(session.accepted.text, document.languageId);
    return chosen === overwrite ? wholeEdits(session.accepted, document.getText()) : undefined;
  }

  /** Who saved it, as the editor asked before it closed, wants what it reads. */
  private async afterClosing(session: PreviewSession): Promise<void> {
    try {
      if (session.isSaved) {
        const { document } = session.job;
        // The editor that showed it beside the preview is just going: an edit through that one would fail.
        if (!document.isClosed) await vscode.window.showTextDocument(document);
        if (await this.acceptSession(session)) return;
      }
    } catch (error) {
      this.dependencies.reporter.report(error);
    }
    await this.askAfterClosing(session);
  }

  private async askAfterClosing(session: PreviewSession): Promise<void> {
    const reopen = formatMessage("preview.reopen");
    const discard = formatMessage("preview.discard");
    const name = documentName(session.job.document);
    const chosen = await showInformation(formatMessage("preview.closed", { name }), reopen, discard);
    if (chosen === reopen) await session.show();
    // Somebody may have opened it again otherwise meanwhile.
    else if (session.tab() === undefined) await this.end(session);
  }

  private async end(session: PreviewSession): Promise<void> {
    this.sessions.delete(session);
    await session.close();
    this.tellRunning();
  }

  private sessionOf(argument: unknown): PreviewSession | undefined {
    const sessions = [...this.sessions];
    if (argument instanceof vscode.Uri) {
      const named = sessions.find(({ uri }) => uri.toString() === argument.toString());
      if (named !== undefined) return named;
    }
    const active = vscode.window.tabGroups.activeTabGroup.activeTab;
    return active === undefined ? undefined : sessions.find((session) => session.isTab(active));
  }

  private tellRunning(): void {
    const running = [...this.sessions].filter(({ isRunning }) => isRunning).map(({ uri }) => uri.toString());
    void vscode.commands.executeCommand("setContext", RUNNING_KEY, running);
  }
}
