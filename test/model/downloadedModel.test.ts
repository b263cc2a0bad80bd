/** What a download leaves is what llama.cpp loads: a model in three files, by way of a hub. */
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { translatePrompt } from "../../src/core/prompts.ts";
import { knownTranslations } from "../../tools/tiny-model/expected.ts";
import { DownloadHome, networkOf } from "../support/downloadHome.ts";
import { fileSource, ModelHub } from "../support/modelHub.ts";
import { splitTinyModel } from "../support/splitTinyModel.ts";
import { collect, createTestEngine, TEST_SETTINGS } from "../support/tinyEngine.ts";

const engine = createTestEngine();
let hub: ModelHub;
let published: DownloadHome;
let home: DownloadHome;

beforeAll(async () => {
  hub = await ModelHub.start();
  published = new DownloadHome();
  home = new DownloadHome();
  const parts = splitTinyModel(published.folder, 3);
  hub.addRepository("sea/split-GGUF", Object.fromEntries(parts.map((part) => [path.basename(part), fileSource(part)])));
});
afterAll(async () => {
  await engine.dispose();
  await Promise.all([published.dispose(), home.dispose(), hub.dispose()]);
});

it("translates from all three parts", async () => {
  const { state, path: modelPath } = await home.download("hf:sea/split-GGUF", networkOf(hub.url));
  expect(state).toEqual({ kind: "done", integrity: "verified" });
  const model = await engine.loadModel({ path: modelPath, settings: TEST_SETTINGS });
  const known = knownTranslations().find(({ source, target }) => source === "en" && target === "th")!;
  const messages = translatePrompt({ text: known.sourceText, source: "en", target: "th" });
  const { result } = await collect(model, await model.renderPrompt(messages, { thinking: false }));
  expect(result.text).toBe(known.targetText);
  await model.dispose();
});
