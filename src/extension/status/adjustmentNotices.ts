import * as vscode from "vscode";
import type { ServerApi } from "../../client/serverApi.ts";
import { adjustmentText } from "../../core/modelDetails.ts";
import type { Disposable } from "../../shared/disposableStore.ts";
import { actionKey } from "../../shared/errorPresentation.ts";
import { formatMessage } from "../../shared/messages/formatMessage.ts";
import type { LoadAdjustment, ServerStatus } from "../../shared/protocol.ts";
import { runAction } from "../errors/runAction.ts";

/**
 * Tells what a user should not have to look for: that an integrated GPU computes, once for each device, and that fewer
 * layers than wished are on the GPU, once for each load. Owner of the Memento key `told.integratedGpu`.
 */
export function tellAdjustments(api: ServerApi, memory: vscode.Memento): Disposable {
  const told = new Set<string>();
  return api.onDidChangeStatus((status) => {
    // Of several windows the one that somebody looks at tells it.
    if (status === undefined || !vscode.window.state.focused) return;
    for (const adjustment of adjustmentsOf(status)) {
      const key = keyOf(adjustment, status);
      if (key === undefined || told.has(key)) continue;
      told.add(key);
      if (adjustment.kind === "integratedGpu" && !rememberDevice(memory, key)) continue;
      void tell(adjustment);
    }
  });
}

function adjustmentsOf({ model }: ServerStatus): readonly LoadAdjustment[] {
  return model.kind === "ready" || model.kind === "busy" ? (model.info.resources?.adjustments ?? []) : [];
}

/** Undefined: this one waits in the tooltip until somebody asks. */
function keyOf(adjustment: LoadAdjustment, { pid, model }: ServerStatus): string | undefined {
  if (adjustment.kind === "integratedGpu") return `${adjustment.device} ${String(adjustment.used)}`;
  if (adjustment.kind !== "fewerGpuLayers" || (model.kind !== "ready" && model.kind !== "busy")) return undefined;
  return `${String(pid)} ${model.info.path} ${String(adjustment.to)}`;
}

/** @returns false when it is known already */
function rememberDevice(memory: vscode.Memento, key: string): boolean {
  const stored = memory.get<unknown>("told.integratedGpu");
  const devices: readonly unknown[] = Array.isArray(stored) ? stored : [];
  if (devices.includes(key)) return false;
  void memory.update("told.integratedGpu", [...devices, key]);
  return true;
}

async function tell(adjustment: LoadAdjustment): Promise<void> {
  const details = formatMessage(actionKey("showDetails"));
  const chosen = await vscode.window.showInformationMessage(adjustmentText(adjustment), details);
  if (chosen === details) await runAction("showDetails");
}
