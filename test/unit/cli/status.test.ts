import { expect, it } from "vitest";
import { statusCommand, statusText } from "../../../src/cli/commands/status.ts";
import type { CommandContext } from "../../../src/cli/commandContext.ts";
import type { ServerStatus } from "../../../src/shared/protocol.ts";
import { MODEL_INFO } from "../../support/scriptedServerApi.ts";

const STATUS: ServerStatus = {
  pid: 12,
  version: "1.0.0",
  clients: 3,
  model: { kind: "none" },
  others: [],
  memoryBytes: 70_500_000,
};

it("tells of the server, and counts the windows", () => {
  const text = statusText(STATUS);
  expect(text).toMatch(/^Server +process 12, version 1\.0\.0$/mu);
  expect(text).toMatch(/^Server's memory +71 MB$/mu);
  expect(text).toMatch(/^Windows and terminals +3$/mu);
  expect(text).toContain("No model is loaded");
});

it.each([true, false])("counts the windows without itself, with --json %s", async (json) => {
  const written: string[] = [];
  const context = {
    args: { has: () => json },
    server: { statusIfRunning: () => Promise.resolve(STATUS) },
    terminal: { write: (text: string) => written.push(text) },
  } as unknown as CommandContext;
  await statusCommand(context);
  expect(written.join("")).toMatch(json ? /"clients":2/u : /^Windows and terminals +2$/mu);
});

it("tells of each model, and what is not as asked for", () => {
  const resources = {
    devices: ["Iris"],
    vramBytes: 0,
    ramBytes: 5e9,
    kvBytes: 4e8,
    batchTokens: 128,
    flashAttention: false,
    kvCache: "q8_0",
    adjustments: [{ kind: "integratedGpu", device: "Iris", used: false }],
  } as const;
  const text = statusText({
    ...STATUS,
    model: { kind: "busy", info: { ...MODEL_INFO, resources }, running: 2, queued: 7 },
    others: [
      {
        kind: "failed",
        path: "/m/bad.gguf",
        error: { code: "model.loadFailed", message: "", details: { reason: "no luck" } },
      },
    ],
  });
  expect(text).toMatch(/^State +2 being answered, 7 waiting$/mu);
  expect(text).toMatch(/^Memory of the context +400 MB in q8_0$/mu);
  expect(text).toMatch(/^! Iris is not used/mu);
  expect(text).toMatch(/^Model +bad$/mu);
  expect(text).toContain("no luck");
});
