/**
 * The product's server with an engine that says it computes on a GPU: what is shown of it can be seen without one. A
 * model whose name begins with "gpu" claims a card, one with "integrated" a unit inside the processor.
 */
import { parseArgs } from "node:util";
import manifest from "../../package.json" with { type: "json" };
import type { Engine } from "../../src/core/engine.ts";
import { createStreamLogger } from "../../src/server/logging/streamLogger.ts";
import { runServer } from "../../src/server/runServer.ts";
import type { LoadAdjustment } from "../../src/shared/loadAdjustment.ts";
import type { LoadSettings, ModelInfo } from "../../src/shared/protocol.ts";
import { createScriptedEngine } from "./scriptedEngine.ts";

const LAYERS = 64;
const LAYER_BYTES = 280e6;

const { values } = parseArgs({ options: { "runtime-dir": { type: "string" }, "data-dir": { type: "string" } } });

await runServer({
  runtimeDir: values["runtime-dir"] ?? "",
  dataDir: values["data-dir"] ?? "",
  version: manifest.version,
  logger: createStreamLogger({ write: (line) => process.stderr.write(line), minimum: "debug" }),
  idleMs: 20_000,
  createEngine: createGpuEngine,
});

function createGpuEngine(): Engine {
  const engine = createScriptedEngine();
  return {
    ...engine,
    loadModel: async (options) => {
      const model = await engine.loadModel(options);
      return { ...model, info: { ...model.info, ...claims(model.info.name, options.settings) } };
    },
  };
}

function claims(name: string, { maxGpuLayers = LAYERS }: LoadSettings): Partial<ModelInfo> {
  if (name.startsWith("integrated")) {
    const device = "Iris Xe Graphics";
    return gpuInfo(device, LAYERS, [{ kind: "integratedGpu", device, used: true }]);
  }
  if (!name.startsWith("gpu")) return {};
  const layers = Math.min(LAYERS, maxGpuLayers);
  const crashed: LoadAdjustment = { kind: "fewerGpuLayers", from: LAYERS, to: layers, because: "crash" };
  return gpuInfo("NVIDIA GeForce RTX 4090", layers, layers < LAYERS ? [crashed] : []);
}

function gpuInfo(device: string, gpuLayers: number, adjustments: readonly LoadAdjustment[]): Partial<ModelInfo> {
  const vramBytes = gpuLayers * LAYER_BYTES;
  return {
    backend: gpuLayers === 0 ? "cpu" : "cuda",
    deviceName: device,
    gpuLayers,
    totalLayers: LAYERS,
    sizeBytes: LAYERS * LAYER_BYTES,
    contextTokens: 8192,
    threads: 8,
    resources: {
      devices: [device],
      vram: { totalBytes: 24e9, freeBytes: 24e9 - vramBytes - 1e9 },
      vramBytes,
      ramBytes: (LAYERS - gpuLayers) * LAYER_BYTES + 6e8,
      kvBytes: 2.1e9,
      batchTokens: 512,
      flashAttention: true,
      kvCache: "f16",
      draftModel: "Qwen3-0.6B",
      adjustments,
    },
  };
}
