import * as vscode from "vscode";
import type { ServerApi } from "../../client/serverApi.ts";
import type { CatalogueEntry } from "../../core/models/catalogue.ts";
import { AppError } from "../../shared/appError.ts";
import { formatMessage } from "../../shared/messages/formatMessage.ts";
import type { FitReport } from "../../shared/fitReport.ts";
import type { FitResult, Transfer } from "../../shared/modelsProtocol.ts";
import { fromWireError } from "../../shared/wireError.ts";
import type { ErrorReporter } from "../errors/errorReporter.ts";
import { askModal, showInformation, withProgress } from "../notifications.ts";
import { judgedFirst, judgeDownload } from "./downloadJudgement.ts";
import { followTransfer, type TransferEnd } from "./followTransfer.ts";
import { licenceQuestion, withLicence } from "./licenceQuestion.ts";
import { lookUpFit } from "./lookUpFit.ts";
import type { ModelStock } from "./modelStock.ts";
import type { ModelUse } from "./modelUse.ts";
import { transferReport } from "./transferReport.ts";

export interface DownloadWish {
  /** What people call the model. */
  readonly title: string;
  readonly ref: string;
  readonly entry: CatalogueEntry | undefined;
  /** Of the Models view. Left out: it has none yet. */
  readonly rowId?: string;
  /** By the model's own header, where somebody has asked before. */
  readonly fit?: FitReport;
  /** It has begun, or was here: nobody chooses it any more. */
  readonly isSettled?: boolean;
}

export interface ModelDownloadOptions {
  readonly api: ServerApi;
  readonly stock: ModelStock;
  readonly use: ModelUse;
  readonly reporter: ErrorReporter;
}

/** A download that this window has asked for: size, verdict and licence first, progress meanwhile, the model at its end. */
export class ModelDownload {
  private readonly options: ModelDownloadOptions;
  /** Those that this window shows a notification for. */
  private readonly followed = new Set<string>();

  constructor(options: ModelDownloadOptions) {
    this.options = options;
  }

  /** Begins, or goes on with what there is. Ends when it has begun; what follows is told by notifications. */
  async start(wish: DownloadWish): Promise<void> {
    const { api, stock, reporter } = this.options;
    try {
      const facts = await this.judgedFirst(wish);
      if (facts === undefined) return;
      const transfer = await withLicence(
        (licenceAccepted) => api.models.download(wish.ref, { licenceAccepted }),
        (refusal) => askForLicence(refusal, wish.entry, facts),
      );
      if (transfer === undefined) return;
      if (stock.state === "unlisted") await stock.refresh();
      void this.follow(wish, transfer);
    } catch (error) {
      reporter.report(error, { retry: () => this.start(wish) });
    }
  }

  private judgedFirst(wish: DownloadWish): Promise<readonly string[] | undefined> {
    const { title, isSettled = false } = wish;
    return judgedFirst(isSettled ? undefined : () => judgeDownload(() => this.look(wish)), async (words) => {
      const anyway = formatMessage("models.unfit.yes");
      return (await askModal(formatMessage("models.unfit.question", { name: title }), words, anyway)) === anyway;
    });
  }

  private async look({ title, ref, rowId, fit }: DownloadWish): Promise<Pick<FitResult, "report" | "sizeBytes">> {
    if (fit?.exact === true) return { report: fit, sizeBytes: fit.downloadBytes };
    const { api, stock } = this.options;
    const result = await lookUpFit(api.models, title, ref);
    if (rowId !== undefined) stock.noteFit(rowId, result.report);
    return result;
  }

  private async follow(wish: DownloadWish, transfer: Transfer): Promise<void> {
    if (this.followed.has(transfer.id)) return;
    this.followed.add(transfer.id);
    try {
      await this.conclude(wish, await this.show(wish, transfer));
    } catch (error) {
      this.options.reporter.report(error, { retry: () => this.start({ ...wish, isSettled: true }) });
    } finally {
      this.followed.delete(transfer.id);
    }
  }

  private show({ title }: DownloadWish, transfer: Transfer): Promise<TransferEnd> {
    const { api, stock, reporter } = this.options;
    const words = formatMessage("models.download.title", { name: title });
    const link = { label: formatMessage("models.download.show"), command: "sealion.models.focus" } as const;
    return withProgress(
      words,
      (report, signal) => {
        signal.addEventListener("abort", () => {
          api.models.pause(transfer.id).catch((error: unknown) => reporter.report(error));
        });
        return followTransfer(stock, transfer, transferReport(report));
      },
      link,
    );
  }

  private async conclude(wish: DownloadWish, end: TransferEnd): Promise<void> {
    if (end === "gone") return;
    const { state } = end;
    if (state.kind === "failed") throw fromWireError(state.error) ?? new AppError("internal", state.error.message);
    if (state.kind !== "done") return;
    await this.options.stock.refresh();
    const { use } = this.options;
    if (!use.isChosen) {
      await use.choose(end.path, "load");
      return;
    }
    const useIt = formatMessage("models.download.use");
    const chosen = await showInformation(formatMessage("models.download.done", { name: wish.title }), useIt);
    if (chosen === useIt) await use.choose(end.path, "load");
  }
}

/** A link in a dialog would close it: the page is opened by a button, and the question comes back. */
async function askForLicence(
  refusal: AppError,
  entry: CatalogueEntry | undefined,
  facts: readonly string[],
): Promise<boolean> {
  const { message, detail, url } = licenceQuestion(refusal, entry, facts);
  const accept = formatMessage("models.licence.accept");
  const read = formatMessage("models.licence.read");
  for (;;) {
    const chosen = await askModal(message, detail, accept, ...(url === undefined ? [] : [read]));
    if (chosen !== read || url === undefined) return chosen === accept;
    await vscode.env.openExternal(vscode.Uri.parse(url, true));
  }
}
