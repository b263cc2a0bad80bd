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
 * @returns whether they are in the document
 */
export async function deliverTranslations(delivery: Delivery, reporter: ErrorReporter): Promise<boolean> {
  const { tracked, translations, wasShownInTab } = delivery;
  const { document } = tracked;
  const elsewhere = [copyWay(translations), newDocumentWay(document, translations)];
  if (document.isClosed || (wasShownInTab && !isShownInTab(document))) {
    reporter.ask(new AppError("document.closed", `${document.uri.scheme} document was closed`), elsewhere);
    return false;
  }
  const outcome = tracked.isUnchanged() ? await replaceSpans(document, tracked.current, translations) : "changed";
  if (outcome === "readOnly") {
    reporter.ask(new AppError("document.readOnly", `${document.uri.scheme} document is read-only`), elsewhere);
  } else if (outcome === "changed") {
    const below = insertBelowWay(document, tracked.current, translations);
    reporter.ask(new AppError("document.changed", "The text changed while it was translated"), [below, ...elsewhere]);
  }
  return outcome === "replaced";
}

async function replaceSpans(
  document: vscode.TextDocument,
  spans: readonly Span[],
  translations: readonly string[],
): Promise<"replaced" | "readOnly" | "changed"> {
  const edits = spans.map((span, index) => ({
    range: rangeOf(document, span),
    text: withLineBreaksOf(document, translations[index] ?? ""),
  }));
  const places = spansAfterReplacing(
    spans,
    edits.map(({ text }) => text),
  );
  const before = document.getText();
  const outcome = await applyEdits(document, edits);
  if (outcome !== "applied") return outcome;
  // A read-only editor says yes and does nothing.
  const written = document.getText();
  const isWritten = places.every(({ start, end }, index) => written.slice(start, end) === edits[index]?.text);
  if (!isWritten) return written === before ? "readOnly" : "changed";
  selectPlaces(document, places);
  return "replaced";
}

interface Replacement {
  readonly range: vscode.Range;
  readonly text: string;
}

/**
 * An editor that shows the document knows best whether it may be edited: a WorkspaceEdit would go past that. A document in a
 * background tab has none; there the file system is asked.
 */
async function applyEdits(
  document: vscode.TextDocument,
  edits: readonly Replacement[],
): Promise<"applied" | "readOnly" | "changed"> {
  const showing = vscode.window.visibleTextEditors.filter((editor) => editor.document === document);
  const active = showing.find((editor) => editor === vscode.window.activeTextEditor);
  const editor = active ?? showing[0];
  if (editor !== undefined) {
    const isApplied = await editor.edit((builder) => {
      for (const { range, text } of edits) builder.replace(range, text);
    });
    return isApplied ? "applied" : "changed";
  }
  if (await isReadOnly(document)) return "readOnly";
  const edit = new vscode.WorkspaceEdit();
  for (const { range, text } of edits) edit.replace(document.uri, range, text);
  return (await vscode.workspace.applyEdit(edit)) ? "applied" : "changed";
}

/** Kinds of documents that can be edited although no file system stands behind them. */
const WRITABLE_SCHEMES: readonly string[] = [
  "untitled",
  "vscode-notebook-cell",
  "vscode-interactive-input",
  "vscode-scm",
];

async function isReadOnly({ uri }: vscode.TextDocument): Promise<boolean> {
  if (WRITABLE_SCHEMES.includes(uri.scheme)) return false;
  if (vscode.workspace.fs.isWritableFileSystem(uri.scheme) !== true) return true;
  try {
    const { permissions = 0 } = await vscode.workspace.fs.stat(uri);
    return (permissions & vscode.FilePermission.Readonly) !== 0;
  } catch {
    return false; // a file that was deleted meanwhile is still open and can be edited
  }
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
      const isApplied = !document.isClosed && (await vscode.workspace.applyEdit(edit));
      if (!isApplied) throw new AppError("document.closed", "The editor did not take the edit");
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
