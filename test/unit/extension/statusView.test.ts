import { describe, expect, it } from "vitest";
import { modelView } from "../../../src/extension/chat/modelView.ts";
import { spokenTooltip, statusView, type StatusInput } from "../../../src/extension/status/statusView.ts";
import { AppError } from "../../../src/shared/appError.ts";
import type { Transfer } from "../../../src/shared/modelsProtocol.ts";
import type { ModelInfo, ModelState } from "../../../src/shared/protocol.ts";
import { MODEL_INFO } from "../../support/scriptedServerApi.ts";

const DOWNLOAD: Transfer = {
  id: "d",
  kind: "download",
  name: "Sea",
  ref: "hf:a/b",
  path: "/m/b.gguf",
  doneBytes: 8.7e9,
  totalBytes: 20e9,
  bytesPerSecond: 1e6,
  state: { kind: "running" },
};

const FULL = {
  code: "download.diskFull",
  message: "",
  details: { name: "Sea", needed: "2 GB", free: "1 GB", path: "/m" },
};
const idle: StatusInput = {
  model: undefined,
  health: "responding",
  crash: undefined,
  waiting: undefined,
  modelMissing: false,
  downloads: [],
  target: undefined,
};
const onGpu: ModelInfo = {
  ...MODEL_INFO,
  backend: "cuda",
  gpuLayers: 40,
  deviceName: "Fast Card",
  parallel: 4,
  resources: {
    devices: ["Fast Card"],
    vram: { totalBytes: 24e9, freeBytes: 4e9 },
    vramBytes: 18.2e9,
    ramBytes: 3e9,
    kvBytes: 1.5e9,
    batchTokens: 256,
    flashAttention: true,
    kvCache: "f16",
    draftModel: "small",
    adjustments: [{ kind: "fewerGpuLayers", from: 64, to: 40, because: "memory" }],
  },
};
const failed = {
  kind: "failed",
  path: "/m/x.gguf",
  error: { code: "model.insufficientMemory", message: "no room", details: {} },
} as const;

describe("the status bar", () => {
  it.each<[string, Partial<StatusInput>, string, string]>([
    ["nothing loaded", {}, "$(circle-outline) SEA-LION", "normal"],
    ["downloading", { modelMissing: true, downloads: [DOWNLOAD] }, "$(cloud-download) SEA-LION: ↓ 43 %", "normal"],
    [
      "a download that waits for the user, in place of a model",
      { modelMissing: true, downloads: [{ ...DOWNLOAD, state: { kind: "paused" } }] },
      "$(debug-pause) SEA-LION: paused at 43 %",
      "normal",
    ],
    [
      "no download that waits where there is a model",
      { downloads: [{ ...DOWNLOAD, state: { kind: "paused" } }] },
      "$(circle-outline) SEA-LION",
      "normal",
    ],
    ["several downloads", { downloads: [DOWNLOAD, DOWNLOAD] }, "$(cloud-download) SEA-LION: ↓ 43 % +1", "normal"],
    ["no model", { modelMissing: true }, "$(warning) SEA-LION: choose a model", "warning"],
    [
      "loading",
      { model: { kind: "loading", path: "/m/x.gguf", fraction: 0.999 } },
      "$(loading~spin) SEA-LION: 99 %",
      "normal",
    ],
    ["ready", { model: { kind: "ready", info: MODEL_INFO }, target: "th" }, "$(check) SEA-LION: CPU · ไทย", "normal"],
    [
      "ready on a GPU",
      { model: { kind: "ready", info: { ...MODEL_INFO, backend: "cuda" } } },
      "$(check) SEA-LION: CUDA",
      "normal",
    ],
    [
      "busy",
      { model: { kind: "busy", info: MODEL_INFO, running: 1, queued: 2 }, target: "vi" },
      "$(sync~spin) SEA-LION: CPU · Tiếng Việt · 2 waiting",
      "normal",
    ],
    [
      "a place in the queue",
      { model: { kind: "busy", info: MODEL_INFO, running: 1, queued: 2 }, waiting: { kind: "queued", ahead: 2 } },
      "$(watch) SEA-LION: 2 before yours",
      "normal",
    ],
    [
      "a model that leaves no room",
      { waiting: { kind: "waitingForModel", model: "a-model-whose-name-is-far-too-long" } },
      "$(watch) SEA-LION: waiting for a-model-whose-name-is-f…",
      "normal",
    ],
    ["failed", { model: failed }, "$(error) SEA-LION: not loaded", "error"],
    ["lost", { health: "lost" }, "$(error) SEA-LION: server stopped", "error"],
    ["silent", { health: "notResponding" }, "$(warning) SEA-LION: not responding", "warning"],
  ])("shows: %s", (_, change, text, severity) => {
    expect(statusView({ ...idle, ...change })).toMatchObject({ text, severity });
  });

  it("explains itself in the tooltip", () => {
    expect(statusView({ ...idle, model: failed }).tooltip.title).toContain("not enough memory");
    const model: ModelState = { kind: "busy", info: onGpu, running: 1, queued: 2 };
    const spoken = spokenTooltip(statusView({ ...idle, model, target: "th" }).tooltip);
    for (const fact of [
      "Test Model",
      "1 being answered, 2 waiting",
      "Computes on: CUDA, Fast Card",
      "Layers on the GPU: 40 of 64",
      "18.2 GB for this model; 20.0 GB of 24.0 GB in use",
      "4,096 tokens for each of 4 answers",
      "Threads: 4",
      "Draft model: small",
      "40 instead of 64 layers",
      "ไทย - Thai",
    ]) {
      expect(spoken).toContain(fact);
    }
  });

  it("says why the server ended, as soon as that is known", () => {
    const crash = new AppError("server.crashed", "", { details: { cause: "gpuMemory", line: "", layers: 20 } });
    expect(statusView({ ...idle, health: "lost", crash }).tooltip.title).toContain("memory of the GPU");
    expect(statusView({ ...idle, health: "lost" }).tooltip.title).toContain("stopped unexpectedly");
  });
});

