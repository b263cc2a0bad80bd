/** The commands that translate what is selected. */
import * as vscode from "vscode";
import type { LanguageTag } from "../../core/languages.ts";
import { AppError } from "../../shared/appError.ts";
import { formatMessage } from "../../shared/messages/formatMessage.ts";
import type { TextSpan } from "../../shared/translation.ts";
import { refuseTooLarge, requireActiveEditor, selectedSpans } from "../editorText.ts";
import { readApplyWay } from "../translate/translationSettings.ts";
import type { ApplyWay } from "../translate/apply/applyWay.ts";
import { pickApplyWay } from "../translate/apply/pickApplyWay.ts";
import { jobFor } from "../translate/jobFor.ts";
import { planSpans } from "../translate/spans.ts";
import { translateAndApply } from "../translate/translateAndApply.ts";
import type { TranslationContext } from "../translate/translationContext.ts";

export interface SelectionOptions {
  /** Asks for the language also where one was chosen before. */
  readonly asksTarget?: boolean;
  /** "ask" shows the list; left out: the setting's. */
  readonly way?: ApplyWay | "ask";
  /** Does not ask whether it is to be the whole document. */
  readonly whole?: boolean;
}

/**
 * Translates every selection of the active editor. Ends when the translations are where they belong, or when the user has
 * been told why they are not.
 */
export async function translateSelection(context: TranslationContext, options: SelectionOptions = {}): Promise<void> {
  const editor = requireActiveEditor();
  if (placesIn(editor, options).length === 0) {
    // A preview changes nothing: there is nothing to ask.
    if (options.way === "preview" && options.whole !== true)
      await translateSelection(context, { ...options, whole: true });
    else offerWholeFile(context, editor, options);
    return;
  }
  const { document } = editor;
  const usual = readApplyWay(document);
  const way = options.way === "ask" ? await pickApplyWay(usual) : (options.way ?? usual);
  if (way === undefined) return;
  const target = await chooseTarget(context, editor, options);
  if (target === undefined) return;
  // Read again: somebody may have typed while a question was open.
  const places = placesIn(editor, options);
  if (places.length === 0) return;
  const job = await jobFor(context, document, { places, target, isWhole: options.whole === true });
  await translateAndApply(context, job, way);
}

/** "Translate From...": the language that this workspace's texts are written in, then as usual. */
export async function translateSelectionFrom(context: TranslationContext): Promise<void> {
  if (await context.sources.ask()) await translateSelection(context);
}

async function chooseTarget(
  { languages }: TranslationContext,
  editor: vscode.TextEditor,
  options: SelectionOptions,
): Promise<LanguageTag | undefined> {
  const { document } = editor;
  const text = document.getText();
  const texts = placesIn(editor, options).map(({ start, end }) => text.slice(start, end));
  for (const one of texts) refuseTooLarge(one);
  return options.asksTarget === true
    ? languages.ask("translate")
    : languages.choose("translate", document, texts.join("\n"));
}

function placesIn(editor: vscode.TextEditor, { whole }: SelectionOptions): TextSpan[] {
  const text = editor.document.getText();
  return planSpans(text, whole === true ? [{ start: 0, end: text.length }] : selectedSpans(editor));
}

function offerWholeFile(context: TranslationContext, editor: vscode.TextEditor, options: SelectionOptions): void {
  const empty = new AppError("input.empty", "Nothing is selected");
  const { document } = editor;
  if (document.getText().trim() === "") throw empty;
  const wholeFile = {
    label: formatMessage("translate.wholeFile"),
    run: async () => {
      await vscode.window.showTextDocument(document, editor.viewColumn);
      await translateSelection(context, { ...options, whole: true });
    },
  };
  context.reporter.ask(empty, [wholeFile]);
}
