/** Answers of sea-tiny through the real engine: exact text, streaming, thinking, cancelling, reuse, limits. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { translatePrompt } from "../../src/core/prompts.ts";
import type { Engine, EngineModel, RenderedPrompt } from "../../src/core/engine.ts";
import type { LanguageTag } from "../../src/core/languages.ts";
import { articles } from "../../tools/tiny-model/declaration.ts";
import { knownExchange, knownTranslations } from "../../tools/tiny-model/expected.ts";
import { collect, createTestEngine, GREEDY, joined, TEST_SETTINGS, tinyModelPath } from "../support/tinyEngine.ts";

let engine: Engine;
let model: EngineModel;

beforeAll(async () => {
  engine = createTestEngine();
  model = await engine.loadModel({ path: tinyModelPath(), settings: TEST_SETTINGS });
});
afterAll(async () => {
  await model.dispose();
  await engine.dispose();
});

function translation(target: LanguageTag, id: string): { prompt: Promise<RenderedPrompt>; expected: string } {
  const known = knownTranslations().find((item) => item.source === "en" && item.target === target && item.id === id);
  if (known === undefined) throw new RangeError(`No translation of ${id} into ${target}`);
  const messages = translatePrompt({ text: known.sourceText, source: "en", target });
  return { prompt: model.renderPrompt(messages, { thinking: false }), expected: known.targetText };
}

/** A prompt that takes a while to read. */
function longPrompt(paragraphs: number): Promise<RenderedPrompt> {
  const text = [...articles("en"), ...articles("vi")].flat().slice(0, paragraphs).join("\n");
  return model.renderPrompt([{ role: "user", content: text }], { thinking: false });
}

describe("translations", () => {
  it.each(["th", "my", "km", "lo", "ta", "vi", "zh-Hans"] as const)("are exact and whole in %s", async (target) => {
    const { prompt, expected } = translation(target, "20/2");
    const { deltas, result } = await collect(model, await prompt);
    expect(result.text).toBe(expected);
    expect(result).toMatchObject({ thinking: "", finishReason: "stop" });
    expect(joined(deltas, "text")).toBe(expected);
    for (const { text } of deltas) expect(text).not.toContain("\uFFFD");
  });

  it("are exact for an article of several paragraphs", async () => {
    const { prompt, expected } = translation("th", "article 20");
    expect((await collect(model, await prompt)).result.text).toBe(expected);
  });
});

describe("thinking", () => {
  const known = knownExchange("greeting th");

  it("streams thoughts and answer apart, by the model's own marker tokens", async () => {
    const prompt = await model.renderPrompt([{ role: "user", content: known.user }], { thinking: true });
    const { deltas, result } = await collect(model, prompt);
    expect(result).toMatchObject({ thinking: known.thoughts, text: known.answer, finishReason: "stop" });
    expect(joined(deltas, "thinking")).toBe(known.thoughts);
    expect(joined(deltas, "text")).toBe(known.answer);
    expect(result.stats.thinkingMs).toBeGreaterThan(0);
  });

  it("gives the same answer without thoughts when it is off", async () => {
    const prompt = await model.renderPrompt([{ role: "user", content: known.user }], { thinking: false });
    const { result } = await collect(model, prompt);
    expect(result).toMatchObject({ thinking: "", text: known.answer });
    expect(result.stats.thinkingMs).toBe(0);
  });

  it("is known to be possible from the template", () => {
    expect(model.info).toMatchObject({
      canThink: true,
      architecture: "qwen3",
      backend: "cpu",
      gpuLayers: 0,
      threads: 1,
    });
  });
});

describe("cancelling", () => {
  it("answers within 150 ms while tokens come, keeps what was written, and the next request works", async () => {
    const { prompt, expected } = translation("my", "1/1");
    const rendered = await prompt;
    const controller = new AbortController();
    const stream = model.generate(rendered, { sampling: GREEDY, maxTokens: 400, signal: controller.signal });
    let written = "";
    for (let count = 0; count < 3; count += 1) {
      const step = await stream.next();
      if (step.done !== true) written += step.value.text;
    }
    controller.abort();
    const cancelledAtMs = performance.now();
    let step = await stream.next();
    for (; step.done !== true; step = await stream.next()) written += step.value.text;
    expect(performance.now() - cancelledAtMs).toBeLessThan(150);
    expect(step.value.finishReason).toBe("cancelled");
    expect(step.value.text).toBe(written);
    expect(expected.startsWith(written)).toBe(true);
    expect((await collect(model, rendered)).result.text).toBe(expected);
  });

  it("answers within 150 ms while a long prompt is read", async () => {
    const prompt = await longPrompt(45);
    expect(prompt.tokens.length).toBeGreaterThan(1000);
    const controller = new AbortController();
    const running = collect(model, prompt, { signal: controller.signal });
    await new Promise((resolve) => setTimeout(resolve, 20));
    controller.abort();
    const cancelledAtMs = performance.now();
    const { result } = await running;
    expect(performance.now() - cancelledAtMs).toBeLessThan(150);
    expect(result).toMatchObject({ finishReason: "cancelled", text: "" });
    const { prompt: next, expected } = translation("th", "20/2");
    expect((await collect(model, await next)).result.text).toBe(expected);
  });

  it("does nothing for a signal that was aborted before", async () => {
    const { prompt } = translation("th", "20/2");
    const { deltas, result } = await collect(model, await prompt, { signal: AbortSignal.abort() });
    expect(deltas).toEqual([]);
    expect(result).toMatchObject({ finishReason: "cancelled", text: "" });
  });

  it("stops when the reader walks away, and the next request works", async () => {
    const { prompt } = translation("th", "1/1");
    for await (const delta of model.generate(await prompt, { sampling: GREEDY, maxTokens: 400 })) {
      expect(delta.text).not.toBe("");
      break;
    }
    const { prompt: next, expected } = translation("lo", "20/2");
    expect((await collect(model, await next)).result.text).toBe(expected);
  });
});

