/** In what state a model is, of all that can be known of it: one of many, worked out and put into words in one place. */
import { AppError } from "../../shared/appError.ts";
import { presentError } from "../../shared/errorPresentation.ts";
import { formatMessage } from "../../shared/messages/formatMessage.ts";
import type { ModelFile, Transfer } from "../../shared/modelsProtocol.ts";
import type { ModelInfo } from "../../shared/protocol.ts";
import { fromWireError, type WireError } from "../../shared/wireError.ts";
import { backendName } from "../modelDetails.ts";
import { percentOf } from "../taskProgressText.ts";
import { fractionOf } from "./transferProgress.ts";

export type InMemory =
  { readonly kind: "loading"; readonly fraction: number } | { readonly kind: "loaded"; readonly info: ModelInfo };

/** What a state is worked out from. */
export interface StateSources {
  readonly file: ModelFile | undefined;
  readonly transfer: Transfer | undefined;
  readonly memory: InMemory | undefined;
  /** Undefined: nowhere to get it from. */
  readonly ref: string | undefined;
}

export type RowState =
  | TransferStep
  | { readonly kind: "available" | "noFile" | "ready" | "damaged" | "notFound" }
  | { readonly kind: "loading"; readonly percent: number }
  | { readonly kind: "unusable"; readonly problem: string }
  | { readonly kind: "loaded"; readonly info: ModelInfo };

/** Where a transfer is that is not done. */
type TransferStep =
  | {
      readonly kind: "downloading" | "copying" | "retrying" | "verifying" | "paused" | "interrupted";
      readonly percent: number;
    }
  | { readonly kind: "failed"; readonly percent: number; readonly problem: string };

export function rowState({ transfer, memory, file, ref }: StateSources): RowState {
  // What is in memory answers, whatever goes on with its file.
  if (memory?.kind === "loaded") return { kind: "loaded", info: memory.info };
  if (memory?.kind === "loading") return { kind: "loading", percent: percentOf(memory.fraction) };
  const moving = transfer === undefined ? undefined : transferState(transfer);
  if (moving !== undefined) return moving;
  if (file === undefined) return { kind: ref === undefined ? "noFile" : "available" };
  if (file.problem?.code === "model.notFound") return { kind: "notFound" };
  if (file.integrity === "damaged") return { kind: "damaged" };
  if (file.problem !== undefined) return { kind: "unusable", problem: problemText(file.problem) };
  return { kind: "ready" };
}

/** Undefined: it is done, and the file speaks for itself. */
export function transferState(transfer: Transfer): TransferStep | undefined {
  const percent = percentOf(fractionOf(transfer));
  const { state, kind } = transfer;
  switch (state.kind) {
    case "done":
      return undefined;
    case "running":
      return { kind: kind === "download" ? "downloading" : kind === "import" ? "copying" : "verifying", percent };
    case "failed":
      return { kind: "failed", percent, problem: problemText(state.error) };
    case "retrying":
    case "verifying":
    case "paused":
    case "interrupted":
      return { kind: state.kind, percent };
  }
}

export function stateWords(state: RowState): string {
  switch (state.kind) {
    case "loaded":
      return loadedWords(state.info);
    case "downloading":
    case "copying":
    case "retrying":
    case "verifying":
    case "paused":
    case "interrupted":
    case "failed":
    case "loading":
      return formatMessage(`models.state.${state.kind}`, { percent: state.percent });
    case "available":
    case "noFile":
    case "ready":
    case "damaged":
    case "notFound":
    case "unusable":
      return formatMessage(`models.state.${state.kind}`);
  }
}

function loadedWords(info: ModelInfo): string {
  if (info.backend === "cpu") return formatMessage("models.state.loadedCpu");
  const { gpuLayers, totalLayers } = info;
  return formatMessage("models.state.loadedGpu", { backend: backendName(info), gpuLayers, totalLayers });
}

function problemText(error: WireError): string {
  return presentError(fromWireError(error) ?? new AppError("internal", error.message)).message;
}
