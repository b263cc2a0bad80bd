/** A translation from the request to its place in the document. */
import { languageLabel } from "../../core/languages.ts";
import { DisposableStore } from "../../shared/disposableStore.ts";
import { formatMessage } from "../../shared/messages/formatMessage.ts";
import type { WhenBusy } from "../../shared/protocol.ts";
import { withProgress } from "../notifications.ts";
import { noteTranslated } from "../walkthroughProgress.ts";
import { isEditing, type ApplyWay } from "./apply/applyWay.ts";
import { standsBeside } from "./apply/besideBlock.ts";
import { deliverTranslation } from "./apply/deliverTranslation.ts";
import { copyTranslation, openBilingual, openTranslation, type FinishedTranslation } from "./apply/waysElsewhere.ts";
import { tellFindings, tellNotes } from "./findings/tellFindings.ts";
import { foundSegments } from "./findings/trackedFindings.ts";
import { runTranslation } from "./runTranslation.ts";
import { isShownInTab } from "./shownInTab.ts";
import { TrackedDocument } from "./trackedDocument.ts";
import { TranslationPreview } from "./translationPreview.ts";
import type { TranslationContext } from "./translationContext.ts";
import type { TranslationJob } from "./translationJob.ts";

/** Ends when the translation is where it belongs, or when the user has been told why it is not. */
export async function translateAndApply(
  context: TranslationContext,
  job: TranslationJob,
  way: ApplyWay,
): Promise<void> {
  if (way === "preview") {
    await context.previews.open(job);
    return;
  }
  const attempt = async (whenBusy: WhenBusy): Promise<void> => {
    const store = new DisposableStore();
    try {
      await translateOnce(context, job, way, whenBusy, store);
    } catch (error) {
      context.reporter.report(error, { retry: attempt });
    } finally {
      store.dispose();
    }
  };
  await attempt("refuse");
}

async function translateOnce(
  { api, reporter, findings }: TranslationContext,
  job: TranslationJob,
  way: Exclude<ApplyWay, "preview">,
  whenBusy: WhenBusy,
  store: DisposableStore,
): Promise<void> {
  const { document, source, format, dialect, target } = job;
  const wasShownInTab = isShownInTab(document);
  const tracked = store.add(new TrackedDocument(document, source));
  const preview = store.add(new TranslationPreview(tracked, job.places));
  const title = formatMessage("translate.progress", { language: languageLabel(target) });
  const { places, segments, notes } = await withProgress(title, (report, signal) =>
    runTranslation(job, {
      api,
      whenBusy,
      signal,
      report,
      onSegment: (segment) => {
        preview.show(segment);
      },
    }),
  );
  preview.dispose();
  tellNotes(notes);
  if (segments.length === 0) return;
  const kind = { format, ...(dialect === undefined ? {} : { dialect }), languageId: document.languageId };
  const finished: FinishedTranslation = { source, ...kind, places, segments };
  if (!isEditing(way) || (way !== "replace" && !standsBeside(finished, segments))) {
    await putElsewhere(way, finished);
    noteTranslated();
    return;
  }
  const placed = await deliverTranslation({ ...finished, tracked, way, wasShownInTab }, reporter);
  if (placed === undefined) return;
  noteTranslated();
  const found = foundSegments(placed, target);
  findings.add(document, found);
  void tellFindings(document, found, segments.filter(({ outcome }) => outcome !== undefined).length);
}

async function putElsewhere(way: Exclude<ApplyWay, "preview">, finished: FinishedTranslation): Promise<void> {
  if (way === "copy") await copyTranslation(finished);
  else if (way === "bilingual") await openBilingual(finished);
  else await openTranslation(finished);
}
