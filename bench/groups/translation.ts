/** What translating costs beside the model: time, memory, and its share of the time that a small model takes; and how good a real one is. */
import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import type { EngineModel } from "../../src/core/engine.ts";
import type { LanguageTag } from "../../src/core/languages.ts";
import { chrf, type TranslationPair } from "../../src/core/metrics/chrf.ts";
import { translateDocument } from "../../src/core/translate/pipeline/translateDocument.ts";
import { createLlamaEngine } from "../../src/server/engine/llamaEngine.ts";
import { silentLogger } from "../../src/shared/logger.ts";
import { DEFAULT_LOAD_SETTINGS, type LoadSettings } from "../../src/shared/protocol.ts";
import { articles, paragraph, SENTENCES } from "../../tools/tiny-model/declaration.ts";
import { expandTinyModel } from "../../tools/tiny-model/expand.mjs";
import { type BenchContext, THREADS } from "../benchContext.ts";
import { type Figure, figureOf } from "../figure.ts";
import { jsonDocument, markdownDocument, thaiAnswer } from "../translation/documents.ts";
import { instantModel, timedModel } from "../translation/instantModel.ts";
import type { MemoryTaken } from "../translation/memoryMain.ts";
import type { ThreadCost } from "../translation/threadMain.ts";

const MEGABYTE = 1_000_000;
const SEGMENTS = 10_000;
const SMALL_MODEL_SETTINGS: LoadSettings = {
  ...DEFAULT_LOAD_SETTINGS,
  gpu: "off",
  contextTokens: 2048,
  threads: THREADS,
};
const REAL_MODEL_TARGETS: readonly LanguageTag[] = ["id", "vi", "th"];

export async function translationFigures(context: BenchContext): Promise<Figure[]> {
  context.say("Translation: what it costs beside the model");
  const rounds = context.quick ? 2 : 5;
  return [
    ...instantFigures(
      await timesOf("json", jsonDocument(SEGMENTS), rounds),
      await timesOf("markdown", markdownDocument(MEGABYTE), rounds),
    ),
    ...largeDocumentFigures("Markdown", await largeDocumentCost(context.root, "markdown")),
    ...largeDocumentFigures("JSON", await largeDocumentCost(context.root, "json")),
    overheadFigure(await overheadShares(context.quick ? 1 : 3)),
    ...(await realModelFigures(context)),
  ];
}

/** Milliseconds of each round, after one that warms up. */
async function timesOf(format: string, text: string, rounds: number): Promise<number[]> {
  const model = instantModel(thaiAnswer);
  const times: number[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const startedAtMs = performance.now();
    await translateDocument(model, { text, target: "th", format });
    times.push(performance.now() - startedAtMs);
  }
  return times.slice(1);
}

export function instantFigures(segmentsMs: readonly number[], markdownMs: readonly number[]): Figure[] {
  const note = "with a model that takes no time; every segment differs, has a placeholder, and is checked";
  return [
    figureOf("translation, 10,000 segments without the model", "ms", segmentsMs, note),
    figureOf("translation, 1 MB of Markdown without the model", "ms", markdownMs),
  ];
}

type LargeDocumentCost = MemoryTaken & ThreadCost;

async function largeDocumentCost(root: string, format: string): Promise<LargeDocumentCost> {
  const inUse = await printedBy<MemoryTaken>(root, "memoryMain.ts", format);
  return { ...inUse, ...(await printedBy<ThreadCost>(root, "threadMain.ts", format)) };
}

async function printedBy<T>(root: string, name: string, format: string): Promise<T> {
  const main = path.join(root, "bench", "translation", name);
  const { stdout } = await promisify(execFile)(process.execPath, ["--expose-gc", main, format]);
  return JSON.parse(stdout) as T;
}

export function largeDocumentFigures(
  name: string,
  { liveBytes, residentBytes, longestWaitMs, segments }: LargeDocumentCost,
): Figure[] {
  return [
    figureOf(
      `translation, memory for 10 MB of ${name}`,
      "MB",
      residentBytes / MEGABYTE,
      `most that was taken from the system, beyond the document and the model; ${segments} segments`,
    ),
    figureOf(
      `translation, memory in use for 10 MB of ${name}`,
      "MB",
      liveBytes / MEGABYTE,
      "without what the garbage collector has not given back, where it was looked at: as segments are done",
    ),
    figureOf(
      `translation, others' longest wait beside 10 MB of ${name}`,
      "ms",
      longestWaitMs,
      "for the server's process, while the document is worked on in its thread",
    ),
  ];
}

/** The part of the wall time that is not the model's, in percent, at the speed of the smallest model there is. */
async function overheadShares(rounds: number): Promise<number[]> {
  const { path: modelPath } = expandTinyModel();
  return withModel(modelPath, SMALL_MODEL_SETTINGS, async (model) => {
    const ids = SENTENCES.cheapestParagraphs;
    const text = ids.map((id) => `- ${paragraph("en", id)}\n`).join("\n");
    const shares: number[] = [];
    for (let round = 0; round <= rounds; round += 1) {
      const timed = timedModel(model);
      const startedAtMs = performance.now();
      await translateDocument(timed.model, { text, target: "th", format: "markdown" });
      const wallMs = performance.now() - startedAtMs;
      shares.push((100 * (wallMs - timed.spentMs())) / wallMs);
    }
    return shares.slice(1);
  });
}

export function overheadFigure(shares: readonly number[]): Figure {
  return figureOf("translation, all but the model at sea-tiny's speed", "%", shares);
}

/** chrF++ of the declaration's articles, each a segment, against its own translations. */
async function realModelFigures({ quick, say }: BenchContext): Promise<Figure[]> {
  const modelPath = process.env.SEALION_TEST_MODEL;
  if (modelPath === undefined) {
    say("Without chrF++: SEALION_TEST_MODEL names no real model");
    return [];
  }
  return withModel(modelPath, { ...DEFAULT_LOAD_SETTINGS, contextTokens: 4096 }, async (model) => {
    const figures: Figure[] = [];
    for (const target of REAL_MODEL_TARGETS) {
      const pairs = await pairsOf(model, target, quick ? 3 : 15);
      figures.push(figureOf(`translation, chrF++ from English into ${target}`, "", chrf(pairs), model.info.name));
    }
    return figures;
  });
}

async function pairsOf(model: EngineModel, target: LanguageTag, count: number): Promise<TranslationPair[]> {
  const pairs: TranslationPair[] = [];
  for (const [index, sources] of articles("en").slice(0, count).entries()) {
    const { text } = await translateDocument(model, { text: sources.join("\n"), source: "en", target });
    pairs.push({ translation: text, reference: articles(target)[index]?.join("\n") ?? "" });
  }
  return pairs;
}

async function withModel<Result>(
  modelPath: string,
  settings: LoadSettings,
  use: (model: EngineModel) => Promise<Result>,
): Promise<Result> {
  const templateChildPath = path.join(import.meta.dirname, "../../src/server/engine/templateChild.ts");
  const engine = createLlamaEngine({ logger: silentLogger, templateChildPath });
  try {
    return await use(await engine.loadModel({ path: modelPath, settings }));
  } finally {
    await engine.dispose();
  }
}