describe("the line at the top of the chat", () => {
  const input = { model: undefined, isMissing: false, nextName: "sea-tiny", download: undefined };

  it.each([
    [input, { kind: "stopped", name: "sea-tiny" }],
    [{ ...input, isMissing: true, nextName: undefined }, { kind: "none" }],
    [
      { ...input, isMissing: true, nextName: undefined, download: DOWNLOAD },
      { kind: "none", download: { name: "Sea", percent: 43, size: "20.0 GB", state: "moving" } },
    ],
    [
      { ...input, isMissing: true, download: { ...DOWNLOAD, state: { kind: "paused" } as const } },
      { kind: "none", download: { name: "Sea", percent: 43, state: "paused" } },
    ],
    [
      { ...input, isMissing: true, download: { ...DOWNLOAD, state: { kind: "failed", error: FULL } as const } },
      { kind: "none", download: { percent: 43, state: "failed", problem: expect.stringContaining("/m") as string } },
    ],
    [
      { ...input, model: { kind: "loading", path: "C:\\models\\a.b.GGUF", fraction: 0.5 } as const },
      { kind: "loading", name: "a.b", percent: 50 },
    ],
    [
      { ...input, model: { kind: "ready", info: MODEL_INFO } as const },
      { kind: "ready", name: "Test Model", detail: "CPU · 4,096 tokens of context", queued: 0 },
    ],
    [
      { ...input, model: { kind: "busy", info: MODEL_INFO, running: 1, queued: 3 } as const },
      { kind: "busy", name: "Test Model", queued: 3 },
    ],
  ])("%j", (given, expected) => {
    expect(modelView(given)).toMatchObject(expected);
  });

  it("shows why a model was not loaded", () => {
    expect(modelView({ ...input, model: failed })).toMatchObject({
      kind: "failed",
      name: "x",
      error: { actions: [{ id: "openSettings" }] },
    });
  });

  it("has a line for each fact and each thing that came out otherwise", () => {
    const view = modelView({ ...input, model: { kind: "ready", info: onGpu } });
    expect(JSON.stringify(view)).toContain("Layers on the GPU: 40 of 64");
    expect(JSON.stringify(view)).toContain("40 instead of 64 layers");
  });
});
