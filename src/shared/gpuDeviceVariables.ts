/**
 * What makes the GPU backends see only chosen devices. Native code reads it once, when a backend starts, and on Windows from
 * a copy of the environment that is as old as the process: so whoever starts a server sets it. Metal has one device.
 */

/** Tells the server with which choice it was started. */
export const GPU_DEVICES_VARIABLE = "SEALION_GPU_DEVICES";

/** Environment variables for a process that is to see these devices; none for no choice. */
export function gpuDeviceVariables(devices: readonly number[]): Readonly<Record<string, string>> {
  const list = devices.join(",");
  if (list === "") return {};
  return { CUDA_VISIBLE_DEVICES: list, GGML_VK_VISIBLE_DEVICES: list, [GPU_DEVICES_VARIABLE]: list };
}
