import type { ModelInfo, ModelState } from "../../shared/protocol.ts";
import type { ModelView } from "../../shared/webviewProtocol.ts";
import { adjustmentTexts, modelDetail, modelFileName, shortFacts, sizeText } from "../../core/modelDetails.ts";
import { percentOf } from "../../core/taskProgressText.ts";
import type { Transfer } from "../../shared/modelsProtocol.ts";
import { fractionOf } from "../../core/models/transferProgress.ts";
import { errorView } from "./messageView.ts";

export interface ModelViewInput {
  /** Undefined while no server is connected. */
  readonly model: ModelState | undefined;
  /** No model is named and none was found: the panel welcomes with the way to one. */
  readonly isMissing: boolean;
  /** The model that the next request would load, as far as it is known. */
  readonly nextName: string | undefined;
  /** A download that moves. */
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
  const { name, totalBytes } = download;
  const percent = percentOf(fractionOf(download));
  return { kind: "none", download: { name, percent, size: sizeText(totalBytes) } };
}

function factLines(info: ModelInfo): string[] {
  return [...shortFacts(info).map(({ label, value }) => `${label}: ${value}`), ...adjustmentTexts(info)];
}
