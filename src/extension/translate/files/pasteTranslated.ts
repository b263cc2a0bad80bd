/** The clipboard's text, pasted in another language: in the list of "Paste As", and as a command. */
import * as vscode from "vscode";
import { languageLabel, languageOf, type LanguageTag } from "../../../core/languages.ts";
import { AppError } from "../../../shared/appError.ts";
import { formatMessage } from "../../../shared/messages/formatMessage.ts";
import type { WhenBusy } from "../../../shared/protocol.ts";
import { refuseTooLarge, requireActiveEditor } from "../../editorText.ts";
import { abortSignalOf } from "../../abortSignal.ts";
import { withProgress } from "../../notifications.ts";
import type { TranslationContext } from "../translationContext.ts";
import { readRegister } from "../translationSettings.ts";
import { PASTE_KIND } from "./pasteKind.ts";

/** An entry of "Paste As" whose text is made when it is chosen. */
class TranslatedPaste extends vscode.DocumentPasteEdit {
  readonly source: string;
  readonly document: vscode.TextDocument;
  readonly target: LanguageTag;

  constructor(source: string, document: vscode.TextDocument, target: LanguageTag) {
    super("", formatMessage("fileTranslation.pasteInto", { language: languageOf(target).endonym }), PASTE_KIND);
    this.source = source;
    this.document = document;
    this.target = target;
    this.yieldTo = [vscode.DocumentDropOrPasteEditKind.Text];
  }
}

export class TranslatedPastes implements vscode.DocumentPasteEditProvider<TranslatedPaste> {
  private readonly context: TranslationContext;

  constructor(context: TranslationContext) {
    this.context = context;
  }

  /** Only where a language was chosen before: a list is no place for a question. */
  async provideDocumentPasteEdits(
    document: vscode.TextDocument,
    _ranges: readonly vscode.Range[],
    data: vscode.DataTransfer,
  ): Promise<TranslatedPaste[]> {
    const source = await data.get("text/plain")?.asString();
    const target = this.context.languages.current("translate", document);
    if (source === undefined || source.trim() === "" || target === undefined) return [];
    return [new TranslatedPaste(source, document, target)];
  }

  async resolveDocumentPasteEdit(paste: TranslatedPaste, token: vscode.CancellationToken): Promise<TranslatedPaste> {
    const { source, document, target } = paste;
    paste.insertText = await this.translate(source, document, target, abortSignalOf(token));
    return paste;
  }

  /** The command: puts the clipboard's text in place of the selections. */
  async pasteNow(whenBusy: WhenBusy = "refuse"): Promise<void> {
    const editor = requireActiveEditor();
    const { document } = editor;
    const source = await vscode.env.clipboard.readText();
    if (source.trim() === "") throw new AppError("input.empty", "The clipboard has no text");
    const target = await this.context.languages.choose("translate", document, source);
    if (target === undefined) return;
    const { version } = document;
    const title = formatMessage("translate.progress", { language: languageLabel(target) });
    try {
      const text = await withProgress(title, (_report, signal) =>
        this.translate(source, document, target, signal, whenBusy),
      );
      const isSame = !document.isClosed && document.version === version;
      const isDone =
        isSame &&
        (await editor.edit((edit) => {
          for (const selection of editor.selections) edit.replace(selection, text);
        }));
      if (!isDone) throw new AppError("document.changed", "The document changed while the text was translated");
    } catch (error) {
      this.context.reporter.report(error, { retry: (again) => this.pasteNow(again) });
    }
  }

  private async translate(
    source: string,
    document: vscode.TextDocument,
    target: LanguageTag,
    signal: AbortSignal,
    whenBusy: WhenBusy = "refuse",
  ): Promise<string> {
    refuseTooLarge(source);
    const glossary = await this.context.glossary.termsFor(document.uri, target);
    const register = readRegister(target, document);
    const { text } = await this.context.api.translate(
      { text: source, target, register, glossary, urgency: "interactive", whenBusy },
      { signal },
    );
    return text;
  }
}
