/** What a row says and what can be done with it: its line, its icon, its actions, for eyes and for ears. */
import { sizeText } from "../../core/modelDetails.ts";
import type { FitReport } from "../../shared/fitReport.ts";
import { formatMessage } from "../../shared/messages/formatMessage.ts";
import type { ModelRow } from "./modelRow.ts";
import { rowState, type RowState, stateWords } from "../../core/models/rowState.ts";

/** What can be done with a row. Menus look for these words in the row's context value. */
export type RowAction =
  | "load"
  | "unload"
  | "use"
  | "download"
  | "resume"
  | "pause"
  | "cancel"
  | "verify"
  | "fit"
  | "details"
  | "reveal"
  | "copyPath"
  | "delete"
  | "forget";

export interface RowText {
  /** State, size, the verdict where somebody still has to decide, quantisation. */
  readonly description: string;
  /** Name of a codicon. Each state and verdict has another, so that colour says nothing alone. */
  readonly icon: string;
  readonly actions: readonly RowAction[];
  /** For screen readers. */
  readonly spoken: string;
}

export function rowText(row: ModelRow): RowText {
  const state = rowState(row);
  const parts = [
    // What matters most comes first: a narrow view cuts the rest off.
    isWorthSaying(state) ? stateWords(state) : undefined,
    row.sizeBytes === undefined ? undefined : sizeText(row.sizeBytes),
    isStillOpen(state) && row.fit !== undefined ? verdictWords(row.fit) : undefined,
    row.isChosen ? formatMessage("models.chosen") : undefined,
    quantizationOf(row),
    row.place === "available" ? roleWords(row) : undefined,
  ].filter((part) => part !== undefined);
  return {
    description: parts.join(" · "),
    icon: iconOf(state, row.fit),
    actions: rowActions(row, state),
    spoken: [row.title, ...parts].join(", "),
  };
}

export function quantizationOf({ file, entry }: ModelRow): string | undefined {
  return file?.header?.quantization ?? entry?.quantization;
}

/** The short form for a line; marked where no header was read. */
export function verdictWords({ verdict, gpuLayers, totalLayers, exact }: FitReport): string {
  const words = formatMessage(`models.fit.${verdict}`, { gpuLayers, totalLayers });
  return exact ? words : formatMessage("models.fit.estimate", { verdict: words });
}

/** That something was not downloaded is what its group says already. */
function isWorthSaying({ kind }: RowState): boolean {
  return kind !== "available";
}

/** Whether the verdict matters still: what is loaded has shown that it fits. */
function isStillOpen({ kind }: RowState): boolean {
  return kind === "available" || kind === "noFile" || kind === "ready" || kind === "paused" || kind === "interrupted";
}

function roleWords({ entry }: ModelRow): string | undefined {
  const role = entry?.roles[0];
  return role === undefined ? undefined : formatMessage(`models.role.${role}`);
}

const VERDICT_ICONS: Readonly<Record<FitReport["verdict"], string>> = {
  gpu: "pass",
  partial: "color-mode",
  ram: "clockface",
  no: "circle-slash",
};

function iconOf(state: RowState, fit: FitReport | undefined): string {
  switch (state.kind) {
    case "loaded":
      return "vm-running";
    case "loading":
    case "verifying":
      return "loading~spin";
    case "downloading":
    case "copying":
      return "cloud-download";
    case "retrying":
      return "sync~spin";
    case "paused":
      return "debug-pause";
    case "interrupted":
      return "debug-disconnect";
    case "failed":
    case "damaged":
    case "unusable":
      return "error";
    case "notFound":
      return "question";
    case "ready":
      return "package";
    case "available":
    case "noFile":
      return fit === undefined ? "cloud" : VERDICT_ICONS[fit.verdict];
  }
}

function rowActions({ transfer, file, entry, ref, memory, isChosen }: ModelRow, state: RowState): RowAction[] {
  const actions: RowAction[] = [];
  const isDownload = transfer?.kind === "download";
  const canMove = transfer !== undefined && transfer.state.kind !== "done";
  const isMoving = state.kind === "downloading" || state.kind === "retrying";
  if (memory?.kind === "loaded") actions.push("unload");
  else if (state.kind === "ready") actions.push("load");
  if (file !== undefined && !isChosen && (state.kind === "ready" || state.kind === "loaded")) actions.push("use");
  if (isDownload && (isMoving || state.kind === "verifying")) actions.push("pause");
  if (isDownload && !isMoving && state.kind !== "verifying" && canMove) actions.push("resume");
  if (canMove && transfer.kind !== "verify") actions.push("cancel");
  if (file === undefined && transfer === undefined && ref !== undefined) actions.push("download");
  if (ref !== undefined && !isMoving && state.kind !== "notFound" && state.kind !== "damaged") actions.push("fit");
  if (file !== undefined && state.kind !== "notFound" && !canMove) actions.push("verify");
  if (file !== undefined || entry !== undefined) actions.push("details");
  if (file !== undefined) actions.push("copyPath");
  if (file !== undefined && state.kind !== "notFound") actions.push("reveal");
  if (file?.place === "managed" && !canMove) actions.push("delete");
  if (file?.place === "reference" && !canMove) actions.push("forget");
  return actions;
}
