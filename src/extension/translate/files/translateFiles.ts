/** Translate File: one after another in the background, under one progress, with a report at the end. */
import * as vscode from "vscode";
import { languageLabel, type LanguageTag } from "../../../core/languages.ts";
import { taskProgressText } from "../../../core/taskProgressText.ts";
import { formatOf } from "../../../core/translate/formats/formatOf.ts";
import { isFaultOfOneFile } from "../../../core/translate/update/faultOfOneFile.ts";
import { translateFile, type FileOutcome } from "../../../core/translate/update/translateFile.ts";
import { AppError } from "../../../shared/appError.ts";
import { CancelledError, throwIfCancelled } from "../../../shared/cancelSignal.ts";
import { presentError } from "../../../shared/errorPresentation.ts";
import { formatMessage } from "../../../shared/messages/formatMessage.ts";
import type { TaskProgress } from "../../../shared/protocol.ts";
import { withProgress, type ProgressStep } from "../../notifications.ts";
import { jobFor } from "../jobFor.ts";
import { projectRoot } from "../projectRoot.ts";
import type { TranslationContext } from "../translationContext.ts";
import { readFileName, readRegister } from "../translationSettings.ts";
import { askConflict } from "./askConflict.ts";
import { chosenUris, MOST_FILES, type ChosenUris } from "./chosenUris.ts";
import { fileFindings } from "./fileFindings.ts";
import { FileQueue } from "./fileQueue.ts";
import type { FileReport } from "./fileReport.ts";
import { JobReports, type PlacedReport } from "./jobReports.ts";
import type { ReadOnlyTexts } from "./readOnlyTexts.ts";
import { resumedTranslation } from "./resumedTranslation.ts";
import { workspaceFiles } from "./workspaceFiles.ts";

/** While it is set, the palette has the command that pauses. */
const RUNNING_KEY = "sealion.translatingFiles";

/** A file's part in its job. */
interface FileTurn {
  readonly target: LanguageTag;
  readonly tell: (message: string) => void;
  readonly signal: AbortSignal;
  readonly queue: FileQueue<vscode.Uri>;
}

export class FileTranslations {
  private readonly context: TranslationContext;
  private readonly texts: ReadOnlyTexts;
  private readonly reports: JobReports;
  /** Of the job that runs. */
  private queue: FileQueue<vscode.Uri> | undefined;
  /** Settles with all jobs that were begun: they follow one another. */
  private earlier: Promise<unknown> = Promise.resolve();

  constructor(context: TranslationContext, texts: ReadOnlyTexts) {
    this.context = context;
    this.texts = texts;
    this.reports = new JobReports(texts);
  }

  /** @param argument and `selection` are what the explorer gives to a command */
  async start(argument: unknown, selection: unknown, asksTarget: boolean): Promise<void> {
    const { languages, sources } = this.context;
    const chosen = await chosenUris(argument, selection, sources.current);
    const [first] = chosen.uris;
    const current = asksTarget ? undefined : languages.current("translate", first);
    const target = current ?? (await languages.ask("translate"));
    if (target === undefined) return;
    if (first !== undefined && chosen.uris.length === 1 && formatOf(first.path)?.format === "code") {
      await this.previewComments(first, target);
      return;
    }
    const { earlier } = this;
    const job = this.run(chosen, target, earlier);
    // One that is cancelled while it waits ends before those that it waited for.
    this.earlier = Promise.allSettled([earlier, job]);
    await job;
  }

