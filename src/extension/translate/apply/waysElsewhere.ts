/** Ways to keep a translation that cannot, or shall not, go into its document. */
import * as vscode from "vscode";
import { formatMessage } from "../../../shared/messages/formatMessage.ts";
import type { TextSpan } from "../../../shared/translation.ts";
import type { WayOn } from "../../errors/errorReporter.ts";
import { showBriefly } from "../../notifications.ts";
import type { TrackedDocument } from "../trackedDocument.ts";
import { translatedCopy, type TranslatedSegment } from "../translatedText.ts";
import { editsFor } from "./applyWay.ts";
import { bilingualTable } from "./bilingualTable.ts";
import { editDocument } from "./documentEdits.ts";
import type { FormatId } from "../../../core/translate/formats/documentFormat.ts";
import { AppError } from "../../../shared/appError.ts";

/** A finished translation with what it is a translation of. */
export interface FinishedTranslation {
  readonly source: string;
  readonly format: FormatId;
  readonly dialect?: string;
  readonly languageId: string;
  readonly places: readonly TextSpan[];
  readonly segments: readonly TranslatedSegment[];
}

export async function copyTranslation(finished: FinishedTranslation): Promise<void> {
  await vscode.env.clipboard.writeText(textsOf(finished).join("\n"));
  showBriefly(formatMessage("result.copied"));
}

export async function openTranslation(finished: FinishedTranslation): Promise<void> {
  const content = textsOf(finished).join("\n\n");
  await openBeside(content.endsWith("\n") ? content : `${content}\n`, finished.languageId);
}

/** Both languages, row by row, for formats in which no entry can stand twice. */
export async function openBilingual({ segments }: FinishedTranslation): Promise<void> {
  await openBeside(bilingualTable(segments), "markdown");
}

export async function openBeside(content: string, language: string): Promise<void> {
  const document = await vscode.workspace.openTextDocument({ content, language });
  await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.Beside, preview: false });
}

/** The buttons of a question that is asked when the document is not what it was. */
export function waysElsewhere(finished: FinishedTranslation): WayOn[] {
  return [
    { label: formatMessage("result.copy"), run: () => copyTranslation(finished) },
    { label: formatMessage("result.openDocument"), run: () => openTranslation(finished) },
  ];
}

/** Below the places as they are now, whatever has become of their text. */
export function insertBelowWay(finished: FinishedTranslation, tracked: TrackedDocument): WayOn {
  return {
    label: formatMessage("result.insertBelow"),
    run: async () => {
      const { document } = tracked;
      const edits = editsFor("insertBelow", finished).map(({ start, text }) => {
        const { line } = document.positionAt(tracked.current({ start, end: start }).end);
        const at = document.offsetAt(document.lineAt(line).range.end);
        return { start: at, end: at, text };
      });
      const isApplied = !document.isClosed && (await editDocument(document, edits)) === "applied";
      if (!isApplied) throw new AppError("document.closed", "The editor did not take the edit");
    },
  };
}

function textsOf({ source, places, segments }: FinishedTranslation): string[] {
  return places.map((place) => translatedCopy(source, place, segments).text);
}
