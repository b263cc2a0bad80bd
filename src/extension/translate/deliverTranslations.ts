/** Puts finished translations where they belong, or asks where else: a translation that took minutes is never lost. */
import * as vscode from "vscode";
import { AppError } from "../../shared/appError.ts";
import { formatMessage } from "../../shared/messages/formatMessage.ts";
import { rangeOf } from "../editorText.ts";
import type { ErrorReporter, WayOn } from "../errors/errorReporter.ts";
import { isShownInTab } from "./shownInTab.ts";
import { spansAfterReplacing, withLineFeeds, type Span } from "./spans.ts";
import type { TrackedSpans } from "./trackedSpans.ts";

export interface Delivery {
  readonly tracked: TrackedSpans;
  /** One for each span, in order. */
  readonly translations: readonly string[];
  /** The document stood in a tab when the translation began. */
  readonly wasShownInTab: boolean;
}

/**
 * Replaces all spans in one edit and so one undo step, when the document is open, writable and their text still the
 * same. Else it asks, and the document stays as it is.
 */
export async function deliverTranslations(delivery: Delivery, reporter: ErrorReporter): Promise<void> {
  const { tracked, translations, wasShownInTab } = delivery;
  const { document } = tracked;
  const elsewhere = [copyWay(translations), newDocumentWay(document, translations)];
  if (document.isClosed || (wasShownInTab && !isShownInTab(document))) {
    reporter.ask(new AppError("document.closed", `${document.uri.scheme} document was closed`), elsewhere);
  } else if (await isReadOnly(document)) {
    reporter.ask(new AppError("document.readOnly", `${document.uri.scheme} document is read-only`), elsewhere);
  } else if (!tracked.isUnchanged()) {
    const below = insertBelowWay(document, tracked.current, translations);
    reporter.ask(new AppError("document.changed", "The text changed while it was translated"), [below, ...elsewhere]);
  } else if (!(await replaceSpans(document, tracked.current, translations))) {
    // Read-only in this editor alone, which no API tells beforehand.
    reporter.ask(new AppError("document.readOnly", "The editor did not take the edit"), elsewhere);
  }
}

/** True when the document's file system says so. An editor can be read-only by itself; that shows when it is edited. */
async function isReadOnly({ uri }: vscode.TextDocument): Promise<boolean> {
  const isWritable = vscode.workspace.fs.isWritableFileSystem(uri.scheme);
  if (isWritable !== true) return isWritable === false;
  try {
    const { permissions = 0 } = await vscode.workspace.fs.stat(uri);
    return (permissions & vscode.FilePermission.Readonly) !== 0;
  } catch {
    return false; // a file that was deleted meanwhile still has an editor that can be edited
  }
}

async function replaceSpans(
  document: vscode.TextDocument,
  spans: readonly Span[],
  translations: readonly string[],
): Promise<boolean> {
  const texts = translations.map((text) => withLineBreaksOf(document, text));
  const edit = new vscode.WorkspaceEdit();
  spans.forEach((span, index) => {
    edit.replace(document.uri, rangeOf(document, span), texts[index] ?? "");
  });
  if (!(await vscode.workspace.applyEdit(edit))) return false;
  const places = spansAfterReplacing(spans, texts);
  const written = document.getText();
  if (!places.every(({ start, end }, index) => written.slice(start, end) === texts[index])) return false;
  selectPlaces(document, places);
  return true;
}

/** Leaves the translations selected, so that they are seen at once and another command can go on with them. */
function selectPlaces(document: vscode.TextDocument, places: readonly Span[]): void {
  const editor = vscode.window.activeTextEditor;
  if (editor?.document !== document) return;
  editor.selections = places.map((place) => {
    const { start, end } = rangeOf(document, place);
    return new vscode.Selection(start, end);
  });
}

function insertBelowWay(document: vscode.TextDocument, spans: readonly Span[], translations: readonly string[]): WayOn {
  return {
    label: formatMessage("result.insertBelow"),
    run: async () => {
      const edit = new vscode.WorkspaceEdit();
      spans.forEach((span, index) => {
        const lineEnd = document.lineAt(document.positionAt(span.end)).range.end;
        edit.insert(document.uri, lineEnd, withLineBreaksOf(document, `\n${translations[index] ?? ""}`));
      });
      const applied = await vscode.workspace.applyEdit(edit);
      if (!applied) throw new AppError("document.readOnly", "The editor did not take the edit");
    },
  };
}

function copyWay(translations: readonly string[]): WayOn {
  return {
    label: formatMessage("result.copy"),
    run: async () => {
      await vscode.env.clipboard.writeText(translations.join("\n"));
      vscode.window.setStatusBarMessage(formatMessage("result.copied"), 3000);
    },
  };
}

function newDocumentWay({ languageId }: vscode.TextDocument, translations: readonly string[]): WayOn {
  return {
    label: formatMessage("result.openDocument"),
    run: async () => {
      const content = `${translations.join("\n\n")}\n`;
      const document = await vscode.workspace.openTextDocument({ content, language: languageId });
      await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.Beside });
    },
  };
}

function withLineBreaksOf({ eol }: vscode.TextDocument, text: string): string {
  const lineFeeds = withLineFeeds(text);
  return eol === vscode.EndOfLine.CRLF ? lineFeeds.replaceAll("\n", "\r\n") : lineFeeds;
}