  /** A program has no translation beside it: its comments change in place, once a person has seen how. */
  private async previewComments(uri: vscode.Uri, target: LanguageTag): Promise<void> {
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document, { preview: false });
    const places = [{ start: 0, end: document.getText().length }];
    await this.context.previews.open(await jobFor(this.context, document, { places, target, isWhole: true }));
  }

  togglePause(): void {
    if (this.queue?.isPaused === true) this.queue.resume();
    else this.queue?.pause();
  }

  showLastReport(): Promise<void> {
    return this.reports.showLast();
  }

  private async run(
    { uris, skipped, isCut }: ChosenUris,
    target: LanguageTag,
    earlier: Promise<unknown>,
  ): Promise<void> {
    const title = formatMessage("translate.progress", { language: languageLabel(target) });
    const link = {
      label: formatMessage("fileTranslation.pauseOrResume"),
      command: "sealion.translateFiles.pause",
    } as const;
    const count = uris.length;
    const reports: PlacedReport[] = [];
    const task = async (report: (step: ProgressStep) => void, signal: AbortSignal): Promise<void> => {
      report({ message: formatMessage("fileTranslation.waiting") });
      await settledOrCancelled(earlier, signal);
      const queue = new FileQueue(uris, () => {
        report({ message: formatMessage("fileTranslation.paused", { done: reports.length, count }) });
      });
      this.follow(queue);
      const work = async (uri: vscode.Uri, index: number): Promise<void> => {
        const root = projectRoot(uri);
        const done = formatMessage("translate.done", { done: index, count });
        const tell = (message: string): void => report({ message: `${done} ${nameIn(root, uri)} ${message}` });
        tell("");
        reports.push({ ...(await this.one(uri, root, { target, tell, signal, queue })), root });
        report({ increment: 100 / count });
      };
      await queue.run(work, signal).finally(() => this.follow(undefined));
    };
    let wasCancelled = false;
    try {
      if (count > 0) await withProgress(title, task, link);
    } catch (error) {
      wasCancelled = CancelledError.is(error);
      if (!wasCancelled) throw error;
    } finally {
      const remarks = isCut ? [formatMessage("fileTranslation.tooMany", { limit: MOST_FILES })] : [];
      const all = [...reports, ...skipped.map(skippedReport)];
      void this.reports.tell({ target, reports: all, notDone: count - reports.length, wasCancelled, remarks });
    }
  }

  private follow(queue: FileQueue<vscode.Uri> | undefined): void {
    this.queue = queue;
    void vscode.commands.executeCommand("setContext", RUNNING_KEY, queue !== undefined);
  }

  private async one(uri: vscode.Uri, root: vscode.Uri, turn: FileTurn): Promise<FileReport> {
    const { target, tell, signal, queue } = turn;
    const { sources, glossary, api, log } = this.context;
    const name = nameIn(root, uri);
    let source = "";
    let undecided = name;
    try {
      const outcome = await translateFile(
        {
          path: name,
          kind: formatOf(uri.path) ?? { format: "plaintext" },
          target,
          source: sources.current === target ? undefined : sources.current,
          pattern: readFileName(uri),
          register: readRegister(target, uri),
          glossary: await glossary.termsFor(uri, target),
          signal,
        },
        {
          ...workspaceFiles(root),
          translate: (params) => {
            source = params.text;
            return resumedTranslation(params, {
              api,
              queue,
              log,
              signal,
              onProgress: (step) => tell(progressWords(step)),
            });
          },
          decide: async (question) => {
            const decision = await askConflict(question, source, this.texts);
            if (decision !== undefined) return decision;
            undecided = question.path;
            throw new CancelledError();
          },
        },
      );
      this.mark(outcome, source, { root, target });
      return { name, outcome };
    } catch (error) {
      throwIfCancelled(signal);
      if (CancelledError.is(error)) return { name, outcome: { kind: "skipped", reason: "undecided", path: undecided } };
      if (!AppError.is(error) || !isFaultOfOneFile(error)) throw error;
      return { name, outcome: { kind: "failed", reason: presentError(error).message } };
    }
  }

  /** What needs a look stands in the file itself, as that of other translations does. */
  private mark(
    outcome: FileOutcome,
    source: string,
    { root, target }: { readonly root: vscode.Uri; readonly target: LanguageTag },
  ): void {
    if (outcome.kind === "skipped") return;
    const { path, result } = outcome;
    this.context.findings.setFile(vscode.Uri.joinPath(root, path), result.text, fileFindings(result, source, target));
  }
}

/** @throws CancelledError */
async function settledOrCancelled(earlier: Promise<unknown>, signal: AbortSignal): Promise<void> {
  await new Promise<void>((resolve) => {
    const end = (): void => {
      signal.removeEventListener("abort", end);
      resolve();
    };
    signal.addEventListener("abort", end);
    void earlier.then(end);
  });
  throwIfCancelled(signal);
}

function progressWords(step: TaskProgress): string {
  if (step.kind === "segments")
    return formatMessage("fileTranslation.segments", { done: step.done, count: step.count });
  return taskProgressText(step) ?? "";
}

function nameIn(root: vscode.Uri, uri: vscode.Uri): string {
  return uri.path.slice(root.path.replace(/\/?$/u, "/").length);
}

function skippedReport({ uri, reason }: ChosenUris["skipped"][number]): PlacedReport {
  const root = projectRoot(uri);
  return { name: nameIn(root, uri), root, outcome: { kind: "skipped", reason } };
}
