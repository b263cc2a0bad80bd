/** Puts a finished translation where it belongs, or asks where else: one that took minutes is never lost. */
import * as vscode from "vscode";
import { AppError } from "../../../shared/appError.ts";
import type { TextSpan } from "../../../shared/translation.ts";
import { rangeOf } from "../../editorText.ts";
import type { ErrorReporter } from "../../errors/errorReporter.ts";
import { isShownInTab } from "../shownInTab.ts";
import type { TrackedDocument } from "../trackedDocument.ts";
import { standsBeside } from "./besideBlock.ts";
import { editsFor, type EditingWay } from "./applyWay.ts";
import { editDocument } from "./documentEdits.ts";
import { lineEnd, lineStart } from "./lineFrame.ts";
import { afterEdits, spanAfterEdits, type PlacedEdit, type PlacedSegment } from "./placedEdit.ts";
import { insertBelowWay, waysElsewhere, type FinishedTranslation } from "./waysElsewhere.ts";

export interface Delivery extends FinishedTranslation {
  readonly tracked: TrackedDocument;
  readonly way: EditingWay;
  /** The document stood in a tab when the translation began. */
  readonly wasShownInTab: boolean;
}

/**
 * Makes all edits in one undo step, when the document is open, writable and the text of their places still the same. Else it
 * asks, and the document stays as it is.
 * @returns where the segments are in the document now; undefined: they are not in it
 */
export async function deliverTranslation(
  delivery: Delivery,
  reporter: ErrorReporter,
): Promise<readonly PlacedSegment[] | undefined> {
  const { tracked, wasShownInTab } = delivery;
  const { document } = tracked;
  const elsewhere = waysElsewhere(delivery);
  if (document.isClosed || (wasShownInTab && !isShownInTab(document))) {
    reporter.ask(new AppError("document.closed", `${document.uri.scheme} document was closed`), elsewhere);
    return undefined;
  }
  const guarded = guardedPlaces(delivery);
  const edits = tracked.isUnchanged(guarded) ? currentEdits(delivery, guarded) : undefined;
  const places = delivery.places.map((place) => tracked.current(place));
  const outcome = edits === undefined ? "changed" : await editDocument(document, edits);
  if (outcome === "readOnly") {
    reporter.ask(new AppError("document.readOnly", `${document.uri.scheme} document is read-only`), elsewhere);
  } else if (outcome === "changed") {
    const below = standsBeside(delivery, delivery.segments) ? [insertBelowWay(delivery, tracked)] : [];
    reporter.ask(new AppError("document.changed", "The text changed while it was translated"), [
      ...below,
      ...elsewhere,
    ]);
  }
  if (edits === undefined || outcome !== "applied") return undefined;
  const { texts, segments } = afterEdits(edits);
  selectPlaces(document, delivery.way === "replace" ? places.map((place) => spanAfterEdits(place, edits)) : texts);
  return segments;
}

/** What must still be as it was: the places, and for lines beside them the lines that they stand on. */
function guardedPlaces({ way, places, source }: Delivery): readonly TextSpan[] {
  if (way === "replace") return places;
  return places.map(({ start, end }) => ({ start: lineStart(source, start), end: lineEnd(source, end) }));
}

/** The edits where their places are now: those in a guarded place, whose text has not changed, and those behind what it is a part of. */
function currentEdits(delivery: Delivery, guarded: readonly TextSpan[]): PlacedEdit[] {
  const { tracked } = delivery;
  return editsFor(delivery.way, delivery).map((edit) => {
    const place = guarded.find(({ start, end }) => start <= edit.start && edit.end <= end) ?? edit;
    const shift = tracked.current(place).start - place.start;
    return { ...edit, start: edit.start + shift, end: edit.end + shift };
  });
}

/** Leaves the translations selected, so that they are seen at once and another command can go on with them. */
function selectPlaces(document: vscode.TextDocument, places: readonly TextSpan[]): void {
  const editor = vscode.window.activeTextEditor;
  if (editor?.document !== document) return;
  editor.selections = places.map((place) => {
    const { start, end } = rangeOf(document, place);
    return new vscode.Selection(start, end);
  });
}
