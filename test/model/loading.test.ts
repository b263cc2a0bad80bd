/** Load settings on the real library: what each does to sea-tiny on the CPU, and what the model then says of itself. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Engine, EngineModel } from "../../src/core/engine.ts";
import { translatePrompt } from "../../src/core/prompts.ts";
import { createLlamaEngine } from "../../src/server/engine/llamaEngine.ts";
import { CancelledError } from "../../src/shared/cancelSignal.ts";
import type { Logger } from "../../src/shared/logger.ts";
import { DEFAULT_LOAD_SETTINGS, type LoadSettings } from "../../src/shared/protocol.ts";
import { knownTranslations } from "../../tools/tiny-model/expected.ts";
import { BadModelFiles } from "../support/badModelFiles.ts";
import { templateChildPath } from "../support/templateChildPath.ts";
import { collect, tinyModelPath } from "../support/tinyEngine.ts";

let folder: string;
let engine: Engine;
const lines: string[] = [];
const note = (line: string): void => void lines.push(line);
const logger: Logger = { trace: note, debug: note, info: note, warn: note, error: note, child: () => logger };

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "sealion-loading-"));
  engine = createLlamaEngine({ logger, templateChildPath, dataDir: folder });
});
afterAll(async () => {
  await engine.dispose();
  rmSync(folder, { recursive: true });
});

async function withModel<T>(settings: Partial<LoadSettings>, task: (model: EngineModel) => Promise<T>): Promise<T> {
  lines.length = 0;
  const all: LoadSettings = { ...DEFAULT_LOAD_SETTINGS, gpu: "off", threads: 1, ...settings };
  const model = await engine.loadModel({ path: tinyModelPath(), settings: all });
  try {
    return await task(model);
  } finally {
    await model.dispose();
  }
}

/** The model still knows its sentences. */
async function expectTranslation(model: EngineModel): Promise<void> {
  const known = knownTranslations().find((item) => item.target === "id" && item.id === "20/2")!;
  const messages = translatePrompt({ text: known.sourceText, source: "en", target: "id" });
  const prompt = await model.renderPrompt(messages, { thinking: false });
  expect((await collect(model, prompt)).result.text).toBe(known.targetText);
}

