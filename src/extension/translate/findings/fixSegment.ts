/** What the quick fixes of findings do. Each leaves a segment alone that somebody has edited meanwhile. */
import * as vscode from "vscode";
import { languageLabel, type LanguageTag } from "../../../core/languages.ts";
import { applyEdits } from "../../../core/translate/formats/applyEdits.ts";
import { AppError } from "../../../shared/appError.ts";
import { formatMessage } from "../../../shared/messages/formatMessage.ts";
import type { WhenBusy } from "../../../shared/protocol.ts";
import type { TextSpan } from "../../../shared/translation.ts";
import { withProgress } from "../../notifications.ts";
import { editDocument, type EditOutcome } from "../apply/documentEdits.ts";
import { jobFor } from "../jobFor.ts";
import { runTranslation } from "../runTranslation.ts";
import { TrackedDocument } from "../trackedDocument.ts";
import { translatedCopy, type TranslatedText } from "../translatedText.ts";
import type { TranslationContext } from "../translationContext.ts";
import type { FixArgument } from "./findingFixes.ts";
import { tellNotes } from "./tellFindings.ts";
import { foundSegments, type FoundSegment } from "./trackedFindings.ts";

/** Translates the segment's source again and puts the new text in the place of the old one. */
export async function retryFinding(context: TranslationContext, argument: unknown): Promise<void> {
  const wanted = await findSegment(context, argument);
  if (wanted !== undefined) await retry(context, wanted.document, [wanted.segment]);
}

/** The same for all segments of the document that are marked, in one undo step for each language. */
export async function retryFindings(context: TranslationContext, argument: unknown): Promise<void> {
  if (!isFixArgument(argument)) return;
  const document = await vscode.workspace.openTextDocument(argument.uri);
  await retry(context, document, context.findings.in(document));
}

async function retry(
  context: TranslationContext,
  document: vscode.TextDocument,
  segments: readonly FoundSegment[],
): Promise<void> {
  const targets = new Set(segments.map(({ target }) => target));
  const attempt = async (whenBusy: WhenBusy): Promise<void> => {
    try {
      for (const target of targets) {
        const wanted = segments.filter((segment) => segment.target === target);
        await translateAgain(context, document, { segments: untouched(context, document, wanted), target, whenBusy });
        targets.delete(target);
      }
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
  const { document } = wanted;
  const [segment] = untouched(context, document, [wanted.segment]);
  refuseUnlessApplied(await editDocument(document, [{ start: segment.start, end: segment.end, text: segment.source }]));
}

export async function ignoreFinding(context: TranslationContext, argument: unknown): Promise<void> {
  const wanted = await findSegment(context, argument);
  if (wanted !== undefined) context.findings.remove(wanted.document, [wanted.segment]);
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
 * Where they are now: they move while a question about a failed try stands on the screen.
 * @throws AppError document.changed when no place reads any more what its finding is about
 */
function untouched(
  { findings }: TranslationContext,
  document: vscode.TextDocument,
  segments: readonly FoundSegment[],
): readonly [FoundSegment, ...FoundSegment[]] {
  return expectSome(findings.current(document, segments));
}

function expectSome<T>([first, ...others]: readonly T[]): readonly [T, ...T[]] {
  if (first === undefined) throw new AppError("document.changed", "The segment was edited meanwhile");
  return [first, ...others];
}

interface Retry {
  /** In the document's order. */
  readonly segments: readonly FoundSegment[];
  readonly target: LanguageTag;
  readonly whenBusy: WhenBusy;
}

async function translateAgain(
  context: TranslationContext,
  document: vscode.TextDocument,
  { segments, target, whenBusy }: Retry,
): Promise<void> {
  const text = document.getText();
  const { text: source, places } = applyEdits(
    text,
    segments.map((segment) => ({ start: segment.start, end: segment.end, text: segment.source })),
  );
  const tracked = new TrackedDocument(document, text);
  try {
    // A preview has no folder and no kind of its own: its settings and its glossary are those of its original.
    const original = context.previews.originalOf(document) ?? document;
    const job = await jobFor(context, original, { places, target });
    const title = formatMessage("translate.progress", { language: languageLabel(target) });
    const translation = await withProgress(title, (report, signal) =>
      runTranslation({ ...job, source }, { api: context.api, whenBusy, signal, report }),
    );
    tellNotes(translation.notes);
    const unchanged = new Set(tracked.unchanged(segments));
    const tries = segments.flatMap((segment, index): Try[] => {
      const place = places[index];
      if (place === undefined || !unchanged.has(segment)) return [];
      return [{ segment, at: tracked.current(segment), copy: translatedCopy(source, place, translation.segments) }];
    });
    await replaceTried(context, document, expectSome(tries));
  } finally {
    tracked.dispose();
  }
}

/** What became of one segment. */
interface Try {
  readonly segment: FoundSegment;
  /** Where it is now. */
  readonly at: TextSpan;
  readonly copy: TranslatedText;
}

async function replaceTried(
  { findings }: TranslationContext,
  document: vscode.TextDocument,
  tries: readonly Try[],
): Promise<void> {
  const edits = tries.map(({ at, copy }) => ({ start: at.start, end: at.end, text: copy.text }));
  const { places } = applyEdits(document.getText(), edits);
  refuseUnlessApplied(await editDocument(document, edits));
  // The same text again is no edit that would take the old finding away. Of another one it comes back with an undo.
  const same = tries.filter(({ segment, copy }) => copy.text === segment.text);
  findings.remove(
    document,
    same.map(({ segment }) => segment),
  );
  const found = tries.flatMap(({ segment, copy }, index) => {
    const start = places[index]?.start ?? 0;
    const placed = copy.segments.map((one) => ({ ...one, start: one.start + start, end: one.end + start }));
    return foundSegments(placed, segment.target);
  });
  findings.add(document, found);
}

function refuseUnlessApplied(outcome: EditOutcome): void {
  if (outcome === "applied") return;
  throw new AppError(outcome === "readOnly" ? "document.readOnly" : "document.changed", "The edit was not made");
}

function isFixArgument(value: unknown): value is FixArgument {
  return typeof value === "object" && value !== null && "uri" in value && "offset" in value;
}
