/** Where a model runs, what it takes, and what came out otherwise than wished: in words, for every place that shows it. */
import { AppError } from "../shared/appError.ts";
import { presentError } from "../shared/errorPresentation.ts";
import { formatMessage } from "../shared/messages/formatMessage.ts";
import type { MessageKey } from "../shared/messages/en.ts";
import { formatNumber } from "../shared/messages/uiFormats.ts";
import type { LoadAdjustment, Refusal } from "../shared/loadAdjustment.ts";
import type { ModelResources } from "../shared/modelResources.ts";
import type { ModelInfo, ModelState, ServerStatus } from "../shared/protocol.ts";
import { fromWireError } from "../shared/wireError.ts";
import { percentOf } from "./taskProgressText.ts";

/** One fact: what it is, and its value. */
export interface Fact {
  readonly label: string;
  readonly value: string;
}

const BACKEND_NAMES = { cuda: "CUDA", vulkan: "Vulkan", metal: "Metal" } as const;

/** "CPU", or "CUDA": what fits into a status bar. */
export function backendName({ backend }: ModelInfo): string {
  return backend === "cpu" ? formatMessage("model.onCpu") : BACKEND_NAMES[backend];
}

/** "CPU", or "CUDA, 65 of 65 layers". */
export function backendText(info: ModelInfo): string {
  if (info.backend === "cpu") return formatMessage("model.onCpu");
  const { gpuLayers, totalLayers } = info;
  return formatMessage("model.onGpu", { backend: backendName(info), gpuLayers, totalLayers });
}

/** Where a model computes and how much it can see at once. */
export function modelDetail(info: ModelInfo): string {
  return formatMessage("model.detail", { backend: backendText(info), contextTokens: formatNumber(info.contextTokens) });
}

/** All that is known of a loaded model, the most telling first. */
function modelFacts(info: ModelInfo): Fact[] {
  const { resources } = info;
  const isOnGpu = info.backend !== "cpu";
  const layers = { gpuLayers: info.gpuLayers, totalLayers: info.totalLayers };
  return [
    fact("details.computes", [backendName(info), info.deviceName].filter((word) => word !== "").join(", ")),
    ...(resources !== undefined && resources.devices.length > 1
      ? [fact("details.devices", resources.devices.join(", "))]
      : []),
    ...(isOnGpu ? [fact("details.layers", formatMessage("details.layersOf", layers))] : []),
    ...(resources === undefined ? [] : memoryFacts(resources)),
    fact("details.context", contextText(info)),
    fact("details.threads", String(info.threads)),
    ...(resources === undefined ? [] : computeFacts(resources)),
    fact("details.file", `${info.path}, ${sizeText(info.sizeBytes)}`),
  ];
}

/** The few facts that fit into a tooltip. */
export function shortFacts(info: ModelInfo): Fact[] {
  const long: readonly string[] = (["details.batch", "details.flash", "details.file", "details.kv"] as const).map(
    (key) => formatMessage(key),
  );
  return modelFacts(info).filter(({ label }) => !long.includes(label));
}

/** One sentence for each way in which loading came out otherwise than wished. */
export function adjustmentTexts({ resources }: ModelInfo): string[] {
  return (resources?.adjustments ?? []).map(adjustmentText);
}

export function adjustmentText(adjustment: LoadAdjustment): string {
  switch (adjustment.kind) {
    case "fewerGpuLayers": {
      const { from, to, because, othersBytes = 0 } = adjustment;
      const words = { from, to, size: sizeText(othersBytes) };
      return formatMessage(to === 0 ? `adjust.noGpuLayers.${because}` : `adjust.fewerGpuLayers.${because}`, words);
    }
    case "smallerContext":
      return formatMessage("adjust.smallerContext", fromTo(adjustment));
    case "trainedContext":
      return formatMessage(`adjust.trainedContext.${adjustment.limit}`, fromTo(adjustment));
    case "numberLimited":
      return formatMessage(`adjust.numberLimited.${adjustment.setting}`, fromTo(adjustment));
    case "fewerParallel":
      return formatMessage("adjust.fewerParallel", { from: adjustment.from, to: adjustment.to });
    case "integratedGpu":
      return formatMessage(adjustment.used ? "adjust.integratedGpu.used" : "adjust.integratedGpu.unused", {
        device: adjustment.device,
      });
    case "gpuDevicesLater":
      return formatMessage("adjust.gpuDevicesLater");
    case "gpuDevicesMissing":
      return formatMessage("adjust.gpuDevicesMissing", { devices: adjustment.devices.join(", ") });
    case "kvCacheRefused":
    case "memoryLockRefused":
      return formatMessage(`adjust.${adjustment.kind}`, { reason: refusalText(adjustment.reason) });
    case "draftRefused": {
      const { model, reason } = adjustment;
      return formatMessage("adjust.draftRefused", { model, reason: refusalText(reason) });
    }
    case "longContext": {
      const { factor, contextTokens, kvBytes } = adjustment;
      const words = {
        factor: String(Number(factor.toFixed(2))),
        contextTokens: formatNumber(contextTokens),
        size: sizeText(kvBytes),
      };
      return formatMessage("adjust.longContext", words);
    }
    case "longContextRefused":
      return formatMessage("adjust.longContextRefused", { architecture: adjustment.architecture });
  }
}

