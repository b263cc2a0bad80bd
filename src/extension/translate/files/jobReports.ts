import * as vscode from "vscode";
import type { LanguageTag } from "../../../core/languages.ts";
import { formatMessage } from "../../../shared/messages/formatMessage.ts";
import { showInformation, showWarning } from "../../notifications.ts";
import { countReports, outcomeText, reportText, type FileReport } from "./fileReport.ts";
import type { ReadOnlyTexts } from "./readOnlyTexts.ts";

/** A file's part of a report, with the folder that its paths begin at. */
export interface PlacedReport extends FileReport {
  readonly root: vscode.Uri;
}

export interface FinishedJob {
  readonly target: LanguageTag;
  readonly reports: readonly PlacedReport[];
  /** Files that were chosen and have no report. */
  readonly notDone: number;
  readonly wasCancelled: boolean;
  /** What else there is to say. */
  readonly remarks: readonly string[];
}

/** Tells what became of files, and keeps the last report for whoever has dismissed the notification. */
export class JobReports {
  private readonly texts: ReadOnlyTexts;
  private last: FinishedJob | undefined;

  constructor(texts: ReadOnlyTexts) {
    this.texts = texts;
  }

  async tell(job: FinishedJob): Promise<void> {
    this.last = job;
    const { failed, findings } = countReports(job.reports);
    const show = formatMessage("fileTranslation.showReport");
    const open = formatMessage("fileTranslation.open");
    const only = job.reports.length === 1 ? job.reports[0] : undefined;
    const written = only !== undefined && "result" in only.outcome ? uriOf(only, only.outcome.path) : undefined;
    const labels = [...(written === undefined ? [] : [open]), ...(job.reports.length > 0 ? [show] : [])];
    const say = failed + findings > 0 ? showWarning : showInformation;
    const chosen = await say(summaryText(job), ...labels);
    if (chosen === show) await this.showLast();
    else if (chosen === open && written !== undefined) await vscode.window.showTextDocument(written);
  }

  async showLast(): Promise<void> {
    if (this.last === undefined) {
      void showInformation(formatMessage("fileTranslation.noReport"));
      return;
    }
    const { reports, target } = this.last;
    const linkOf = (report: PlacedReport, path: string, line: number): string =>
      `${uriOf(report, path).toString()}#L${String(line)}`;
    const uri = this.texts.add(formatMessage("fileTranslation.reportName"), reportText(reports, target, linkOf));
    await vscode.window.showTextDocument(uri);
  }
}

/** A job of one file says what became of it, one of many how many of each there are. */
function summaryText({ reports, notDone, wasCancelled, remarks }: FinishedJob): string {
  const [first] = reports;
  const sentences = wasCancelled ? [formatMessage("fileTranslation.cancelled")] : [];
  if (first !== undefined && reports.length === 1 && notDone === 0) sentences.push(outcomeText(first));
  else if (reports.length > 0) sentences.push(formatMessage("fileTranslation.summary", { ...countReports(reports) }));
  if (notDone > 0) {
    const key = notDone === 1 ? "fileTranslation.notDoneOne" : "fileTranslation.notDone";
    sentences.push(formatMessage(key, { count: notDone }));
  }
  return [...sentences, ...remarks].join(" ");
}

function uriOf({ root }: PlacedReport, path: string): vscode.Uri {
  return vscode.Uri.joinPath(root, path);
}
