/** What somebody should know before a model is downloaded: its size, and whether it would fit here. */
import { sizeText } from "../../core/modelDetails.ts";
import { canBeUsed, fitText } from "../../core/models/fitText.ts";
import { AppError } from "../../shared/appError.ts";
import { presentError } from "../../shared/errorPresentation.ts";
import { formatMessage } from "../../shared/messages/formatMessage.ts";
import type { FitResult } from "../../shared/modelsProtocol.ts";

export interface DownloadJudgement {
  readonly canBeUsed: boolean;
  readonly words: string;
}

/**
 * @param look reads the model's header
 * @throws what the download would fail with too, and CancelledError
 */
export async function judgeDownload(
  look: () => Promise<Pick<FitResult, "report" | "sizeBytes">>,
): Promise<DownloadJudgement> {
  try {
    const { report, sizeBytes } = await look();
    const facts = { size: sizeText(sizeBytes), verdict: fitText(report) };
    return { canBeUsed: canBeUsed(report), words: formatMessage("models.download.facts", facts) };
  } catch (error) {
    // It could be had, but its header says that it is nothing to work with.
    if (!AppError.is(error) || !error.code.startsWith("model.")) throw error;
    return { canBeUsed: false, words: presentError(error).message };
  }
}

/**
 * @param judge left out: it was here or has begun, and there is nothing to choose any more
 * @param askAnyway whether to go on with what cannot be used here
 * @returns what to tell with the licence; undefined: nothing is to be downloaded
 */
export async function judgedFirst(
  judge: (() => Promise<DownloadJudgement>) | undefined,
  askAnyway: (words: string) => Promise<boolean>,
): Promise<readonly string[] | undefined> {
  if (judge === undefined) return [];
  const judgement = await judge();
  if (!judgement.canBeUsed && !(await askAnyway(judgement.words))) return undefined;
  return [judgement.words];
}
