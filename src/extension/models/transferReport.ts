/** Progress of work on model files under a notification, as the list of transfers tells of it. */
import { fractionOf, transferStep } from "../../core/models/transferProgress.ts";
import { percentOf } from "../../core/taskProgressText.ts";
import { AppError } from "../../shared/appError.ts";
import { CancelledError } from "../../shared/cancelSignal.ts";
import type { Transfer } from "../../shared/modelsProtocol.ts";
import { type ProgressStep, withProgress } from "../notifications.ts";
import type { ModelStock } from "./modelStock.ts";

/** Turns what is known of a transfer into steps of a progress bar, which does not go back when verifying begins anew. */
export function transferReport(report: (step: ProgressStep) => void): (transfer: Transfer) => void {
  let reported = 0;
  return (transfer) => {
    const percent = percentOf(fractionOf(transfer));
    report({ message: transferStep(transfer), increment: Math.max(0, percent - reported) });
    reported = Math.max(reported, percent);
  };
}

/**
 * Runs a request that works on a file; Cancel aborts its signal.
 * @param isOf tells the request's transfer from others
 * @throws CancelledError also when it was stopped in another place, such as the Models view
 */
export function withTransferProgress<T>(
  stock: ModelStock,
  title: string,
  isOf: (transfer: Transfer) => boolean,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  return withProgress(title, async (report, signal) => {
    const tell = transferReport(report);
    const subscription = stock.onDidChange(() => stock.transfers.filter(isOf).slice(0, 1).forEach(tell));
    try {
      return await work(signal);
    } catch (error) {
      throw AppError.is(error, "model.unloaded") ? new CancelledError() : error;
    } finally {
      subscription.dispose();
    }
  });
}
