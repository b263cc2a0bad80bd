import * as vscode from "vscode";
import type { ServerApi } from "../../client/serverApi.ts";
import type { LanguageTag } from "../../core/languages.ts";
import { AppError } from "../../shared/appError.ts";
import { DisposableStore } from "../../shared/disposableStore.ts";
import type { WhenBusy } from "../../shared/protocol.ts";
import { formatMessage } from "../../shared/messages/formatMessage.ts";
import { refuseTooLarge, requireActiveEditor, selectedSpans } from "../editorText.ts";
import type { ErrorReporter } from "../errors/errorReporter.ts";
import type { TargetLanguages } from "../language/targetLanguages.ts";
import { deliverTranslations } from "../translate/deliverTranslations.ts";
import { isShownInTab } from "../translate/shownInTab.ts";
import { planSpans, type SourceSpan } from "../translate/spans.ts";
import { TrackedSpans } from "../translate/trackedSpans.ts";
import { TranslationPreview } from "../translate/translationPreview.ts";
import { translateSpans } from "../translate/translateSpans.ts";
import { noteTranslated } from "../walkthroughProgress.ts";

export interface TranslateDependencies {
  readonly api: ServerApi;
  readonly languages: TargetLanguages;
  readonly reporter: ErrorReporter;
}

/**
 * Translates every selection of the active editor in place. Ends when the document holds the translations, or when the
 * user has been told why it does not.
 */
export async function translateSelection(dependencies: TranslateDependencies, alwaysAsk: boolean): Promise<void> {
  const editor = requireActiveEditor();
  const sources = planSpans(editor.document.getText(), selectedSpans(editor));
  if (sources.length === 0) {
    offerWholeFile(editor, dependencies, alwaysAsk);
    return;
  }
  for (const { text } of sources) refuseTooLarge(text);
  const { languages } = dependencies;
  const target = alwaysAsk
    ? await languages.ask("translate")
    : await languages.choose("translate", editor.document, sources.map(({ text }) => text).join("\n"));
  if (target !== undefined) await translateInPlace(dependencies, editor.document, sources, target);
}

function offerWholeFile(editor: vscode.TextEditor, dependencies: TranslateDependencies, alwaysAsk: boolean): void {
  const empty = new AppError("input.empty", "Nothing is selected");
  const { document } = editor;
  if (document.getText().trim() === "") throw empty;
  const wholeFile = {
    label: formatMessage("translate.wholeFile"),
    run: async () => {
      const shown = await vscode.window.showTextDocument(document, editor.viewColumn);
      const { end } = document.lineAt(document.lineCount - 1).range;
      shown.selection = new vscode.Selection(new vscode.Position(0, 0), end);
      await translateSelection(dependencies, alwaysAsk);
    },
  };
  dependencies.reporter.ask(empty, [wholeFile]);
}

async function translateInPlace(
  { api, reporter }: TranslateDependencies,
  document: vscode.TextDocument,
  sources: readonly SourceSpan[],
  target: LanguageTag,
): Promise<void> {
  const finished = new Map<number, string>();
  const attempt = async (whenBusy: WhenBusy): Promise<void> => {
    const wasShownInTab = isShownInTab(document);
    const store = new DisposableStore();
    try {
      const tracked = store.add(new TrackedSpans(document, sources));
      const preview = store.add(new TranslationPreview(tracked));
      const onText = (index: number, text: string): void => {
        preview.show(index, text);
      };
      const translations = await translateSpans({ api, sources, target, whenBusy, onText, finished });
      preview.dispose();
      if (await deliverTranslations({ tracked, translations, wasShownInTab }, reporter)) noteTranslated();
    } catch (error) {
      reporter.report(error, { retry: attempt });
    } finally {
      store.dispose();
    }
  };
  await attempt("refuse");
}
