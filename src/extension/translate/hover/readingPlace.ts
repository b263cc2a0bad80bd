/** What somebody who points at a place wants to read. Bounded work: a hover must never make the editor wait. */
import * as vscode from "vscode";
import { formatOf } from "../../../core/translate/formats/formatOf.ts";
import { commentsIn, type Comment } from "../../../core/translate/formats/code/commentLexer.ts";
import type { TextSpan } from "../../../shared/translation.ts";
import { selectedSpans } from "../../editorText.ts";
import { planSpans } from "../spans.ts";
import { commentPlace } from "./commentPlace.ts";

/** UTF-16 units. A longer program is generated, and nobody reads its comments. */
const MAX_CHARACTERS = 500_000;

/** The comments of the documents that were looked at last, as of their versions. */
const known = new WeakMap<vscode.TextDocument, { readonly version: number; readonly comments: readonly Comment[] }>();

export interface ReadingPlace extends TextSpan {
  /** The signs of a comment are not read; what is selected is read as it is. */
  readonly isComment: boolean;
}

/** The selection that is pointed at, else the comment. */
export function readingPlace(document: vscode.TextDocument, offset: number): ReadingPlace | undefined {
  const selection = selectionAt(document, offset);
  if (selection !== undefined) return { ...selection, isComment: false };
  const comment = commentAt(document, offset);
  return comment && { ...comment, isComment: true };
}

export function commentAt(document: vscode.TextDocument, offset: number): TextSpan | undefined {
  const kind = formatOf(document.uri.path, document.languageId);
  if (kind?.format !== "code") return undefined;
  const text = document.getText();
  if (text.length > MAX_CHARACTERS) return undefined;
  return commentPlace(text, commentsOf(document, text, kind.dialect ?? document.languageId), offset);
}

function commentsOf(document: vscode.TextDocument, text: string, languageId: string): readonly Comment[] {
  const { version } = document;
  let entry = known.get(document);
  if (entry?.version !== version) {
    entry = { version, comments: commentsIn(text, languageId) };
    known.set(document, entry);
  }
  return entry.comments;
}

function selectionAt(document: vscode.TextDocument, offset: number): TextSpan | undefined {
  const editor = vscode.window.visibleTextEditors.find((candidate) => candidate.document === document);
  const selection = editor && selectedSpans(editor).find(({ start, end }) => start <= offset && offset <= end);
  return selection && planSpans(document.getText(), [selection])[0];
}