function fromTo({ from, to }: { readonly from: number; readonly to: number }): Record<"from" | "to", string> {
  return { from: formatNumber(from), to: formatNumber(to) };
}

function refusalText(reason: Refusal): string {
  switch (reason.code) {
    case "engine":
      return reason.text;
    case "error":
      return presentError(fromWireError(reason.error) ?? AppError.from(reason.error.message)).message;
    case "needsFlashAttention":
    case "noMemoryLock":
    case "otherEnds":
    case "otherVocabularySize":
    case "otherWords":
      return formatMessage(`refused.${reason.code}`);
  }
}

/** What a model does just now. */
export function stateText(state: ModelState): string {
  switch (state.kind) {
    case "none":
    case "ready":
    case "failed":
      return formatMessage(`state.${state.kind}`);
    case "loading":
      return formatMessage("state.loading", { percent: percentOf(state.fraction) });
    case "busy": {
      const { running, queued } = state;
      return formatMessage(queued === 0 ? "state.busy" : "state.busyQueued", { running, queued });
    }
  }
}

/** The name of the model of a state. Empty where there is none. */
function stateModelName(state: ModelState): string {
  switch (state.kind) {
    case "none":
      return "";
    case "loading":
    case "failed":
      return modelFileName(state.path);
    case "ready":
    case "busy":
      return state.info.name;
  }
}

/** All that is known of a model, for those who show it at length. */
export interface StateReport {
  readonly facts: readonly Fact[];
  /** Why it could not be loaded. */
  readonly problem?: string;
  readonly adjustments: readonly string[];
}

export function stateReport(state: ModelState): StateReport {
  const facts = [
    { label: formatMessage("details.model"), value: stateModelName(state) },
    { label: formatMessage("details.state"), value: stateText(state) },
  ];
  switch (state.kind) {
    case "none":
    case "loading":
      return { facts, adjustments: [] };
    case "failed": {
      const error = fromWireError(state.error) ?? new AppError("internal", state.error.message);
      return { facts, problem: presentError(error).message, adjustments: [] };
    }
    case "ready":
    case "busy":
      return { facts: [...facts, ...modelFacts(state.info)], adjustments: adjustmentTexts(state.info) };
  }
}

export function serverFacts({ pid, version, clients, memoryBytes }: ServerStatus): Fact[] {
  return [
    fact("details.server", formatMessage("details.serverProcess", { pid, version })),
    fact("details.serverMemory", sizeText(memoryBytes)),
    fact("details.clients", String(clients)),
  ];
}

/** What people call a model file: its name without folder and extension. */
export function modelFileName(path: string): string {
  const name = path.split(/[\\/]/u).at(-1) ?? path;
  return name.replace(/\.gguf$/iu, "");
}

/** "20.1 GB", or "512 MB" where that says more. */
export function sizeText(bytes: number): string {
  if (bytes < 1e9) return formatMessage("details.megabytes", { size: Math.round(bytes / 1e6) });
  return formatMessage("details.gigabytes", { size: formatNumber(bytes / 1e9, 1) });
}

function fact(key: MessageKey, value: string): Fact {
  return { label: formatMessage(key), value };
}

function memoryFacts({ vram, vramBytes, ramBytes, estimate }: ModelResources): Fact[] {
  const main = [fact("details.ram", sizeText(ramBytes)), ...estimateFacts(estimate)];
  if (vram === undefined) return main;
  const words = {
    model: sizeText(vramBytes),
    used: sizeText(vram.totalBytes - vram.freeBytes),
    total: sizeText(vram.totalBytes),
  };
  return [fact("details.vram", formatMessage("details.vramOf", words)), ...main];
}

function estimateFacts(estimate: ModelResources["estimate"]): Fact[] {
  if (estimate === undefined) return [];
  const words = { vram: sizeText(estimate.vramBytes), ram: sizeText(estimate.ramBytes) };
  const key = estimate.vramBytes > 0 ? "details.estimateBoth" : "details.estimateRam";
  return [fact("details.estimate", formatMessage(key, words))];
}

function computeFacts({ kvBytes, kvCache, batchTokens, flashAttention, draftModel }: ModelResources): Fact[] {
  return [
    fact("details.kv", formatMessage("details.kvFormat", { size: sizeText(kvBytes), format: kvCache })),
    fact("details.batch", formatMessage("details.batchTokens", { tokens: formatNumber(batchTokens) })),
    fact("details.flash", formatMessage(flashAttention ? "details.on" : "details.off")),
    ...(draftModel === undefined ? [] : [fact("details.draft", draftModel)]),
  ];
}

function contextText({ contextTokens, parallel }: ModelInfo): string {
  const words = { tokens: formatNumber(contextTokens), parallel };
  return formatMessage(parallel === 1 ? "details.contextOne" : "details.contextMany", words);
}
