/** The code action "Translate Comment", and what it does. */
import * as vscode from "vscode";
import { formatMessage } from "../../../shared/messages/formatMessage.ts";
import { planSpans } from "../spans.ts";
import { jobFor } from "../jobFor.ts";
import { translateAndApply } from "../translateAndApply.ts";
import type { TranslationContext } from "../translationContext.ts";
import { readApplyWay } from "../translationSettings.ts";
import { commentAt } from "./readingPlace.ts";

export const COMMENT_COMMAND = "sealion.translate.comment";

export const commentActions: vscode.CodeActionProvider = {
  provideCodeActions(document, range) {
    if (commentAt(document, document.offsetAt(range.start)) === undefined) return [];
    const title = formatMessage("comment.translate");
    const action = new vscode.CodeAction(title, vscode.CodeActionKind.RefactorRewrite);
    action.command = { title, command: COMMENT_COMMAND };
    return [action];
  },
};

/** Translates the comment at the cursor, in the usual way. */
export async function translateComment(context: TranslationContext): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined) return;
  const { document, selection } = editor;
  const comment = commentAt(document, document.offsetAt(selection.active));
  if (comment === undefined) return;
  const text = document.getText();
  const target = await context.languages.choose("translate", document, text.slice(comment.start, comment.end));
  if (target === undefined) return;
  const job = await jobFor(context, document, { places: planSpans(text, [comment]), target });
  await translateAndApply(context, job, readApplyWay(document));
}
