/**
 * What only some machines can show: a real model, named by SEALION_TEST_MODEL (an instruct model that knows English),
 * and a GPU, asked for by SEALION_TEST_GPU=1. test/optional.json lists both.
 */
import { afterAll, describe, expect, it } from "vitest";
import { chatSystemPrompt, translatePrompt } from "../../src/core/prompts.ts";
import type { EngineModel } from "../../src/core/engine.ts";
import { articles } from "../../tools/tiny-model/declaration.ts";
import { knownTranslations } from "../../tools/tiny-model/expected.ts";
import { collect, createTestEngine, TEST_SETTINGS, tinyModelPath } from "../support/tinyEngine.ts";

const realModelPath = process.env.SEALION_TEST_MODEL;
const withGpu = process.env.SEALION_TEST_GPU === "1";

const engine = createTestEngine();
afterAll(() => engine.dispose());

async function using(
  path: string,
  settings: Partial<typeof TEST_SETTINGS>,
  use: (model: EngineModel) => Promise<void>,
) {
  const model = await engine.loadModel({ path, settings: { ...TEST_SETTINGS, ...settings } });
  try {
    await use(model);
  } finally {
    await model.dispose();
  }
}

describe.skipIf(realModelPath === undefined)("real small model", () => {
  it("answers a question, knows the conversation, and can be cancelled in a long prompt", async () => {
    await using(realModelPath ?? "", { contextTokens: "auto" }, async (model) => {
      const question = { role: "user", content: "What is the capital of Thailand?" } as const;
      const first = await model.renderPrompt([chatSystemPrompt(), question], { thinking: false });
      const { result } = await collect(model, first, { maxTokens: 60 });
      expect(result.text).toContain("Bangkok");
      expect(result.text).not.toMatch(/<\|?[a-z_]+\|?>/u);

      const answer = { role: "assistant", content: result.text } as const;
      const followUp = { role: "user", content: "Say that again." } as const;
      const second = await model.renderPrompt([chatSystemPrompt(), question, answer, followUp], { thinking: false });
      const { result: again } = await collect(model, second, { maxTokens: 5 });
      expect(again.stats.cachedTokens).toBeGreaterThan(first.tokens.length / 2);

      const text = articles("en").flat().join("\n");
      const long = await model.renderPrompt([{ role: "user", content: text }], { thinking: false });
      const controller = new AbortController();
      const running = collect(model, long, { signal: controller.signal });
      await new Promise((resolve) => setTimeout(resolve, 200));
      controller.abort();
      const cancelledAtMs = performance.now();
      expect((await running).result.finishReason).toBe("cancelled");
      expect(performance.now() - cancelledAtMs).toBeLessThan(150);
    });
  });
});

describe.skipIf(!withGpu)("GPU", () => {
  it("takes all layers of a small model and translates exactly", async () => {
    const known = knownTranslations().find((item) => item.target === "th" && item.id === "20/2")!;
    await using(tinyModelPath(), { gpu: "auto" }, async (model) => {
      expect(model.info.backend).not.toBe("cpu");
      expect(model.info.gpuLayers).toBe(model.info.totalLayers);
      expect(model.info.deviceName).not.toBe("");
      const messages = translatePrompt({ text: known.sourceText, source: "en", target: "th" });
      const prompt = await model.renderPrompt(messages, { thinking: false });
      expect((await collect(model, prompt)).result.text).toBe(known.targetText);
    });
  });
});
