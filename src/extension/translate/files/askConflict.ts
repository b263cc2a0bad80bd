import * as vscode from "vscode";
import type { ConflictDecision, ConflictQuestion } from "../../../core/translate/update/translateFile.ts";
import { CancelledError } from "../../../shared/cancelSignal.ts";
import { formatMessage } from "../../../shared/messages/formatMessage.ts";
import { askModal } from "../../notifications.ts";

/**
 * Asks what happens to entries that a person wrote; "Show" opens both texts and asks in a notification that waits.
 * @throws CancelledError when the question is dismissed
 */
export async function askConflict(question: ConflictQuestion, languageId: string): Promise<ConflictDecision> {
  const { path, conflicts, lost } = question;
  const keep = formatMessage("fileTranslation.keepMine");
  const translate = formatMessage("fileTranslation.translateAnew");
  const show = formatMessage("fileTranslation.show");
  const key = lost.length > 0 ? "fileTranslation.askLost" : "fileTranslation.askConflicts";
  const message = formatMessage(key, { path, conflicts: conflicts.length, lost: lost.length });
  const detail = lost.map(({ key: name, text }) => name ?? text).join("\n");
  let chosen = await askModal(message, detail, keep, translate, show);
  if (chosen === show) {
    await showBoth(question, languageId);
    chosen = await vscode.window.showQuickPick([keep, translate], { placeHolder: message, ignoreFocusOut: true });
  }
  if (chosen === keep) return "keep";
  if (chosen === translate) return "translate";
  throw new CancelledError();
}

async function showBoth({ before, after, path }: ConflictQuestion, language: string): Promise<void> {
  const [left, right] = await Promise.all(
    [before, after].map((content) => vscode.workspace.openTextDocument({ content, language })),
  );
  if (left !== undefined && right !== undefined) {
    await vscode.commands.executeCommand("vscode.diff", left.uri, right.uri, path);
  }
}