describe("limits", () => {
  it("stops at maxTokens", async () => {
    const { prompt, expected } = translation("th", "1/1");
    const { result } = await collect(model, await prompt, { maxTokens: 5 });
    expect(result.finishReason).toBe("length");
    expect(result.stats.generatedTokens).toBe(5);
    expect(expected.startsWith(result.text)).toBe(true);
  });

  it("refuses a prompt that leaves no room for an answer, by exact counts, before the model sees it", async () => {
    const prompt = await longPrompt(150);
    expect(prompt.tokens.length).toBeGreaterThan(model.info.contextTokens);
    await expect(collect(model, prompt)).rejects.toMatchObject({
      code: "generation.contextOverflow",
      details: { promptTokens: prompt.tokens.length, limitTokens: model.info.contextTokens - 1 - 256 },
    });
    const limit = { ...prompt, tokens: prompt.tokens.slice(0, model.info.contextTokens - 1 - 256 + 1) };
    await expect(collect(model, limit)).rejects.toMatchObject({ code: "generation.contextOverflow" });
  });

  it("fills the context to its end and stops there", async () => {
    const prompt = await longPrompt(150);
    const tokens = prompt.tokens.slice(0, model.info.contextTokens - 1 - 10);
    const { result } = await collect(model, { ...prompt, tokens }, { maxTokens: 10 });
    expect(["length", "stop"]).toContain(result.finishReason);
    expect(result.stats.promptTokens).toBe(tokens.length);
  });
});

describe("the context's memory", () => {
  it("reads only what is new of a longer conversation, with the same answer as from nothing", async () => {
    const known = knownExchange("capabilities");
    const first = await model.renderPrompt([{ role: "user", content: known.user }], { thinking: false });
    const cold = await collect(model, first);
    expect(cold.result.text).toBe(known.answer);
    const second = await model.renderPrompt(
      [
        { role: "user", content: known.user },
        { role: "assistant", content: cold.result.text },
        { role: "user", content: "Thank you!" },
      ],
      { thinking: false },
    );
    const warm = await collect(model, second);
    expect(warm.result.stats.cachedTokens).toBeGreaterThan(first.tokens.length - 10);
    expect(warm.result.stats.cachedTokens).toBeLessThan(second.tokens.length);
    // Something else in between, so that the same prompt is read from its first token.
    await collect(model, await translation("th", "20/2").prompt);
    const again = await collect(model, second);
    expect(again.result.stats.cachedTokens).toBeLessThan(10);
    expect(again.result.text).toBe(warm.result.text);
  });

  it("repeats itself with the same seed", async () => {
    const sampling = { temperature: 1.5, topK: 50, topP: 1, minP: 0, seed: 42 };
    const prompt = await model.renderPrompt([{ role: "user", content: "Say anything." }], { thinking: false });
    const first = await collect(model, prompt, { sampling, maxTokens: 30 });
    const second = await collect(model, prompt, { sampling, maxTokens: 30 });
    const other = await collect(model, prompt, { sampling: { ...sampling, seed: 43 }, maxTokens: 30 });
    expect(second.result.text).toBe(first.result.text);
    expect(other.result.text).not.toBe(first.result.text);
  });

  it("measures truthfully", async () => {
    const { prompt } = translation("vi", "20/2");
    const rendered = await prompt;
    const startedAtMs = performance.now();
    const { result } = await collect(model, rendered);
    const elapsedMs = performance.now() - startedAtMs;
    const { stats } = result;
    expect(stats.promptTokens).toBe(rendered.tokens.length);
    expect(stats.generatedTokens).toBe(await model.countTokens(result.text));
    expect(stats.timeToFirstTokenMs).toBeGreaterThan(0);
    expect(stats.totalMs).toBeLessThanOrEqual(elapsedMs);
    const decodeMs = stats.totalMs - stats.timeToFirstTokenMs;
    expect(stats.tokensPerSecond).toBeGreaterThanOrEqual((stats.generatedTokens - 1) / (decodeMs / 1000) - 1);
  });
});

describe("leaving", () => {
  it("ends a running generation as cancelled and can be repeated", async () => {
    const second = await engine.loadModel({
      path: tinyModelPath(),
      settings: { ...TEST_SETTINGS, contextTokens: 512 },
    });
    const prompt = await second.renderPrompt([{ role: "user", content: "Hello" }], { thinking: false });
    const running = collect(second, prompt, { maxTokens: 200, sampling: { ...GREEDY, temperature: 1.5, topK: 50 } });
    await new Promise((resolve) => setTimeout(resolve, 30));
    await Promise.all([second.dispose(), second.dispose()]);
    expect(["cancelled", "stop", "length"]).toContain((await running).result.finishReason);
    await second.dispose();
  });

  it("stops loading when it is cancelled, and reports progress that never goes back", async () => {
    const controller = new AbortController();
    const loading = engine.loadModel({ path: tinyModelPath(), settings: TEST_SETTINGS, signal: controller.signal });
    controller.abort();
    await expect(loading).rejects.toMatchObject({ name: "CancelledError" });
    const seen: number[] = [];
    const loaded = await engine.loadModel({
      path: tinyModelPath(),
      settings: TEST_SETTINGS,
      onProgress: (fraction) => seen.push(fraction),
    });
    await loaded.dispose();
    expect(seen[0]).toBe(0);
    expect(seen.at(-1)).toBe(1);
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
    expect(seen.length).toBeGreaterThan(3);
  });
});
