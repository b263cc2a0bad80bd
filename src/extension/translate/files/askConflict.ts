import * as vscode from "vscode";
import type { ConflictDecision, ConflictQuestion } from "../../../core/translate/update/translateFile.ts";
import { formatMessage } from "../../../shared/messages/formatMessage.ts";
import { askModal, showWarning } from "../../notifications.ts";
import type { ReadOnlyTexts } from "./readOnlyTexts.ts";

/**
 * Asks what happens to entries that a person wrote; "Show" opens what there is to compare, and asks in a notification beside it.
 * @param source the text that is translated now
 * @returns undefined when the question is dismissed
 */
export async function askConflict(
  question: ConflictQuestion,
  source: string,
  texts: ReadOnlyTexts,
): Promise<ConflictDecision | undefined> {
  const { path } = question;
  const keep = formatMessage("fileTranslation.keepMine");
  const translate = formatMessage("fileTranslation.translateAnew");
  const show = formatMessage("fileTranslation.show");
  const message = questionText(question);
  let chosen = await askModal(message, entriesOf(question).join("\n"), keep, translate, show);
  if (chosen === show) {
    const shown = await showBoth(question, source, texts);
    chosen = await showWarning(formatMessage("fileTranslation.askShown", { path }), keep, translate);
    await closeDiff(shown);
  }
  if (chosen === keep) return "keep";
  return chosen === translate ? "translate" : undefined;
}

function questionText({ path, conflicts, lost }: ConflictQuestion): string {
  const one = (lost.length > 0 ? lost : conflicts).length === 1 ? "One" : "";
  const key =
    lost.length > 0 ? (`fileTranslation.askLost${one}` as const) : (`fileTranslation.askConflicts${one}` as const);
  return formatMessage(key, { path, conflicts: conflicts.length, lost: lost.length });
}

/** As the document calls them, else by their text. */
function entriesOf({ conflicts, lost, after }: ConflictQuestion): string[] {
  const texts =
    lost.length > 0
      ? lost.map(({ key, text }) => key ?? text)
      : conflicts.map(({ key, resultStart, resultEnd }) => key ?? after.slice(resultStart, resultEnd));
  const more = texts.length - MOST_ENTRIES;
  const tail = more > 0 ? [formatMessage("fileTranslation.moreEntries", { count: more })] : [];
  return [...texts.slice(0, MOST_ENTRIES).map((text) => text.replace(/\s+/gu, " ")), ...tail];
}

/** What a dialog has room for. */
const MOST_ENTRIES = 10;

/** A person's words beside what they shall say now; where some would be gone, the file beside what it would be without them. */
async function showBoth(
  { before, after, path, lost }: ConflictQuestion,
  source: string,
  texts: ReadOnlyTexts,
): Promise<vscode.Uri> {
  const name = path.split("/").at(-1) ?? path;
  const isLoss = lost.length > 0;
  const left = texts.add(name, isLoss ? before : source);
  const right = texts.add(name, isLoss ? after : before);
  const title = formatMessage(isLoss ? "fileTranslation.diffLost" : "fileTranslation.diffConflicts", { path });
  await vscode.commands.executeCommand("vscode.diff", left, right, title);
  return right;
}

async function closeDiff(right: vscode.Uri): Promise<void> {
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  const shown = tabs.filter(
    ({ input }) => input instanceof vscode.TabInputTextDiff && input.modified.toString() === right.toString(),
  );
  if (shown.length > 0) await vscode.window.tabGroups.close(shown);
}
