/** Translate File: one after another in the background, under one progress, with a report at the end. */
import * as vscode from "vscode";
import { languageLabel, type LanguageTag } from "../../../core/languages.ts";
import { formatOf } from "../../../core/translate/formats/formatOf.ts";
import { isFaultOfOneFile } from "../../../core/translate/update/faultOfOneFile.ts";
import { translateFile, type FileOutcome } from "../../../core/translate/update/translateFile.ts";
import { AppError } from "../../../shared/appError.ts";
import { CancelledError, throwIfCancelled } from "../../../shared/cancelSignal.ts";
import { presentError } from "../../../shared/errorPresentation.ts";
import { formatMessage } from "../../../shared/messages/formatMessage.ts";
import type { TaskProgress } from "../../../shared/protocol.ts";
import { taskProgressText } from "../../../core/taskProgressText.ts";
import { showInformation, withProgress, type ProgressStep } from "../../notifications.ts";
import type { TranslationContext } from "../translationContext.ts";
import { readFileName, readRegister } from "../translationSettings.ts";
import { askConflict } from "./askConflict.ts";
import { chosenUris, type ChosenUris } from "./chosenUris.ts";
import { FileQueue } from "./fileQueue.ts";
import { countReports, reportText, type FileReport } from "./fileReport.ts";
import { resumedTranslation } from "./resumedTranslation.ts";
import { workspaceFiles } from "./workspaceFiles.ts";

/** A file's part in its job. */
interface FileTurn {
  readonly tell: (message: string) => void;
  readonly signal: AbortSignal;
  readonly queue: FileQueue<vscode.Uri>;
}

export class FileTranslations {
  private readonly context: TranslationContext;
  /** Of the job that runs. */
  private queue: FileQueue<vscode.Uri> | undefined;
  /** Settles with the last job that was begun: jobs follow one another. */
  private last: Promise<void> = Promise.resolve();

  constructor(context: TranslationContext) {
    this.context = context;
  }

  /** @param argument and `selection` are what the explorer gives to a command */
  async start(argument: unknown, selection: unknown, asksTarget: boolean): Promise<void> {
    const { languages, sources } = this.context;
    const chosen = await chosenUris(argument, selection, sources.current);
    const [first] = chosen.uris;
    const current = asksTarget ? undefined : languages.current("translate", first);
    const target = current ?? (await languages.ask("translate"));
    if (target === undefined) return;
    const turn = this.last.then(() => this.run(chosen, target));
    // The next job comes whatever becomes of this one.
    this.last = turn.catch(() => undefined);
    await turn;
  }

  togglePause(): void {
    if (this.queue?.isPaused === true) this.queue.resume();
    else this.queue?.pause();
  }

  private async run({ uris, skipped }: ChosenUris, target: LanguageTag): Promise<void> {
    const title = formatMessage("translate.progress", { language: languageLabel(target) });
    const link = {
      label: formatMessage("fileTranslation.pauseOrResume"),
      command: "sealion.translateFiles.pause",
    } as const;
    const count = uris.length;
    const reports: FileReport[] = [];
    const roots = new Map<FileReport, vscode.Uri>();
    const task = async (report: (step: ProgressStep) => void, signal: AbortSignal): Promise<void> => {
      const queue = new FileQueue(uris, () => {
        report({ message: formatMessage("fileTranslation.paused", { done: reports.length, count }) });
      });
      this.queue = queue;
      const work = async (uri: vscode.Uri, index: number): Promise<void> => {
        const root = rootOf(uri);
        const tell = (message: string): void => {
          report({
            message: `${formatMessage("translate.done", { done: index, count })} ${nameIn(root, uri)} ${message}`,
          });
        };
        tell("");
        const done = await this.one(uri, root, target, { tell, signal, queue });
        reports.push(done);
        roots.set(done, root);
        report({ increment: 100 / count });
      };
      await queue.run(work, signal);
    };
    let wasCancelled = false;
    try {
      if (count > 0) await withProgress(title, task, link);
    } catch (error) {
      wasCancelled = CancelledError.is(error);
      if (!wasCancelled) throw error;
    } finally {
      this.queue = undefined;
      if (reports.length > 0 || count === 0) void tellReport({ reports, skipped, target, roots, wasCancelled });
    }
  }

