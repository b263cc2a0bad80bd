/** The sum that verdicts are made of, against what the real library takes for sea-tiny. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Engine } from "../../src/core/engine.ts";
import { createLlamaEngine } from "../../src/server/engine/llamaEngine.ts";
import { silentLogger } from "../../src/shared/logger.ts";
import { DEFAULT_LOAD_SETTINGS, type LoadSettings } from "../../src/shared/protocol.ts";
import { templateChildPath } from "../support/templateChildPath.ts";
import { tinyModelPath } from "../support/tinyEngine.ts";

let folder: string;
let engine: Engine;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "sealion-memory-"));
  engine = createLlamaEngine({ logger: silentLogger, templateChildPath, dataDir: folder });
});
afterAll(async () => {
  await engine.dispose();
  rmSync(folder, { recursive: true });
});

it.each([
  { contextTokens: 512, parallel: 1 },
  { contextTokens: 2048, parallel: 4 },
  { contextTokens: 8192, parallel: 1, kvCache: "q8_0" },
  { contextTokens: 2048, parallel: 1, flashAttention: "off" },
  { contextTokens: 2048, parallel: 2, batchTokens: 512 },
  { contextTokens: 2048, parallel: 1, memoryMap: "off" },
  {},
] as Partial<LoadSettings>[])("is within a tenth of what loading takes with %j", async (wished) => {
  const settings: LoadSettings = { ...DEFAULT_LOAD_SETTINGS, gpu: "off", threads: 1, ...wished };
  const model = await engine.loadModel({ path: tinyModelPath(), settings });
  try {
    const { resources } = model.info;
    const ratio = (resources?.estimate?.ramBytes ?? 0) / (resources?.ramBytes ?? Number.NaN);
    expect(ratio).toBeGreaterThan(0.9);
    expect(ratio).toBeLessThan(1.1);
    expect(resources?.estimate?.vramBytes).toBe(0);
  } finally {
    await model.dispose();
  }
});

it("describes this machine", async () => {
  const facts = await engine.describeMachine?.({ ...DEFAULT_LOAD_SETTINGS, gpu: "off" }, join(folder, "not", "there"));
  expect(facts).toMatchObject({ backend: "cpu", gpus: [] });
  expect(facts?.ramFreeBytes).toBeLessThanOrEqual(facts?.ramTotalBytes ?? 0);
  expect(facts?.diskFreeBytes).toBeGreaterThan(0);
  expect(facts?.ramBytesPerSecond).toBeGreaterThan(1e8);
});
