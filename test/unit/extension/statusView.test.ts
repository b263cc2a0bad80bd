import { describe, expect, it } from "vitest";
import { modelView } from "../../../src/extension/chat/modelView.ts";
import { statusView, type StatusInput } from "../../../src/extension/status/statusView.ts";
import { MODEL_INFO } from "../../support/scriptedServerApi.ts";

const idle: StatusInput = { model: undefined, health: "responding", modelMissing: false, target: undefined };
const failed = {
  kind: "failed",
  path: "/m/x.gguf",
  error: { code: "model.insufficientMemory", message: "no room", details: {} },
} as const;

describe("the status bar", () => {
  it.each<[string, Partial<StatusInput>, string, string]>([
    ["nothing loaded", {}, "$(circle-outline) SEA-LION", "normal"],
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
      { model: { kind: "busy", info: MODEL_INFO, queued: 2 }, target: "vi" },
      "$(sync~spin) SEA-LION: CPU · Tiếng Việt",
      "normal",
    ],
    ["failed", { model: failed }, "$(error) SEA-LION: not loaded", "error"],
    ["lost", { health: "lost" }, "$(error) SEA-LION: server stopped", "error"],
    ["silent", { health: "notResponding" }, "$(warning) SEA-LION: not responding", "warning"],
  ])("shows: %s", (_, change, text, severity) => {
    expect(statusView({ ...idle, ...change })).toMatchObject({ text, severity });
  });

  it("explains itself in the tooltip", () => {
    expect(statusView({ ...idle, model: failed }).tooltip).toContain("not enough memory");
    const busy = statusView({ ...idle, model: { kind: "busy", info: MODEL_INFO, queued: 2 }, target: "th" }).tooltip;
    expect(busy).toContain("Test Model: CPU · 4,096 tokens of context, 20.0 GB");
    expect(busy).toContain("2 waiting");
    expect(busy).toContain("ไทย - Thai");
  });
});

describe("the line at the top of the chat", () => {
  const input = { model: undefined, isMissing: false, nextName: "sea-tiny" };

  it.each([
    [input, { kind: "stopped", name: "sea-tiny" }],
    [{ ...input, isMissing: true, nextName: undefined }, { kind: "none" }],
    [
      { ...input, model: { kind: "loading", path: "C:\\models\\a.b.GGUF", fraction: 0.5 } as const },
      { kind: "loading", name: "a.b", percent: 50 },
    ],
    [
      { ...input, model: { kind: "ready", info: MODEL_INFO } as const },
      { kind: "ready", name: "Test Model", detail: "CPU · 4,096 tokens of context" },
    ],
  ])("%j", (given, expected) => {
    expect(modelView(given)).toEqual(expected);
  });

  it("shows why a model was not loaded", () => {
    expect(modelView({ ...input, model: failed })).toMatchObject({
      kind: "failed",
      name: "x",
      error: { action: { id: "openSettings" } },
    });
  });
});
