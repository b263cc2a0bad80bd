/** Reading without changing: a hover on a comment or a selection offers its translation, and shows it once it was made. */
import { createHash } from "node:crypto";
import * as vscode from "vscode";
import type { LanguageTag } from "../../../core/languages.ts";
import { identifyLanguage } from "../../../core/text/identifyLanguage.ts";
import { scriptLanguage } from "../../../core/text/scriptLanguage.ts";
import { AppError } from "../../../shared/appError.ts";
import { CancelledError } from "../../../shared/cancelSignal.ts";
import { formatMessage } from "../../../shared/messages/formatMessage.ts";
import type { WhenBusy } from "../../../shared/protocol.ts";
import type { TextSpan } from "../../../shared/translation.ts";
import { abortSignalOf } from "../../abortSignal.ts";
import { rangeOf } from "../../editorText.ts";
import { showBriefly, withQuietProgress } from "../../notifications.ts";
import { readHoverMode } from "../../settings.ts";
import { jobFor } from "../jobFor.ts";
import { runTranslation } from "../runTranslation.ts";
import { translatedCopy, type TranslatedSegment } from "../translatedText.ts";
import type { TranslationContext } from "../translationContext.ts";
import type { TranslationJob } from "../translationJob.ts";
import { commentWords } from "./commentWords.ts";
import { HOVER_COMMAND, hoverLink, hoverTranslation, type HoverArgument } from "./hoverText.ts";
import { readingPlace } from "./readingPlace.ts";
import { TranslationCache } from "./translationCache.ts";

/** More is read in a document of its own. */
const MAX_HOVER_CHARACTERS = 4000;

/** A language that is identified counts from here on: a link too many is better than one too few. */
const CERTAIN = 0.9;

export class TranslationHover implements vscode.HoverProvider {
  private readonly context: TranslationContext;
  private readonly cache = new TranslationCache();

  constructor(context: TranslationContext) {
    this.context = context;
  }

  async provideHover(
    document: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
  ): Promise<vscode.Hover | undefined> {
    const mode = readHoverMode(document);
    const place = mode === "off" ? undefined : readingPlace(document, document.offsetAt(position));
    if (place === undefined || place.end - place.start > MAX_HOVER_CHARACTERS) return undefined;
    const text = document.getText(rangeOf(document, place));
    const target = this.context.languages.current("translate", document);
    if (target !== undefined && isWrittenIn(text, target)) return undefined;
    const argument: HoverArgument = { ...place, uri: document.uri.toString(), text };
    const translation =
      target === undefined
        ? undefined
        : await this.known(document, argument, target, mode === "whenLoaded" ? token : undefined);
    const markdown = new vscode.MarkdownString("", true);
    // Links of this one command work; the text beside them comes from a model, and is escaped.
    markdown.isTrusted = { enabledCommands: [HOVER_COMMAND] };
    markdown.appendMarkdown(
      translation === undefined || target === undefined
        ? hoverLink(argument, target)
        : hoverTranslation(translation, target),
    );
    return new vscode.Hover(markdown, rangeOf(document, place));
  }

  /** The link's command. The result is there when the place is pointed at again; nothing takes the focus. */
  async translate(argument: unknown): Promise<void> {
    if (!isHoverArgument(argument)) return;
    const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(argument.uri, true));
    const target = await this.context.languages.choose("translate", document, argument.text);
    if (target === undefined) return;
    const attempt = async (whenBusy: WhenBusy): Promise<void> => {
      try {
        await withQuietProgress(formatMessage("hover.progress"), async () =>
          this.make(await this.jobOf(document, argument, target), argument, new AbortController().signal, whenBusy),
        );
        await showAgain(document, argument);
      } catch (error) {
        this.context.reporter.report(error, { retry: attempt });
      }
    };
    await attempt("refuse");
  }

  /** @param token given: it may be made now, if the model is in memory anyway */
  private async known(
    document: vscode.TextDocument,
    argument: HoverArgument,
    target: LanguageTag,
    token: vscode.CancellationToken | undefined,
  ): Promise<string | undefined> {
    try {
      const job = await this.jobOf(document, argument, target);
      const cached = this.cache.get(keyOf(job, argument));
      if (cached !== undefined || token === undefined || !this.isModelLoaded()) return cached;
      return await this.make(job, argument, abortSignalOf(token), "refuse");
    } catch (error) {
      // Nobody has asked for it: the link stays, and says what is wrong when it is followed.
      if (!CancelledError.is(error)) this.context.log.info(`No translation for a hover: ${String(error)}`);
      return undefined;
    }
  }

  /** @throws AppError document.changed when something else stands there than when the hover was made */
  private async jobOf(
    document: vscode.TextDocument,
    { start, end, text }: HoverArgument,
    target: LanguageTag,
  ): Promise<TranslationJob> {
    const job = await jobFor(this.context, document, { places: [{ start, end }], target });
    if (job.source.slice(start, end) === text) return job;
    throw new AppError("document.changed", "Another text stands where the hover was");
  }

  private async make(
    job: TranslationJob,
    argument: HoverArgument,
    signal: AbortSignal,
    whenBusy: WhenBusy,
  ): Promise<string> {
    const { segments } = await runTranslation(job, { api: this.context.api, whenBusy, signal });
    const translation = wordsOf(job, argument, segments);
    this.cache.set(keyOf(job, argument), translation);
    return translation;
  }

  private isModelLoaded(): boolean {
    const kind = this.context.api.lastStatus?.model.kind;
    return kind === "ready" || kind === "busy";
  }
}

/** Nobody needs a translation into the language that a text is in. Letters alone tell the languages that have their own. */
function isWrittenIn(text: string, target: LanguageTag): boolean {
  if (scriptLanguage(text) === target) return true;
  const identified = identifyLanguage(text);
  return identified?.tag === target && identified.confidence >= CERTAIN;
}

/** Everything that a translation depends on, in a few bytes: a glossary can be long. */
function keyOf(
  { target, from, format, dialect, register, glossary }: TranslationJob,
  { text, isComment }: HoverArgument,
) {
  const all = [target, from, format, dialect, register, glossary, isComment, text];
  return createHash("sha256").update(JSON.stringify(all)).digest("base64");
}

function wordsOf(
  { source, document, dialect = document.languageId }: TranslationJob,
  { start, end, isComment }: HoverArgument,
  segments: readonly TranslatedSegment[],
): string {
  const copy = translatedCopy(source, { start, end }, segments).text;
  if (!isComment) return copy;
  const program = source.slice(0, start) + copy + source.slice(end);
  return commentWords(program, dialect, { start, end: start + copy.length });
}

/** The hover with the link goes, so that the next one has the translation. One can be opened at the cursor only. */
async function showAgain(document: vscode.TextDocument, place: TextSpan): Promise<void> {
  await vscode.commands.executeCommand("editor.action.hideHover");
  const editor = vscode.window.activeTextEditor;
  if (editor?.document === document && rangeOf(document, place).contains(editor.selection.active)) {
    await vscode.commands.executeCommand("editor.action.showHover", { focus: "noAutoFocus" });
  } else {
    showBriefly(formatMessage("hover.done"));
  }
}

function isHoverArgument(value: unknown): value is HoverArgument {
  if (typeof value !== "object" || value === null) return false;
  const { uri, text, start, end, isComment } = value as Partial<Record<keyof HoverArgument, unknown>>;
  return (
    typeof uri === "string" &&
    typeof text === "string" &&
    typeof start === "number" &&
    typeof end === "number" &&
    typeof isComment === "boolean"
  );
}
