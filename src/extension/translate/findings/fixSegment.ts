/** What the quick fixes of a finding do. Each leaves the document alone when somebody has edited the segment meanwhile. */
import * as vscode from "vscode";
import { languageLabel } from "../../../core/languages.ts";
import { AppError } from "../../../shared/appError.ts";
import { formatMessage } from "../../../shared/messages/formatMessage.ts";
import type { WhenBusy } from "../../../shared/protocol.ts";
import { withProgress } from "../../notifications.ts";
import { editDocument, type EditOutcome } from "../apply/documentEdits.ts";
import { jobFor } from "../jobFor.ts";
import { runTranslation } from "../runTranslation.ts";
import { TrackedDocument } from "../trackedDocument.ts";
import { translatedCopy } from "../translatedText.ts";
import type { TranslationContext } from "../translationContext.ts";
import type { FixArgument } from "./findingFixes.ts";
import { tellNotes } from "./tellFindings.ts";
import { foundSegments, type FoundSegment } from "./trackedFindings.ts";

/** Translates the segment's source again and puts the new text in the place of the old one. */
export async function retryFinding(context: TranslationContext, argument: unknown): Promise<void> {
  const wanted = await findSegment(context, argument);
  if (wanted === undefined) return;
  const attempt = async (whenBusy: WhenBusy): Promise<void> => {
    try {
      await translateAgain(context, untouched(context, wanted), whenBusy);
    } catch (error) {
      context.reporter.report(error, { retry: attempt });
    }
  };
  await attempt("refuse");
}

/** Puts back what stood there before the translation. */
export async function keepSource(context: TranslationContext, argument: unknown): Promise<void> {
  const wanted = await findSegment(context, argument);
  if (wanted === undefined) return;
  const { document, segment } = untouched(context, wanted);
  refuseUnlessApplied(await editDocument(document, [{ start: segment.start, end: segment.end, text: segment.source }]));
}

export async function ignoreFinding(context: TranslationContext, argument: unknown): Promise<void> {
  const wanted = await findSegment(context, argument);
  if (wanted !== undefined) context.findings.remove(wanted.document, wanted.segment);
}

interface WantedSegment {
  readonly document: vscode.TextDocument;
  readonly segment: FoundSegment;
}

/** The one that a menu named, else the one at the cursor. */
async function findSegment({ findings }: TranslationContext, argument: unknown): Promise<WantedSegment | undefined> {
  if (isFixArgument(argument)) {
    const document = await vscode.workspace.openTextDocument(argument.uri);
    const segment = findings.at(document, argument.offset);
    return segment && { document, segment };
  }
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined) return undefined;
  const segment = findings.at(editor.document, editor.document.offsetAt(editor.selection.active));
  return segment && { document: editor.document, segment };
}

/**
 * Where it is now: it moves while a question about a failed try stands on the screen.
 * @throws AppError document.changed when the place no longer reads what the finding is about
 */
function untouched({ findings }: TranslationContext, { document, segment }: WantedSegment): WantedSegment {
  const now = findings.current(document, segment);
  if (now === undefined) throw new AppError("document.changed", "The segment was edited meanwhile");
  return { document, segment: now };
}

async function translateAgain(
  context: TranslationContext,
  { document, segment }: WantedSegment,
  whenBusy: WhenBusy,
): Promise<void> {
  const text = document.getText();
  const source = text.slice(0, segment.start) + segment.source + text.slice(segment.end);
  const place = { start: segment.start, end: segment.start + segment.source.length };
  const tracked = new TrackedDocument(document, text);
  try {
    // A preview has no folder and no kind of its own: its settings and its glossary are those of its original.
    const original = context.previews.originalOf(document) ?? document;
    const job = await jobFor(context, original, { places: [place], target: segment.target });
    const title = formatMessage("translate.progress", { language: languageLabel(segment.target) });
    const { segments, notes } = await withProgress(title, (report, signal) =>
      runTranslation({ ...job, source }, { api: context.api, whenBusy, signal, report }),
    );
    tellNotes(notes);
    if (!tracked.isUnchanged([segment])) throw new AppError("document.changed", "The segment was edited meanwhile");
    const copy = translatedCopy(source, place, segments);
    const { start, end } = tracked.current(segment);
    refuseUnlessApplied(await editDocument(document, [{ start, end, text: copy.text }]));
    const placed = copy.segments.map((one) => ({ ...one, start: one.start + start, end: one.end + start }));
    // The same text again is no edit that would take the old finding away. Of another one it comes back with an undo.
    if (copy.text === segment.text) context.findings.remove(document, segment);
    context.findings.add(document, foundSegments(placed, segment.target));
  } finally {
    tracked.dispose();
  }
}

function refuseUnlessApplied(outcome: EditOutcome): void {
  if (outcome === "applied") return;
  throw new AppError(outcome === "readOnly" ? "document.readOnly" : "document.changed", "The edit was not made");
}

function isFixArgument(value: unknown): value is FixArgument {
  return typeof value === "object" && value !== null && "uri" in value && "offset" in value;
}
