/** Code of an answer in its place in a document, side by side with what is there now, until somebody accepts it. */
import * as vscode from "vscode";
import { applyEdits } from "../../core/translate/formats/applyEdits.ts";
import { AppError } from "../../shared/appError.ts";
import { DisposableStore, type Disposable } from "../../shared/disposableStore.ts";
import { formatMessage } from "../../shared/messages/formatMessage.ts";
import { documentName } from "../editorText.ts";
import { editDocument } from "../translate/apply/documentEdits.ts";
import { acceptedEdits } from "../translate/preview/acceptedEdits.ts";
import { PreviewFiles } from "../translate/preview/previewFiles.ts";
import { CODE_PREVIEW_SCHEME } from "../translate/preview/previewScheme.ts";
import { differenceOf } from "../translate/translatedText.ts";
import { TrackedDocument } from "../translate/trackedDocument.ts";
import { placeCursors, requireApplied } from "./codeActions.ts";
import { codeEdits } from "./codeEdits.ts";

interface CodePreview {
  /** The document's text when the code was put into it. */
  readonly source: string;
  /** The right side, which can be edited. */
  readonly uri: vscode.Uri;
  readonly proposed: string;
  readonly tracked: TrackedDocument;
}

export class CodePreviews implements Disposable {
  private readonly store = new DisposableStore();
  private readonly files = this.store.add(new PreviewFiles(CODE_PREVIEW_SCHEME));
  private previews: readonly CodePreview[] = [];

  constructor() {
    this.store.add(
      vscode.window.tabGroups.onDidChangeTabs(({ closed }) => {
        for (const preview of this.previews) {
          if (closed.some((tab) => isTabOf(tab, preview)) && tabOf(preview) === undefined) this.forget(preview);
        }
      }),
    );
  }

  /**
   * Shows the code in its place (see `codeEdits`), from the first line on that it changes.
   * @returns false when the user was asked for that place, and gave up
   * @throws AppError document.changed when somebody wrote in it meanwhile
   */
  async open(editor: vscode.TextEditor, code: string): Promise<boolean> {
    const { document } = editor;
    const source = document.getText();
    const edits = await codeEdits(editor, code);
    if (edits === undefined) return false;
    if (document.getText() !== source) throw new AppError("document.changed", `${document.uri.scheme} document`);
    const proposed = applyEdits(source, edits).text;
    const name = formatMessage("chat.codePreview", { name: documentName(document) });
    const uri = this.files.create(name, proposed, false);
    this.previews = [...this.previews, { source, uri, proposed, tracked: new TrackedDocument(document, source) }];
    const options: vscode.TextDocumentShowOptions = { preview: false, selection: firstChange(source, proposed) };
    await vscode.commands.executeCommand("vscode.diff", document.uri, uri, name, options);
    const shown = vscode.workspace.textDocuments.find((candidate) => candidate.uri.toString() === uri.toString());
    if (shown !== undefined) await vscode.languages.setTextDocumentLanguage(shown, document.languageId);
    return true;
  }

  /**
   * Puts the right side into the document, as one undo step. Does nothing where no preview is shown.
   * @param argument the right side's address, from the editor's title
   * @throws AppError document.closed, document.changed or document.readOnly: then the preview stays
   */
  async accept(argument: unknown): Promise<void> {
    const preview = this.previewOf(argument);
    if (preview === undefined) return;
    const { source, uri, proposed, tracked } = preview;
    const { document } = tracked;
    if (document.isClosed) throw new AppError("document.closed", "The document of a preview was closed");
    const right = vscode.workspace.textDocuments.find((candidate) => candidate.uri.toString() === uri.toString());
    const text = right?.getText() ?? proposed;
    const edits = acceptedEdits({ source, text, segments: [], places: new Map() }, tracked);
    if (edits === undefined) throw new AppError("document.changed", `${document.uri.scheme} document`);
    requireApplied(await editDocument(document, edits.replacements), document);
    await this.close(preview);
    placeCursors(await vscode.window.showTextDocument(document), edits.replacements);
  }

  /** @param argument as of `accept` */
  async discard(argument: unknown): Promise<void> {
    const preview = this.previewOf(argument);
    if (preview !== undefined) await this.close(preview);
  }

  dispose(): void {
    for (const { tracked } of this.previews) tracked.dispose();
    this.previews = [];
    this.store.dispose();
  }

  private previewOf(argument: unknown): CodePreview | undefined {
    const address = argument instanceof vscode.Uri ? argument.toString() : undefined;
    const active = vscode.window.tabGroups.activeTabGroup.activeTab;
    return (
      this.previews.find(({ uri }) => uri.toString() === address) ??
      this.previews.find((preview) => active !== undefined && isTabOf(active, preview))
    );
  }

  private async close(preview: CodePreview): Promise<void> {
    const tab = tabOf(preview);
    if (tab !== undefined) {
      // An editor with unsaved text would ask before it closes.
      const key = preview.uri.toString();
      await vscode.workspace.textDocuments.find(({ uri, isDirty }) => isDirty && uri.toString() === key)?.save();
      await vscode.window.tabGroups.close(tab);
    }
    this.forget(preview);
  }

  private forget(preview: CodePreview): void {
    this.previews = this.previews.filter((other) => other !== preview);
    preview.tracked.dispose();
    this.files.remove(preview.uri);
  }
}

/** The beginning of the first line that is another. */
function firstChange(source: string, proposed: string): vscode.Range {
  const line = proposed.slice(0, differenceOf(source, proposed).start).split("\n").length - 1;
  return new vscode.Range(line, 0, line, 0);
}

function tabOf(preview: CodePreview): vscode.Tab | undefined {
  return vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).find((tab) => isTabOf(tab, preview));
}

function isTabOf({ input }: vscode.Tab, { uri }: CodePreview): boolean {
  return input instanceof vscode.TabInputTextDiff && input.modified.toString() === uri.toString();
}