  private async one(
    uri: vscode.Uri,
    root: vscode.Uri,
    target: LanguageTag,
    { tell, signal, queue }: FileTurn,
  ): Promise<FileReport> {
    const { sources, glossary, api, log } = this.context;
    const name = nameIn(root, uri);
    const kind = formatOf(uri.path) ?? { format: "plaintext" as const };
    try {
      const outcome = await translateFile(
        {
          path: name,
          kind,
          target,
          source: sources.current === target ? undefined : sources.current,
          pattern: readFileName(uri),
          register: readRegister(target, uri),
          glossary: await glossary.termsFor(uri, target),
          signal,
        },
        {
          ...workspaceFiles(root),
          translate: (params) =>
            resumedTranslation(params, { api, queue, log, signal, onProgress: (step) => tell(progressWords(step)) }),
          decide: (question) => askConflict(question, languageIdOf(uri)),
        },
      );
      return { name, outcome };
    } catch (error) {
      throwIfCancelled(signal);
      if (CancelledError.is(error)) return { name, outcome: skippedByPerson(name) };
      if (!AppError.is(error) || !isFaultOfOneFile(error)) throw error;
      return { name, outcome: { kind: "failed", reason: presentError(error).message } };
    }
  }
}

function progressWords(step: TaskProgress): string {
  if (step.kind === "segments")
    return formatMessage("fileTranslation.segments", { done: step.done, count: step.count });
  return taskProgressText(step) ?? "";
}

/** Where relative paths and `.sealion` belong. A file outside of the workspace has its own folder. */
function rootOf(uri: vscode.Uri): vscode.Uri {
  return vscode.workspace.getWorkspaceFolder(uri)?.uri ?? vscode.Uri.joinPath(uri, "..");
}

function nameIn(root: vscode.Uri, uri: vscode.Uri): string {
  return uri.path.slice(root.path.replace(/\/?$/u, "/").length);
}

function languageIdOf(uri: vscode.Uri): string {
  return (
    vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString())?.languageId ??
    "plaintext"
  );
}

/** The question what happens to a person's work was dismissed: nothing happens to it. */
function skippedByPerson(path: string): FileOutcome {
  return { kind: "skipped", reason: "lost", path };
}

interface FinishedJob {
  readonly reports: readonly FileReport[];
  readonly skipped: ChosenUris["skipped"];
  readonly target: LanguageTag;
  readonly roots: ReadonlyMap<FileReport, vscode.Uri>;
  readonly wasCancelled: boolean;
}

async function tellReport({ reports, skipped, target, roots, wasCancelled }: FinishedJob): Promise<void> {
  const all = [
    ...reports,
    ...skipped.map(({ uri, reason }): FileReport => ({
      name: nameIn(rootOf(uri), uri),
      outcome: { kind: "skipped", reason },
    })),
  ];
  const counts = formatMessage("fileTranslation.summary", { ...countReports(all) });
  const message = wasCancelled ? `${formatMessage("fileTranslation.cancelled")} ${counts}` : counts;
  const show = formatMessage("fileTranslation.showReport");
  const [first] = reports;
  const only = reports.length === 1 ? first : undefined;
  const written =
    only !== undefined && "result" in only.outcome ? { report: only, path: only.outcome.path } : undefined;
  const open = formatMessage("fileTranslation.open");
  const chosen = await showInformation(message, ...(written === undefined ? [] : [open]), show);
  const uriOf = (report: FileReport, path: string): vscode.Uri =>
    vscode.Uri.joinPath(roots.get(report) ?? vscode.Uri.file("/"), path);
  if (chosen === show) {
    const content = reportText(
      all,
      target,
      (report, path, line) => `${uriOf(report, path).toString()}#L${String(line)}`,
    );
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ content, language: "markdown" }));
  } else if (chosen === open && written !== undefined) {
    await vscode.window.showTextDocument(uriOf(written.report, written.path));
  }
}
