/** What can be done with one model of the Models view. Each ends when its work is done; what fails is thrown. */
import * as vscode from "vscode";
import type { ServerApi } from "../../client/serverApi.ts";
import { sizeText } from "../../core/modelDetails.ts";
import { CancelledError } from "../../shared/cancelSignal.ts";
import { formatMessage } from "../../shared/messages/formatMessage.ts";
import { askModal, showBriefly, showInformation, showWarning, withProgress } from "../notifications.ts";
import { fitSum } from "./fitSum.ts";
import type { ModelDownload } from "./modelDownload.ts";
import type { ModelRow } from "./modelRow.ts";
import type { ModelStock } from "./modelStock.ts";
import type { ModelUse } from "./modelUse.ts";
import { verdictWords } from "./rowText.ts";

export interface ModelTaskParts {
  readonly api: ServerApi;
  readonly stock: ModelStock;
  readonly use: ModelUse;
  readonly download: ModelDownload;
}

export async function startRow({ download }: ModelTaskParts, { title, ref, entry, transfer }: ModelRow): Promise<void> {
  const wanted = transfer?.ref ?? ref;
  if (wanted !== undefined) await download.start({ title, ref: wanted, entry });
}

export async function pauseRow({ api }: ModelTaskParts, { transfer }: ModelRow): Promise<void> {
  if (transfer !== undefined) await api.models.pause(transfer.id);
}

export async function cancelRow({ api }: ModelTaskParts, { transfer, title }: ModelRow): Promise<void> {
  if (transfer === undefined) return;
  const yes = formatMessage("models.cancel.yes");
  const pause = formatMessage("models.cancel.pause");
  const chosen = await askModal(
    formatMessage("models.cancel.question", { name: title }),
    formatMessage("models.cancel.detail", { size: sizeText(transfer.doneBytes) }),
    yes,
    pause,
  );
  if (chosen === yes) await api.models.discard(transfer.id);
  if (chosen === pause) await api.models.pause(transfer.id);
}

export async function verifyRow({ api, stock }: ModelTaskParts, { file, title }: ModelRow): Promise<void> {
  if (file === undefined) return;
  const integrity = await withProgress(formatMessage("models.verify.title", { name: title }), (_report, signal) =>
    api.models.verify(file.path, { signal }),
  );
  await stock.refresh();
  const words = formatMessage(`models.verify.${integrity}`, { name: title });
  void (integrity === "damaged" ? showWarning(words) : showInformation(words));
}

export async function removeRow({ api, stock }: ModelTaskParts, { file, title }: ModelRow): Promise<void> {
  if (file === undefined) return;
  const kind = file.place === "managed" ? "delete" : "forget";
  const words = { name: title, size: sizeText(file.sizeBytes), path: file.path };
  const yes = formatMessage(`models.${kind}.yes`);
  const question = formatMessage(`models.${kind}.question`, words);
  if ((await askModal(question, formatMessage(`models.${kind}.detail`, words), yes)) !== yes) return;
  const { removedBytes, forgotten } = await api.models.remove(file.path);
  await stock.refresh();
  const done = formatMessage(forgotten ? "models.forgotten" : "models.deleted", {
    ...words,
    size: sizeText(removedBytes),
  });
  showBriefly(done);
}

export async function loadRow({ use }: ModelTaskParts, { file }: ModelRow): Promise<void> {
  if (file !== undefined) await use.choose(file.path, "load");
}

export async function unloadRow({ api }: ModelTaskParts, { file }: ModelRow): Promise<void> {
  if (file === undefined) return;
  const unloaded = await api.unloadModel(file.path);
  showBriefly(formatMessage(unloaded ? "model.unloaded" : "model.notLoaded"));
}

export async function useRow({ use, stock }: ModelTaskParts, { file, title }: ModelRow): Promise<void> {
  if (file === undefined) return;
  await use.choose(file.path, "keep");
  stock.noteSettings();
  showBriefly(formatMessage("models.chosenNow", { name: title }));
}

/** From the model's own header, which is read from the network in part where the model is not here. */
export async function checkFit(parts: ModelTaskParts, row: ModelRow): Promise<void> {
  const { api, stock } = parts;
  const ref = row.file?.path ?? row.ref;
  if (ref === undefined) return;
  const title = formatMessage("models.fit.title", { name: row.title });
  const { report } = await withProgress(title, async (step, signal) => {
    step({ message: formatMessage("models.fit.reading") });
    const result = await api.models.fit(ref, { signal });
    if (signal.aborted) throw new CancelledError();
    return result;
  });
  stock.noteFit(row.id, report);
  const words = formatMessage("models.fit.result", { name: row.title, verdict: verdictWords(report) });
  const download = formatMessage("models.fit.download");
  const canDownload = row.file === undefined && row.transfer === undefined && report.verdict !== "no";
  const message = [words, ...fitSum(report).map((line) => `${line}.`)].join(" ");
  void showInformation(message, ...(canDownload ? [download] : [])).then((chosen) =>
    chosen === download ? startRow(parts, row) : undefined,
  );
}

/** Where the window has no file manager at hand, as in a browser, the path is copied instead. */
export async function revealRow(_parts: ModelTaskParts, { file }: ModelRow): Promise<void> {
  if (file === undefined) return;
  const commands = await vscode.commands.getCommands(true);
  if (vscode.env.uiKind === vscode.UIKind.Desktop && commands.includes("revealFileInOS")) {
    await vscode.commands.executeCommand("revealFileInOS", vscode.Uri.file(file.path));
  } else {
    await copyPath(_parts, { file });
  }
}

export async function copyPath(_parts: ModelTaskParts, { file }: Pick<ModelRow, "file">): Promise<void> {
  if (file === undefined) return;
  await vscode.env.clipboard.writeText(file.path);
  showBriefly(`${formatMessage("result.copied")} ${file.path}`);
}
