/** In what state a row's model is: one of many, worked out in one place. */
import { percentOf } from "../../core/taskProgressText.ts";
import { fractionOf } from "./transferProgress.ts";
import { AppError } from "../../shared/appError.ts";
import { presentError } from "../../shared/errorPresentation.ts";
import type { Transfer } from "../../shared/modelsProtocol.ts";
import type { ModelInfo, WireError } from "../../shared/protocol.ts";
import { fromWireError } from "../../shared/wireError.ts";
import type { ModelRow } from "./modelRow.ts";

export type RowState =
  | { readonly kind: "available" | "noFile" | "ready" | "damaged" | "notFound" }
  | { readonly kind: MovingKind | "loading"; readonly percent: number }
  | { readonly kind: "failed"; readonly percent: number; readonly problem: string }
  | { readonly kind: "unusable"; readonly problem: string }
  | { readonly kind: "loaded"; readonly info: ModelInfo };

/** A transfer that is no failure. */
type MovingKind = "downloading" | "copying" | "retrying" | "verifying" | "paused" | "interrupted";

export function rowState({ transfer, memory, file, ref }: ModelRow): RowState {
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

function transferState(transfer: Transfer): RowState | undefined {
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

export function problemText(error: WireError): string {
  return presentError(fromWireError(error) ?? new AppError("internal", error.message)).message;
}
