/** What is said after a translation: only what somebody should know. */
import * as vscode from "vscode";
import { documentNoteText } from "../../../core/translate/verify/findingText.ts";
import { formatMessage } from "../../../shared/messages/formatMessage.ts";
import type { DocumentNote } from "../../../shared/translation.ts";
import { showInformation, showWarning } from "../../notifications.ts";
import { rangeOf } from "../../editorText.ts";
import type { FoundSegment } from "./trackedFindings.ts";

/** More sentences than this are none that anybody reads in a notification. */
const MAX_NOTES = 3;

/** Each sentence once, all in one notification. */
export function tellNotes(notes: readonly DocumentNote[]): void {
  const texts = [...new Set(notes.map(documentNoteText))];
  if (texts.length === 0) return;
  const more = texts.length - MAX_NOTES;
  const tail = more > 0 ? [formatMessage("translate.moreNotes", { count: more })] : [];
  void showInformation([...texts.slice(0, MAX_NOTES), ...tail].join(" "));
}

/**
 * "3 of 40 segments need a look", with a button that goes to the first of them.
 * @param show brings the document to where a person sees it
 */
export async function tellFindings(
  document: vscode.TextDocument,
  found: readonly FoundSegment[],
  count: number,
  show: () => Thenable<vscode.TextEditor | undefined> = () => vscode.window.showTextDocument(document),
): Promise<void> {
  const first = found[0];
  if (first === undefined) return;
  const showLabel = formatMessage("findings.show");
  const key = count === 1 ? "findings.summaryOne" : "findings.summary";
  const chosen = await showWarning(formatMessage(key, { found: found.length, count }), showLabel);
  const editor = chosen === showLabel ? await show() : undefined;
  if (editor === undefined) return;
  const range = rangeOf(document, first);
  editor.selection = new vscode.Selection(range.start, range.start);
  editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  await vscode.commands.executeCommand("editor.action.marker.next");
}