describe("load settings", () => {
  it("have defaults that say what the model takes", async () => {
    await withModel({}, async (model) => {
      const { info } = model;
      expect(info).toMatchObject({ backend: "cpu", gpuLayers: 0, contextTokens: 8192, parallel: 8, threads: 1 });
      const { resources } = info;
      expect(resources).toMatchObject({ vramBytes: 0, batchTokens: 128, flashAttention: true, kvCache: "f16" });
      expect(resources?.adjustments).toEqual([]);
      expect(resources?.vram).toBeUndefined();
      expect(resources?.devices).toEqual([info.deviceName]);
      // 4 blocks, 2 heads of 32 keys and 32 values, 2 bytes each.
      expect(resources?.kvBytes).toBe(8 * 8192 * 4 * 2 * 64 * 2);
      expect(resources?.ramBytes).toBeGreaterThan(info.sizeBytes + (resources?.kvBytes ?? 0));
      await expectTranslation(model);
    });
  });

  it("size context, sequences and batch", async () => {
    await withModel({ contextTokens: 1024, parallel: 3, batchTokens: 64 }, async (model) => {
      expect(model.info).toMatchObject({ contextTokens: 1024, parallel: 3, resources: { batchTokens: 64 } });
      await expectTranslation(model);
    });
  });

  it("halve the context's memory with q8_0", async () => {
    await withModel({ kvCache: "q8_0", parallel: 2 }, async (model) => {
      expect(model.info.resources).toMatchObject({ kvCache: "q8_0", adjustments: [] });
      expect(model.info.resources?.kvBytes).toBe((2 * 8192 * 4 * 2 * 64 * 34) / 32);
      await expectTranslation(model);
    });
  });

  it("turn flash attention off, and q8_0 with it", async () => {
    await withModel({ flashAttention: "off", kvCache: "q8_0", parallel: 1 }, async (model) => {
      expect(model.info.resources).toMatchObject({ flashAttention: false, kvCache: "f16" });
      expect(model.info.resources?.adjustments).toMatchObject([{ kind: "kvCacheRefused" }]);
      await expectTranslation(model);
    });
  });

  it("read the weights into memory, or lock them, or say why not", async () => {
    await withModel({ memoryMap: "off", memoryLock: true, parallel: 1 }, async (model) => {
      const kinds = model.info.resources?.adjustments.map(({ kind }) => kind);
      expect([[], ["memoryLockRefused"]]).toContainEqual(kinds);
      expect(lines.some((line) => line.includes("failed to mlock"))).toBe(kinds?.length === 1);
      await expectTranslation(model);
    });
  });

  it("stretch the positions with YaRN, which llama.cpp confirms", async () => {
    await withModel({ longContext: true, contextTokens: 131_072, parallel: 1 }, async (model) => {
      const log = lines.join("\n");
      expect(log).toMatch(/rope scaling\s*= yarn/u);
      expect(log).toMatch(/freq_scale_train\s*= 0\.25/u);
      expect(log).toMatch(/n_ctx_orig_yarn\s*= 32768/u);
      expect(log).not.toMatch(/Bad metadata override/u);
      expect(model.info.contextTokens).toBe(131_072);
      const kvBytes = 131_072 * 4 * 2 * 64 * 2;
      expect(model.info.resources?.adjustments).toEqual([
        { kind: "longContext", factor: 4, contextTokens: 131_072, kvBytes },
      ]);
      const prompt = await model.renderPrompt([{ role: "user", content: "Hello" }], { thinking: false });
      await expect(collect(model, prompt, { maxTokens: 4 })).resolves.toBeDefined();
    });
  });

  it("load a small model that drafts, with the same vocabulary", async () => {
    await withModel({ draftModel: tinyModelPath(), parallel: 2 }, async (model) => {
      expect(model.info.resources).toMatchObject({ draftModel: model.info.name, adjustments: [] });
      await expectTranslation(model);
    });
  });

  it("do without a draft that is not there", async () => {
    const draftModel = join(folder, "nothing.gguf");
    await withModel({ draftModel, parallel: 1 }, async (model) => {
      expect(model.info.resources?.draftModel).toBeUndefined();
      expect(model.info.resources?.adjustments).toMatchObject([{ kind: "draftRefused", model: draftModel }]);
      await expectTranslation(model);
    });
  });

  it("do without a draft that has other words", async () => {
    const draftModel = new BadModelFiles(tinyModelPath(), folder).replaced("words", "<|fim_prefix|>", "<|fim_prefiX|>");
    await withModel({ draftModel, parallel: 1 }, (model) => {
      const reason = { code: "otherWords" };
      expect(model.info.resources?.adjustments).toEqual([{ kind: "draftRefused", model: draftModel, reason }]);
      return Promise.resolve();
    });
  });

  it("for threads are measured once and remembered, where there is something to choose", async () => {
    await withModel({ threads: "auto", parallel: 1 }, async (model) => {
      const file = join(folder, "cache", "threads.json");
      expect(existsSync(file)).toBe(availableParallelism() > 2);
      if (availableParallelism() <= 2) {
        expect(model.info.threads).toBe(1);
        return;
      }
      const { threads } = JSON.parse(readFileSync(file, "utf8")) as { threads: Record<string, number> };
      expect(Object.values(threads)).toEqual([model.info.threads]);
      await expectTranslation(model);
    });
  });

  it("of two loads at once come one after the other, both models answer, and a load that is cancelled waits for neither", async () => {
    const settings: LoadSettings = { ...DEFAULT_LOAD_SETTINGS, gpu: "off", threads: 1, parallel: 1 };
    const load = (signal?: AbortSignal): Promise<EngineModel> =>
      engine.loadModel({ path: tinyModelPath(), settings, ...(signal === undefined ? {} : { signal }) });
    const abort = new AbortController();
    const first = load();
    const second = load();
    const third = load(abort.signal);
    let isFirstThere = false;
    void first.then(() => (isFirstThere = true));
    abort.abort();
    await expect(third).rejects.toBeInstanceOf(CancelledError);
    expect(isFirstThere).toBe(false);
    const models = await Promise.all([first, second]);
    await Promise.all(models.map(expectTranslation));
    await Promise.all(models.map((model) => model.dispose()));
  });

  it("tell whether another model fits beside", async () => {
    const settings: LoadSettings = { ...DEFAULT_LOAD_SETTINGS, gpu: "off" };
    expect(await engine.fitsBeside?.(tinyModelPath(), settings)).toBe(true);
    const huge = { ...settings, contextTokens: 1_000_000, parallel: 64 };
    expect(await engine.fitsBeside?.(tinyModelPath(), huge)).toBe(false);
  });
});
