import { expect, it } from "vitest";
import { LoadNews } from "../../../src/extension/status/loadNews.ts";
import type { LoadAdjustment } from "../../../src/shared/loadAdjustment.ts";
import type { ModelState, ServerStatus } from "../../../src/shared/protocol.ts";
import { MODEL_INFO } from "../../support/scriptedServerApi.ts";

const FEWER: LoadAdjustment = { kind: "fewerGpuLayers", from: 64, to: 32, because: "memory" };
const resources = {
  devices: ["A card"],
  vramBytes: 1,
  ramBytes: 1,
  kvBytes: 1,
  batchTokens: 1,
  flashAttention: true,
  kvCache: "f16",
  adjustments: [FEWER],
} as const;
const READY: ModelState = { kind: "ready", info: { ...MODEL_INFO, resources } };
const LOADING: ModelState = { kind: "loading", path: MODEL_INFO.path, fraction: 0.5 };

function status(model: ModelState, more: Partial<ServerStatus> = { own: "loaded" }): ServerStatus {
  return { pid: 1, version: "1", clients: 1, model, others: [], memoryBytes: 1, ...more };
}

it("are read once for each load", () => {
  const news = new LoadNews();
  const states = [
    status(LOADING),
    status(READY),
    status(READY),
    status(LOADING),
    status(READY),
    undefined,
    status(READY),
  ];
  expect(states.map((state) => news.read(state).length)).toEqual([0, 1, 0, 0, 1, 0, 0]);
  expect(news.read(status(READY, { own: "loaded", pid: 2 }))).toEqual([FEWER]);
});

it("are for the window whose request has loaded the model", () => {
  expect(new LoadNews().read(status(READY, { own: "used" }))).toEqual([]);
  expect(new LoadNews().read(status(READY, {}))).toEqual([]);
});
