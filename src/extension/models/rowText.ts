/** What a row says and what can be done with it: its line, its icon, its actions, for eyes and for ears. */
import { sizeText } from "../../core/modelDetails.ts";
import { canBeUsed, fitWords } from "../../core/models/fitText.ts";
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
  | "stopCopy"
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
    verdictWords(state, row.fit),
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

/** That something was not downloaded is what its group says already. */
function isWorthSaying({ kind }: RowState): boolean {
  return kind !== "available";
}

/** Where somebody may still decide by it; what is loaded has shown that a "no" was too careful. */
function verdictWords({ kind }: RowState, fit: FitReport | undefined): string | undefined {
  if (fit === undefined || (kind === "loaded" && !canBeUsed(fit))) return undefined;
  const isOpen = ["available", "noFile", "ready", "loaded", "paused", "interrupted"].includes(kind);
  return isOpen ? fitWords(fit) : undefined;
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
      return fit === undefined ? "package" : verdictIcon(fit);
    case "available":
    case "noFile":
      return fit === undefined ? "cloud" : verdictIcon(fit);
  }
}

function verdictIcon(fit: FitReport): string {
  return VERDICT_ICONS[canBeUsed(fit) ? fit.verdict : "no"];
}

function rowActions({ transfer, file, entry, ref, memory, isChosen }: ModelRow, state: RowState): RowAction[] {
  const actions: RowAction[] = [];
  const isDownload = transfer?.kind === "download";
  const canMove = transfer !== undefined && transfer.state.kind !== "done";
  const isMoving = state.kind === "downloading" || state.kind === "retrying";
  const canRemove = file !== undefined && memory === undefined && !canMove;
  if (memory?.kind === "loaded") actions.push("unload");
  else if (state.kind === "ready") actions.push("load");
  if (file !== undefined && !isChosen && (state.kind === "ready" || state.kind === "loaded")) actions.push("use");
  if (isDownload && (isMoving || state.kind === "verifying")) actions.push("pause");
  if (isDownload && !isMoving && state.kind !== "verifying" && canMove) actions.push("resume");
  if (isDownload && canMove) actions.push("cancel");
  if (transfer?.kind === "import" && canMove) actions.push("stopCopy");
  if (transfer === undefined && canDownload({ file, ref })) actions.push("download");
  if (ref !== undefined && hasHeader(state)) actions.push("fit");
  if (file !== undefined && state.kind !== "notFound" && !canMove) actions.push("verify");
  if (file !== undefined || entry !== undefined) actions.push("details");
  if (file !== undefined) actions.push("copyPath");
  if (file !== undefined && state.kind !== "notFound") actions.push("reveal");
  if (canRemove && file.place === "managed") actions.push("delete");
  if (canRemove && file.place === "reference") actions.push("forget");
  return actions;
}

/** Also once more, in place of a damaged file whose source is known. */
function canDownload({ file, ref }: Pick<ModelRow, "file" | "ref">): boolean {
  if (file === undefined) return ref !== undefined;
  return file.integrity === "damaged" && file.source !== undefined;
}

/** One that can be read now. */
function hasHeader({ kind }: RowState): boolean {
  return !["downloading", "retrying", "copying", "notFound", "damaged"].includes(kind);
}
