/** The clipboard's text, pasted in another language: in the list of "Paste As", and as a command. */
import * as vscode from "vscode";
import { languageLabel, languageOf, type LanguageTag } from "../../../core/languages.ts";
import { AppError } from "../../../shared/appError.ts";
import { formatMessage } from "../../../shared/messages/formatMessage.ts";
import type { WhenBusy } from "../../../shared/protocol.ts";
import type { TextEdit } from "../../../core/translate/formats/documentFormat.ts";
import type { TextSpan } from "../../../shared/translation.ts";
import { refuseTooLarge, requireActiveEditor } from "../../editorText.ts";
import { abortSignalOf } from "../../abortSignal.ts";
import { withProgress } from "../../notifications.ts";
import { editDocument } from "../apply/documentEdits.ts";
import { lineBeginning } from "../apply/lineFrame.ts";
import { waysElsewhere } from "../apply/waysElsewhere.ts";
import { commentAt } from "../hover/readingPlace.ts";
import { isShownInTab } from "../shownInTab.ts";
import { TrackedDocument } from "../trackedDocument.ts";
import type { TranslationContext } from "../translationContext.ts";
import { readRegister } from "../translationSettings.ts";
import { PASTE_KIND } from "./pasteKind.ts";

/** An entry of "Paste As" whose text is made when it is chosen. */
class TranslatedPaste extends vscode.DocumentPasteEdit {
  readonly source: string;
  readonly document: vscode.TextDocument;
  readonly target: LanguageTag;
  /** Of further lines. */
  readonly beginning: string;

  constructor(source: string, document: vscode.TextDocument, target: LanguageTag, beginning: string) {
    super("", formatMessage("fileTranslation.pasteInto", { language: languageOf(target).endonym }), PASTE_KIND);
    this.source = source;
    this.document = document;
    this.target = target;
    this.beginning = beginning;
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
    [range]: readonly vscode.Range[],
    data: vscode.DataTransfer,
  ): Promise<TranslatedPaste[]> {
    const source = await data.get("text/plain")?.asString();
    const target = this.context.languages.current("translate", document);
    if (source === undefined || source.trim() === "" || target === undefined) return [];
    const beginning = range === undefined ? "" : beginningAt(document, document.offsetAt(range.start));
    return [new TranslatedPaste(source, document, target, beginning)];
  }

  async resolveDocumentPasteEdit(paste: TranslatedPaste, token: vscode.CancellationToken): Promise<TranslatedPaste> {
    const { source, document, target, beginning } = paste;
    try {
      const text = await this.translate(source, document, target, abortSignalOf(token));
      paste.insertText = withBeginnings(text, beginning);
      return paste;
    } catch (error) {
      // The editor pastes nothing, and would show an error in its own words.
      this.context.reporter.report(error);
      throw new vscode.CancellationError();
    }
  }

  /** The command: puts the clipboard's text in place of the selections, wherever they are when it has been translated. */
  async pasteNow(): Promise<void> {
    const { document, selections } = requireActiveEditor();
    const source = await vscode.env.clipboard.readText();
    if (source.trim() === "")
      throw new AppError("input.empty", "The clipboard has no text", { details: { nothing: "clipboard" } });
    const target = await this.context.languages.choose("translate", document, source);
    if (target === undefined) return;
    const text = document.getText();
    const places = selections
      .map(({ start, end }) => ({ start: document.offsetAt(start), end: document.offsetAt(end) }))
      .sort((a, b) => a.start - b.start);
    const title = formatMessage("translate.progress", { language: languageLabel(target) });
    const attempt = async (whenBusy: WhenBusy): Promise<void> => {
      const tracked = new TrackedDocument(document, text);
      try {
        const translation = await withProgress(title, (_report, signal) =>
          this.translate(source, document, target, signal, whenBusy),
        );
        await this.deliver(tracked, places, { source, translation });
      } catch (error) {
        this.context.reporter.report(error, { retry: attempt });
      } finally {
        tracked.dispose();
      }
    };
    await attempt("refuse");
  }

  /** Where the text cannot be put in its place, it is offered elsewhere. */
  private async deliver(
    tracked: TrackedDocument,
    places: readonly TextSpan[],
    { source, translation }: { readonly source: string; readonly translation: string },
  ): Promise<void> {
    const { document } = tracked;
    const isOpen = !document.isClosed && isShownInTab(document);
    const edits = places.map((place): TextEdit => {
      const { start, end } = tracked.current(place);
      return { start, end, text: withBeginnings(translation, beginningAt(document, start)) };
    });
    const canEdit = isOpen && tracked.isUnchanged(places);
    const outcome = canEdit ? await editDocument(document, edits) : isOpen ? "changed" : "closed";
    if (outcome === "applied") return;
    const whole = { start: 0, end: source.length };
    const elsewhere = waysElsewhere({
      source,
      format: "plaintext",
      languageId: document.languageId,
      places: [whole],
      segments: [{ ...whole, source, text: translation, index: 0, outcome: undefined }],
    });
    this.context.reporter.ask(new AppError(`document.${outcome}`, "The translation has no place"), elsewhere);
  }

  private async translate(
    source: string,
    document: vscode.TextDocument,
    target: LanguageTag,
    signal: AbortSignal,
    whenBusy: WhenBusy = "refuse",
  ): Promise<string> {
    refuseTooLarge(source);
    const { glossary, sources, api } = this.context;
    const { current } = sources;
    const { text } = await api.translate(
      {
        text: source,
        target,
        register: readRegister(target, document),
        glossary: await glossary.termsFor(document.uri, target),
        urgency: "interactive",
        whenBusy,
        // A text is not translated from the language that it is to be in: then what was remembered is of another text.
        ...(current === undefined || current === target ? {} : { source: current }),
      },
      { signal },
    );
    return text;
  }
}

/** What a further line begins with so that it stays in the comment; nothing outside of comments. */
function beginningAt(document: vscode.TextDocument, offset: number): string {
  return commentAt(document, offset) === undefined ? "" : lineBeginning(document.getText(), offset);
}

function withBeginnings(text: string, beginning: string): string {
  return text.replace(/\r?\n/gu, (lineBreak) => lineBreak + beginning);
}
