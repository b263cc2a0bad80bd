/**
 * The only door to notifications. VS Code makes a link of `[words](target)` in them, also one that runs a command, and what
 * stands in them may come from a model file, a path or a document.
 */
import * as vscode from "vscode";
import { abortSignalOf } from "./abortSignal.ts";
import { plainLabel, plainText } from "./plainText.ts";

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

const STATUS_MS = 5000;

/** A sentence in the status bar that goes away by itself. */
export function showBriefly(message: string): void {
  vscode.window.setStatusBarMessage(plainLabel(message), STATUS_MS);
}

/** A question that has to be answered before anything goes on. @returns the label that was chosen; undefined: none */
export function askModal(message: string, detail: string, ...labels: string[]): Choice {
  return vscode.window.showWarningMessage(plainText(message), { modal: true, detail: plainText(detail) }, ...labels);
}

export interface ProgressStep {
  readonly message?: string;
  /** Percent that are done since the last step. */
  readonly increment?: number;
}

/** Runs a command of this extension. Both are the program's own words. */
export interface CommandLink {
  readonly label: string;
  readonly command: `sealion.${string}`;
}

/**
 * Runs a task under a notification with a Cancel button, which aborts the signal.
 * @param link stands behind each message
 */
export async function withProgress<T>(
  title: string,
  task: (report: (step: ProgressStep) => void, signal: AbortSignal) => Promise<T>,
  link?: CommandLink,
): Promise<T> {
  const tail = link === undefined ? "" : ` [${link.label}](command:${link.command})`;
  return vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title: plainText(title), cancellable: true },
    (progress, token) => {
      const report = ({ message, ...step }: ProgressStep): void => {
        progress.report({ ...step, ...(message !== undefined && { message: `${plainText(message)}${tail}` }) });
      };
      return task(report, abortSignalOf(token));
    },
  );
}

/** Runs a task under a sentence in the status bar, for what must not be in the way. Nothing cancels it but the program's end. */
export async function withQuietProgress<T>(title: string, task: () => Promise<T>): Promise<T> {
  return vscode.window.withProgress({ location: vscode.ProgressLocation.Window, title: plainLabel(title) }, task);
}
