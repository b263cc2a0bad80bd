/** Translate File: one after another in the background, under one progress, with a report at the end. */
import * as vscode from "vscode";
import { languageLabel, type LanguageTag } from "../../../core/languages.ts";
import { formatOf } from "../../../core/translate/formats/formatOf.ts";
import { isFaultOfOneFile } from "../../../core/translate/update/faultOfOneFile.ts";
import {
  translateFile,
  type FileOutcome,
  type FileTranslateParams,
} from "../../../core/translate/update/translateFile.ts";
import { AppError } from "../../../shared/appError.ts";
import { CancelledError, throwIfCancelled } from "../../../shared/cancelSignal.ts";
import { presentError } from "../../../shared/errorPresentation.ts";
import { formatMessage } from "../../../shared/messages/formatMessage.ts";
import type { TaskProgress, TranslateResult } from "../../../shared/protocol.ts";
import { taskProgressText } from "../../../core/taskProgressText.ts";
import { showInformation, withProgress, type ProgressStep } from "../../notifications.ts";
import type { TranslationContext } from "../translationContext.ts";
import { readFileName, readRegister } from "../translationSettings.ts";
import { askConflict } from "./askConflict.ts";
import { chosenUris } from "./chosenUris.ts";
import { FileQueue } from "./fileQueue.ts";
import { countReports, reportText, type FileReport } from "./fileReport.ts";
import { workspaceFiles } from "./workspaceFiles.ts";

/** A server that dies is started anew, and the file translated again; one that dies every time has told enough. */
const TRIES_AFTER_CRASH = 2;

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
    const uris = await chosenUris(argument, selection, sources.current);
    const [first] = uris;
    const current = asksTarget ? undefined : languages.current("translate", first);
    const target = current ?? (await languages.ask("translate"));
    if (target === undefined) return;
    const turn = this.last.then(() => this.inTurn(new FileQueue(uris), uris.length, target));
    // The next job comes whatever becomes of this one.
    this.last = turn.catch(() => undefined);
    await turn;
  }

  togglePause(): void {
    if (this.queue?.isPaused === true) this.queue.resume();
    else this.queue?.pause();
  }

  private async inTurn(queue: FileQueue<vscode.Uri>, count: number, target: LanguageTag): Promise<void> {
    this.queue = queue;
    try {
      await this.run(queue, count, target);
    } finally {
      this.queue = undefined;
    }
  }

  private async run(queue: FileQueue<vscode.Uri>, count: number, target: LanguageTag): Promise<void> {
    const title = formatMessage("translate.progress", { language: languageLabel(target) });
    const link = {
      label: formatMessage("fileTranslation.pauseOrResume"),
      command: "sealion.translateFiles.pause",
    } as const;
    const reports: FileReport[] = [];
    const roots = new Map<FileReport, vscode.Uri>();
    const task = async (report: (step: ProgressStep) => void, signal: AbortSignal): Promise<void> => {
      const held = (): void => {
        report({ message: formatMessage("fileTranslation.paused", { done: reports.length, count }) });
      };
      const work = async (uri: vscode.Uri, index: number): Promise<void> => {
        const root = rootOf(uri);
        const tell = (message: string): void => {
          report({
            message: `${formatMessage("translate.done", { done: index, count })} ${nameIn(root, uri)} ${message}`,
          });
        };
        tell("");
        const done = await this.one(uri, root, target, { tell, signal });
        reports.push(done);
        roots.set(done, root);
        report({ increment: 100 / count });
      };
      await queue.run(work, signal, held);
    };
    let wasCancelled = false;
    try {
      await withProgress(title, task, link);
    } catch (error) {
      wasCancelled = CancelledError.is(error);
      if (!wasCancelled) throw error;
    } finally {
      if (reports.length > 0) void tellReport(reports, target, roots, wasCancelled);
    }
  }

  private async one(
    uri: vscode.Uri,
    root: vscode.Uri,
    target: LanguageTag,
    { tell, signal }: { readonly tell: (message: string) => void; readonly signal: AbortSignal },
  ): Promise<FileReport> {
    const { sources, glossary } = this.context;
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
          translate: (params) => this.translate(params, signal, (step) => tell(progressWords(step))),
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

  private async translate(
    params: FileTranslateParams,
    signal: AbortSignal,
    onProgress: (step: TaskProgress) => void,
  ): Promise<TranslateResult> {
    for (let attempt = 0; ; attempt += 1) {
      try {
        return await this.context.api.translate({ ...params, whenBusy: "wait" }, { signal, onProgress });
      } catch (error) {
        const isLost = AppError.is(error, "server.crashed") || AppError.is(error, "server.notResponding");
        if (!isLost || attempt >= TRIES_AFTER_CRASH) throw error;
        this.context.log.warn(`The server was lost while a file was translated, try ${String(attempt + 2)}`);
      }
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

async function tellReport(
  reports: readonly FileReport[],
  target: LanguageTag,
  roots: ReadonlyMap<FileReport, vscode.Uri>,
  wasCancelled: boolean,
): Promise<void> {
  const counts = formatMessage("fileTranslation.summary", { ...countReports(reports) });
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
      reports,
      target,
      (report, path, line) => `${uriOf(report, path).toString()}#L${String(line)}`,
    );
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ content, language: "markdown" }));
  } else if (chosen === open && written !== undefined) {
    await vscode.window.showTextDocument(uriOf(written.report, written.path));
  }
}
