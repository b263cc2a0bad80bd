import type * as vscode from "vscode";
import type { ServerApi } from "../../client/serverApi.ts";
import { adjustmentText } from "../../core/modelDetails.ts";
import type { Disposable } from "../../shared/disposableStore.ts";
import { actionKey } from "../../shared/errorPresentation.ts";
import { formatMessage } from "../../shared/messages/formatMessage.ts";
import type { LoadAdjustment } from "../../shared/loadAdjustment.ts";
import { runAction } from "../errors/runAction.ts";
import { showInformation } from "../notifications.ts";
import { LoadNews } from "./loadNews.ts";

type IntegratedGpu = Extract<LoadAdjustment, { kind: "integratedGpu" }>;

/**
 * Tells what a user should not have to look for: that an integrated GPU computes, once for each device, and that fewer
 * layers than wished are on the GPU, once for each load. Of several windows the one tells it whose request has loaded the
 * model; the others show it in the details. Owner of the Memento key `told.integratedGpu`.
 */
export function tellAdjustments(api: ServerApi, memory: vscode.Memento): Disposable {
  const news = new LoadNews();
  return api.onDidChangeStatus((status) => {
    for (const adjustment of news.read(status)) {
      if (adjustment.kind === "integratedGpu" && !rememberDevice(memory, adjustment)) continue;
      if (adjustment.kind === "integratedGpu" || adjustment.kind === "fewerGpuLayers") void tell(adjustment);
    }
  });
}

/** @returns false when it is known already */
function rememberDevice(memory: vscode.Memento, { device, used }: IntegratedGpu): boolean {
  const key = `${device} ${String(used)}`;
  const stored = memory.get<unknown>("told.integratedGpu");
  const devices: readonly unknown[] = Array.isArray(stored) ? stored : [];
  if (devices.includes(key)) return false;
  void memory.update("told.integratedGpu", [...devices, key]);
  return true;
}

async function tell(adjustment: LoadAdjustment): Promise<void> {
  const details = formatMessage(actionKey("showDetails"));
  const chosen = await showInformation(adjustmentText(adjustment), details);
  if (chosen === details) await runAction("showDetails");
}
