/** Models that no list knows: files that are somewhere, and addresses. */
import path from "node:path";
import * as vscode from "vscode";
import { sizeText } from "../../core/modelDetails.ts";
import { parseRemoteReference } from "../../core/models/modelReference.ts";
import { isOfFile } from "../../core/models/transferProgress.ts";
import { AppError } from "../../shared/appError.ts";
import { presentError } from "../../shared/errorPresentation.ts";
import { formatMessage } from "../../shared/messages/formatMessage.ts";
import { showInformation } from "../notifications.ts";
import { findEntry } from "../../core/models/catalogueMatch.ts";
import type { ModelTaskParts } from "./modelTasks.ts";
import { withTransferProgress } from "./transferReport.ts";

/** @param given a file that was chosen elsewhere; left out, a dialog asks */
export async function importFile(parts: ModelTaskParts, given?: vscode.Uri): Promise<void> {
  const uri = given ?? (await askForFile());
  if (uri === undefined) return;
  const name = path.basename(uri.fsPath);
  const mode = await askHow(uri, name);
  if (mode === undefined) return;
  const { api, stock, use } = parts;
  const kept = await withTransferProgress(
    stock,
    formatMessage("models.import.progress", { name }),
    (transfer) => transfer.kind === "import" && isOfFile(transfer, uri.fsPath),
    (signal) => api.models.import(uri.fsPath, mode, { signal }),
  );
  await stock.refresh();
  if (!use.isChosen) {
    await use.choose(kept, "load");
    return;
  }
  const useIt = formatMessage("models.download.use");
  const chosen = await showInformation(formatMessage("models.download.done", { name }), useIt);
  if (chosen === useIt) await use.choose(kept, "load");
}

export async function addFromAddress({ download, stock }: ModelTaskParts): Promise<void> {
  const given = await vscode.window.showInputBox({
    title: formatMessage("models.address.title"),
    prompt: formatMessage("models.address.prompt"),
    placeHolder: "hf:owner/repository:Q4_K_M",
    ignoreFocusOut: true,
    validateInput: (value) => (value.trim() === "" ? undefined : addressProblem(value)),
  });
  if (given === undefined || given.trim() === "") return;
  const ref = given.trim();
  const entry = findEntry(
    stock.rows.flatMap((row) => row.entry ?? []),
    ref,
  );
  const row = stock.rows.find((one) => entry !== undefined && one.entry === entry);
  const rowId = row?.file === undefined ? row?.id : undefined;
  await download.start({ title: entry?.title ?? shortName(ref), ref, entry, ...(rowId !== undefined && { rowId }) });
}

function addressProblem(value: string): string | undefined {
  try {
    parseRemoteReference(value);
    return undefined;
  } catch (error) {
    return presentError(AppError.from(error)).message;
  }
}

/** `repository:Q4_K_M`, or the file's name. */
function shortName(ref: string): string {
  return (
    ref
      .replace(/[?#].*$/u, "")
      .split("/")
      .at(-1) ?? ref
  );
}

async function askForFile(): Promise<vscode.Uri | undefined> {
  const uris = await vscode.window.showOpenDialog({
    openLabel: formatMessage("model.open"),
    filters: { [formatMessage("model.fileKind")]: ["gguf"] },
  });
  return uris?.[0];
}

async function askHow(uri: vscode.Uri, name: string): Promise<"reference" | "copy" | undefined> {
  const facts = await vscode.workspace.fs.stat(uri).then(
    (found) => found,
    () => undefined,
  );
  const items = [
    {
      label: formatMessage("models.import.reference"),
      detail: formatMessage("models.import.referenceDetail"),
      mode: "reference" as const,
    },
    {
      label: formatMessage("models.import.copy"),
      detail: formatMessage("models.import.copyDetail", { size: sizeText(facts?.size ?? 0) }),
      mode: "copy" as const,
    },
  ];
  const title = formatMessage("models.import.title", { name });
  return (await vscode.window.showQuickPick(items, { title, ignoreFocusOut: true }))?.mode;
}
