/** The code action "Translate Comment", and what it does. */
import * as vscode from "vscode";
import { AppError } from "../../../shared/appError.ts";
import { formatMessage } from "../../../shared/messages/formatMessage.ts";
import { rangeOf, requireActiveEditor } from "../../editorText.ts";
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

/**
 * Translates the comment at the cursor, in the usual way.
 * @throws AppError input.empty when there is none
 */
export async function translateComment(context: TranslationContext): Promise<void> {
  const { document, selection } = requireActiveEditor();
  const offset = document.offsetAt(selection.active);
  const comment = commentAt(document, offset);
  if (comment === undefined)
    throw new AppError("input.empty", "No comment is at the cursor", { details: { nothing: "comment" } });
  const words = document.getText(rangeOf(document, comment));
  const target = await context.languages.choose("translate", document, words);
  // Looked for again: somebody may have typed while a question was open.
  const now = target === undefined ? undefined : commentAt(document, offset);
  if (target === undefined || now === undefined) return;
  const job = await jobFor(context, document, { places: planSpans(document.getText(), [now]), target });
  await translateAndApply(context, job, readApplyWay(document));
}
