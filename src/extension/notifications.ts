/**
 * The only door to notifications. VS Code makes a link of `[words](target)` in them, also one that runs a command, and what
 * stands in them may come from a model file, a path or a document.
 */
import * as vscode from "vscode";
import { abortSignalOf } from "./abortSignal.ts";
import { plainText } from "./plainText.ts";

type Choice = Thenable<string | undefined>;

/** @returns the label that was chosen */
export function showError(message: string, ...labels: string[]): Choice {
  return vscode.window.showErrorMessage(plainText(message), ...labels);
}

/** @returns the label that was chosen */
export function showWarning(message: string, ...labels: string[]): Choice {
  return vscode.window.showWarningMessage(plainText(message), ...labels);
}

/** @returns the label that was chosen */
export function showInformation(message: string, ...labels: string[]): Choice {
  return vscode.window.showInformationMessage(plainText(message), ...labels);
}

export interface ProgressStep {
  readonly message?: string;
  /** Percent that are done since the last step. */
  readonly increment?: number;
}

/** Runs a task under a notification with a Cancel button, which aborts the signal. */
export async function withProgress<T>(
  title: string,
  task: (report: (step: ProgressStep) => void, signal: AbortSignal) => Promise<T>,
): Promise<T> {
  return vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title: plainText(title), cancellable: true },
    (progress, token) => {
      const report = ({ message, ...step }: ProgressStep): void => {
        progress.report({ ...step, ...(message !== undefined && { message: plainText(message) }) });
      };
      return task(report, abortSignalOf(token));
    },
  );
}
