/** Documents of several formats through the real engine: sea-tiny's sentences in their places, everything else byte for byte. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { EngineModel } from "../../src/core/engine.ts";
import { LANGUAGES } from "../../src/core/languages.ts";
import { translateDocument } from "../../src/core/translate/pipeline/translateDocument.ts";
import { createTestEngine, TEST_SETTINGS, tinyModelPath } from "../support/tinyEngine.ts";
import { sampleTexts, TRANSLATION_SAMPLES } from "../support/translationSamples.ts";

const engine = createTestEngine();
let model: EngineModel;

beforeAll(async () => {
  model = await engine.loadModel({ path: tinyModelPath(), settings: { ...TEST_SETTINGS, parallel: 2 } });
});
afterAll(() => engine.dispose());

const NAMES = ["Markdown", "JSON", "gettext", "WebVTT", "TypeScript comments"];
const targets = LANGUAGES.map(({ tag }) => tag).filter((tag) => tag !== "en");

describe.each(TRANSLATION_SAMPLES.filter(({ name }) => NAMES.includes(name)))("$name", (sample) => {
  it.each(targets)("from English into %s", async (target) => {
    const { format, dialect } = sample;
    const text = sample.source(sampleTexts("en"), target);
    const outcome = await translateDocument(model, { text, target, format, dialect });
    expect(outcome.text).toBe(sample.translated(sampleTexts("en"), sampleTexts(target), target));
    expect(outcome.segments.map(({ status, findings, attempts }) => ({ status, findings, attempts }))).toEqual(
      new Array(3).fill({ status: "translated", findings: [], attempts: 1 }),
    );
  });
});
