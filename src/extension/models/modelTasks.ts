/** What can be done with one model of the Models view. Each ends when its work is done; what fails is thrown. */
import * as vscode from "vscode";
import type { ServerApi } from "../../client/serverApi.ts";
import { sizeText } from "../../core/modelDetails.ts";
import { canBeUsed, fitDetails, fitWords } from "../../core/models/fitText.ts";
import { isMoving } from "../../core/models/transferProgress.ts";
import { formatMessage } from "../../shared/messages/formatMessage.ts";
import { askModal, showBriefly, showInformation, showWarning } from "../notifications.ts";
import { cancelQuestion } from "./cancelQuestion.ts";
import { lookUpFit } from "./lookUpFit.ts";
import type { ModelDownload } from "./modelDownload.ts";
import type { ModelRow } from "./modelRow.ts";
import type { ModelStock } from "./modelStock.ts";
import type { ModelUse } from "./modelUse.ts";
import { withTransferProgress } from "./transferReport.ts";

export interface ModelTaskParts {
  readonly api: ServerApi;
  readonly stock: ModelStock;
  readonly use: ModelUse;
  readonly download: ModelDownload;
}

export async function startRow({ download }: ModelTaskParts, row: ModelRow): Promise<void> {
  const { id, title, entry, transfer, file, fit } = row;
  const ref = transfer?.ref ?? row.ref;
  if (ref === undefined) return;
  const isSettled = transfer !== undefined || file !== undefined;
  await download.start({ title, ref, entry, rowId: id, isSettled, ...(fit !== undefined && { fit }) });
}

export async function pauseRow({ api }: ModelTaskParts, { transfer }: ModelRow): Promise<void> {
  if (transfer !== undefined) await api.models.pause(transfer.id);
}

/** Throws away what is there of a download or a copy. */
export async function cancelRow({ api }: ModelTaskParts, { transfer, title }: ModelRow): Promise<void> {
  if (transfer === undefined) return;
  // A copy that has failed left nothing behind: it is only taken off the list.
  const isOver = transfer.kind === "import" && !isMoving(transfer);
  const { message, detail, yes, pause } = cancelQuestion(transfer, title);
  const chosen = isOver ? yes : await askModal(message, detail, yes, ...(pause === undefined ? [] : [pause]));
  if (chosen === yes) await api.models.discard(transfer.id);
  else if (chosen !== undefined) await api.models.pause(transfer.id);
}

export async function verifyRow(parts: ModelTaskParts, row: ModelRow): Promise<void> {
  const { api, stock } = parts;
  const { file, title } = row;
  if (file === undefined) return;
  const integrity = await withTransferProgress(
    stock,
    formatMessage("models.verify.title", { name: title }),
    ({ kind, path }) => kind === "verify" && path === file.path,
    (signal) => api.models.verify(file.path, { signal }),
  );
  await stock.refresh();
  const words = formatMessage(`models.verify.${integrity}`, { name: title });
  if (integrity !== "damaged") {
    void showInformation(words);
    return;
  }
  const download = formatMessage("models.fit.download");
  const chosen = await showWarning(words, ...(file.source === undefined ? [] : [download]));
  if (chosen === download) await startRow(parts, row);
}

export async function removeRow({ api, stock, use }: ModelTaskParts, row: ModelRow): Promise<void> {
  const { file, title, isChosen } = row;
  if (file === undefined) return;
  const kind = file.place === "managed" ? "delete" : "forget";
  const words = { name: title, size: sizeText(file.sizeBytes), path: file.path };
  const yes = formatMessage(`models.${kind}.yes`);
  const question = formatMessage(`models.${kind}.question`, words);
  if ((await askModal(question, formatMessage(`models.${kind}.detail`, words), yes)) !== yes) return;
  const { removedBytes, forgotten } = await api.models.remove(file.path);
  if (isChosen) await use.forgetChoice();
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

export async function unloadRow({ api }: ModelTaskParts, { file, memory }: ModelRow): Promise<void> {
  if (file === undefined) return;
  // A file that has several names is in memory by the one that it was asked for with.
  const unloaded = await api.unloadModel(memory?.kind === "loaded" ? memory.info.path : file.path);
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
  const { report } = await lookUpFit(api.models, row.title, ref);
  stock.noteFit(row.id, report);
  const words = formatMessage("models.fit.result", { name: row.title, verdict: fitWords(report) });
  const download = formatMessage("models.fit.download");
  const canDownload = row.file === undefined && row.transfer === undefined && canBeUsed(report);
  const message = [words, ...fitDetails(report).map(sentence)].join(" ");
  void showInformation(message, ...(canDownload ? [download] : [])).then((chosen) =>
    chosen === download ? startRow(parts, { ...row, fit: report }) : undefined,
  );
}

function sentence(line: string): string {
  return line.endsWith(".") ? line : `${line}.`;
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
