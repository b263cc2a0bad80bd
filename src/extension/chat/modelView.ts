import type { ModelInfo, ModelState } from "../../shared/protocol.ts";
import type { ModelView } from "../../shared/webviewProtocol.ts";
import { adjustmentTexts, modelDetail, modelFileName, shortFacts, sizeText } from "../../core/modelDetails.ts";
import { percentOf } from "../../core/taskProgressText.ts";
import type { Transfer } from "../../shared/modelsProtocol.ts";
import { transferState } from "../../core/models/rowState.ts";
import { errorView } from "./messageView.ts";

export interface ModelViewInput {
  /** Undefined while no server is connected. */
  readonly model: ModelState | undefined;
  /** No model is named and none was found: the panel welcomes with the way to one. */
  readonly isMissing: boolean;
  /** The model that the next request would load, as far as it is known. */
  readonly nextName: string | undefined;
  /** One that is not done; one that moves goes first. */
  readonly download: Transfer | undefined;
}

/** The line at the panel's top. */
export function modelView({ model, isMissing, nextName, download }: ModelViewInput): ModelView {
  switch (model?.kind) {
    case undefined:
    case "none":
      return isMissing ? noModel(download) : { kind: "stopped", name: nextName ?? "" };
    case "loading":
      return { kind: "loading", name: modelFileName(model.path), percent: percentOf(model.fraction) };
    case "ready":
    case "busy":
      return {
        kind: model.kind,
        name: model.info.name,
        detail: modelDetail(model.info),
        queued: model.kind === "busy" ? model.queued : 0,
        facts: factLines(model.info),
      };
    case "failed":
      return { kind: "failed", name: modelFileName(model.path), error: errorView(model.error) };
  }
}

function noModel(download: Transfer | undefined): ModelView {
  if (download === undefined) return { kind: "none" };
  const step = transferState(download);
  if (step === undefined) return { kind: "none" };
  const { name, totalBytes } = download;
  const common = { name, percent: step.percent, size: sizeText(totalBytes) };
  if (step.kind === "failed") return { kind: "none", download: { ...common, state: "failed", problem: step.problem } };
  const isStill = step.kind === "paused" || step.kind === "interrupted";
  return { kind: "none", download: { ...common, state: isStill ? step.kind : "moving" } };
}

function factLines(info: ModelInfo): string[] {
  return [...shortFacts(info).map(({ label, value }) => `${label}: ${value}`), ...adjustmentTexts(info)];
}
