import { formatMessage } from "../../shared/messages/formatMessage.ts";
import type { ModelInfo } from "../../shared/protocol.ts";

const BACKEND_NAMES = { cuda: "CUDA", vulkan: "Vulkan", metal: "Metal" } as const;

/** "CPU", or "CUDA, 65 of 65 layers". */
export function backendText({ backend, gpuLayers, totalLayers }: ModelInfo): string {
  if (backend === "cpu") return formatMessage("model.onCpu");
  return formatMessage("model.onGpu", { backend: BACKEND_NAMES[backend], gpuLayers, totalLayers });
}

/** "CPU", or "CUDA": what fits into the status bar. */
export function backendName({ backend }: ModelInfo): string {
  return backend === "cpu" ? formatMessage("model.onCpu") : BACKEND_NAMES[backend];
}

/** Where a model computes and how much it can see at once. */
export function modelDetail(info: ModelInfo): string {
  return formatMessage("model.detail", {
    backend: backendText(info),
    contextTokens: info.contextTokens.toLocaleString("en-US"),
  });
}

/** What people call a model file: its name without folder and extension. */
export function modelFileName(path: string): string {
  const name = path.split(/[\\/]/u).at(-1) ?? path;
  return name.replace(/\.gguf$/iu, "");
}
