import * as vscode from "vscode";
import type { ServerApi } from "../../client/serverApi.ts";
import { languageLabel, type LanguageTag } from "../../core/languages.ts";
import { FinishedSummaries } from "../../core/summarize/finishedSummaries.ts";
import { AppError } from "../../shared/appError.ts";
import { CancelledError } from "../../shared/cancelSignal.ts";
import { formatMessage } from "../../shared/messages/formatMessage.ts";
import type { SummarizeResult, WhenBusy } from "../../shared/protocol.ts";
import { documentName, refuseTooLarge, requireActiveEditor, selectedSpans } from "../editorText.ts";
import type { ErrorReporter } from "../errors/errorReporter.ts";
import type { TargetLanguages } from "../language/targetLanguages.ts";
import { withProgress } from "../notifications.ts";
import { summaryDocument } from "../summarize/summaryDocument.ts";
import { taskProgressText } from "../../core/taskProgressText.ts";
import { previewText } from "../translate/previewText.ts";
import { planSpans } from "../translate/spans.ts";

export interface SummarizeDependencies {
  readonly api: ServerApi;
  readonly languages: TargetLanguages;
  readonly reporter: ErrorReporter;
}

/** Summarizes the selection, else the whole file, into a new Markdown document beside it. The source is only read. */
export async function summarize(dependencies: SummarizeDependencies, alwaysAsk: boolean): Promise<void> {
  const { languages } = dependencies;
  const { document, text } = readSource(requireActiveEditor());
  refuseTooLarge(text);
  const target = alwaysAsk ? await languages.ask("summary") : await languages.choose("summary", document, text);
  if (target !== undefined) await summarizeText(dependencies, text, documentName(document), target);
}

/** @throws AppError input.empty when there are no words to summarize */
function readSource(editor: vscode.TextEditor): { document: vscode.TextDocument; text: string } {
  const { document } = editor;
  const whole = document.getText();
  const selected = planSpans(whole, selectedSpans(editor)).map(({ start, end }) => whole.slice(start, end));
  const text = selected.length > 0 ? selected.join("\n\n") : whole;
  if (text.trim() === "") throw new AppError("input.empty", "The document is empty");
  return { document, text: text.replaceAll("\r\n", "\n") };
}

async function summarizeText(
  dependencies: SummarizeDependencies,
  text: string,
  sourceName: string,
  target: LanguageTag,
  whenBusy: WhenBusy = "refuse",
  finished = new FinishedSummaries(),
): Promise<void> {
  try {
    const { text: summary, parts, model } = await runSummary(dependencies.api, { text, target, whenBusy, finished });
    const content = summaryDocument({ sourceName, target, summary, parts, modelName: model.name });
    const document = await vscode.workspace.openTextDocument({ language: "markdown", content });
    await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.Beside, preview: false });
  } catch (error) {
    dependencies.reporter.report(error, {
      retry: (again) => summarizeText(dependencies, text, sourceName, target, again, finished),
    });
  }
}

interface SummaryRequest {
  readonly text: string;
  readonly target: LanguageTag;
  readonly whenBusy: WhenBusy;
  /** It is told of more. */
  readonly finished: FinishedSummaries;
}

async function runSummary(api: ServerApi, { finished, ...request }: SummaryRequest): Promise<SummarizeResult> {
  const title = formatMessage("summary.progress", { language: languageLabel(request.target) });
  return withProgress(title, async (report, signal) => {
    let written = "";
    let part = "";
    const result = await api.summarize(
      { ...request, ...finished.params },
      {
        signal,
        onProgress: (step) => {
          if (step.kind === "summary") {
            finished.follow(step);
            return;
          }
          if (step.kind === "part") part = `${taskProgressText(step) ?? ""} `;
          if (step.kind === "delta" && step.channel === "text") written += step.text;
          const words = step.kind === "part" ? "" : (taskProgressText(step) ?? previewText(written));
          report({ message: `${part}${words}` });
        },
      },
    );
    if (signal.aborted) throw new CancelledError();
    return result;
  });
}
