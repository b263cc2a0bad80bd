/** The same answers, token for token, whatever the engine does to be fast: real llama.cpp, sea-tiny, one thread. */
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { commonPrefixLength } from "../../src/core/instructionTokens.ts";
import { type TranslatePrompt, translatePrompt } from "../../src/core/prompts.ts";
import type { Engine, EngineModel, GenerateOptions } from "../../src/core/engine.ts";
import { createLlamaEngine } from "../../src/server/engine/llamaEngine.ts";
import { type Logger, silentLogger } from "../../src/shared/logger.ts";
import type { LoadSettings } from "../../src/shared/protocol.ts";
import { knownTranslations } from "../../tools/tiny-model/expected.ts";
import { seededRandom } from "../support/seededRandom.ts";
import { templateChildPath } from "../support/templateChildPath.ts";
import { collect, GREEDY, TEST_SETTINGS, tinyModelPath } from "../support/tinyEngine.ts";

const LANGUAGES = ["my", "id", "km", "lo", "ms", "fil", "ta", "th", "vi", "zh-Hans"] as const;

const PER_LANGUAGE = 2;
/** Some of what sea-tiny knows, in all its languages. */
const KNOWN = LANGUAGES.flatMap((target) =>
  knownTranslations()
    .filter((known) => known.source === "en" && known.target === target && !known.id.startsWith("article"))
    .slice(0, PER_LANGUAGE)
    .map(({ sourceText, targetText }) => ({ ask: { text: sourceText, source: "en", target } as const, targetText })),
);

let dataDir: string;
let plain: Loaded;

beforeAll(async () => {
  dataDir = mkdtempSync(path.join(os.tmpdir(), "sealion-engine-"));
  plain = await load({ parallel: 1, speculation: "off" });
});
afterAll(async () => {
  await plain.dispose();
  rmSync(dataDir, { recursive: true, force: true });
});

interface Loaded {
  readonly model: EngineModel;
  /** Of the log, what the engine tells of each answer. */
  readonly answers: string[];
  readonly dispose: () => Promise<void>;
}

async function load(settings: Partial<LoadSettings>, folder?: string): Promise<Loaded> {
  const answers: string[] = [];
  const logger: Logger = {
    ...silentLogger,
    debug: (message) => {
      if (message.startsWith("Answer")) answers.push(message);
    },
    child: () => logger,
  };
  const engine: Engine = createLlamaEngine({
    logger,
    templateChildPath,
    ...(folder === undefined ? {} : { dataDir: folder }),
  });
  const model = await engine.loadModel({ path: tinyModelPath(), settings: { ...TEST_SETTINGS, ...settings } });
  return {
    model,
    answers,
    dispose: async () => {
      await model.dispose();
      await engine.dispose();
    },
  };
}

async function translated({ model }: Loaded, ask: TranslatePrompt, options: Partial<GenerateOptions> = {}) {
  const prompt = await model.renderPrompt(translatePrompt(ask), { thinking: false });
  const empty = await model.renderPrompt(translatePrompt({ ...ask, text: "" }), { thinking: false });
  const instructionTokens = commonPrefixLength(prompt.tokens, empty.tokens);
  const { result } = await collect(model, prompt, { instructionTokens, ...options });
  return {
    text: result.text,
    tokens: result.stats.generatedTokens,
    cached: result.stats.cachedTokens,
    instructionTokens,
  };
}

/** The answers of a model that does one thing after another, from nothing each time. */
function plainAnswer(ask: TranslatePrompt): Promise<{ text: string; tokens: number }> {
  let answer = plainAnswers.get(ask);
  if (answer === undefined) {
    answer = translated(plain, ask, { instructionTokens: 0 }).then(({ text, tokens }) => ({ text, tokens }));
    plainAnswers.set(ask, answer);
  }
  return answer;
}
const plainAnswers = new Map<TranslatePrompt, Promise<{ text: string; tokens: number }>>();

/** All guesses of a model's answers. */
function guesses({ answers }: Loaded): { readonly made: number; readonly right: number } {
  const counts = answers.map((line) => /(\d+) of (\d+) guesses right/u.exec(line) ?? []);
  const sum = (group: number): number => counts.reduce((total, match) => total + Number(match[group] ?? 0), 0);
  return { right: sum(1), made: sum(2) };
}

describe("greedy answers are the same, token for token,", () => {
  it("side by side in shared batches as one after another", async () => {
    const loaded = await load({ parallel: 4, speculation: "off" });
    expect(loaded.model.info.parallel).toBe(4);
    const answers = await Promise.all(KNOWN.map(({ ask }) => translated(loaded, ask)));
    for (const [index, { ask, targetText }] of KNOWN.entries()) {
      const { text, tokens } = answers[index]!;
      expect({ text, tokens }).toEqual(await plainAnswer(ask));
      expect(text).toBe(targetText);
    }
    await loaded.dispose();
  });

  it("with beginnings that are known, in memory and from an earlier server's files, as without", async () => {
    for (const round of [1, 2]) {
      const loaded = await load({ parallel: 2, speculation: "off" }, dataDir);
      for (const [index, { ask, targetText }] of KNOWN.entries()) {
        const { text, tokens, cached, instructionTokens } = await translated(loaded, ask);
        expect({ text, tokens }).toEqual(await plainAnswer(ask));
        expect(text).toBe(targetText);
        // The first of each language reads the instructions, but only the first time.
        if (round === 2 || index % PER_LANGUAGE > 0) expect(cached).toBeGreaterThanOrEqual(instructionTokens);
      }
      await loaded.dispose();
    }
  });

  it("with guesses as without", async () => {
    const loaded = await load({ parallel: 2, speculation: "auto" });
    const repetitive = {
      text: "All human beings are born free. ".repeat(12).trim(),
      source: "en",
      target: "th",
    } as const;
    const asks = [repetitive, ...KNOWN.map(({ ask }) => ask)];
    for (const ask of asks) {
      const { text, tokens } = await translated(loaded, ask, { maxTokens: 120 });
      const { text: plainText, tokens: plainTokens } = await translated(plain, ask, { maxTokens: 120 });
      expect({ text, tokens }).toEqual({ text: plainText, tokens: plainTokens });
    }
    expect(guesses(loaded).made).toBeGreaterThan(0);
    await loaded.dispose();
  });

  it("with a draft model as without, and its guesses are right when it is the model itself", async () => {
    const loaded = await load({ parallel: 2, speculation: "auto", draftModel: tinyModelPath() });
    expect(loaded.model.info.resources?.draftModel).toBeDefined();
    for (const { ask } of KNOWN.slice(0, 8)) {
      const { text, tokens } = await translated(loaded, ask);
      expect({ text, tokens }).toEqual(await plainAnswer(ask));
    }
    const { made, right } = guesses(loaded);
    expect(made).toBeGreaterThan(0);
    // Some are looked up in the text, and may be wrong.
    expect(right / made).toBeGreaterThan(0.9);
    await loaded.dispose();
  });

  it("after a chat took the sequence away in the middle as without it", async () => {
    const loaded = await load({ parallel: 1, speculation: "off" });
    const { ask } = KNOWN[0]!;
    const prompt = await loaded.model.renderPrompt(translatePrompt(ask), { thinking: false });
    const chat = await loaded.model.renderPrompt([{ role: "user", content: "Hello" }], { thinking: false });
    const translation = loaded.model.generate(prompt, { sampling: GREEDY, maxTokens: 400 });
    // It has begun to write.
    await translation.next();
    await collect(loaded.model, chat, { priority: "chat", maxTokens: 10 });
    let step = await translation.next();
    while (step.done !== true) step = await translation.next();
    expect({ text: step.value.text, tokens: step.value.stats.generatedTokens }).toEqual(await plainAnswer(ask));
    expect(loaded.answers.filter((line) => line.endsWith("set aside 1 times"))).toHaveLength(1);
    await loaded.dispose();
  });
});

describe("kept states of instructions", () => {
  it("are ignored when they were damaged at random, and never end the process", async () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), "sealion-damaged-"));
    const random = seededRandom(7);
    let ignored = 0;
    let loaded = await load({ parallel: 1, speculation: "off" }, folder);
    for (let round = 0; round < 40; round += 1) {
      const { ask, targetText } = KNOWN[PER_LANGUAGE * (round % LANGUAGES.length)]!;
      const { text, cached, instructionTokens } = await translated(loaded, ask);
      expect(text).toBe(targetText);
      if (round < LANGUAGES.length) continue;
      if (cached < instructionTokens) ignored += 1;
      // While the server that wrote them runs, and before the next one begins.
      for (const file of stateFiles(folder)) if (random() < 0.3 && existsSync(file)) damage(file, random);
      if (round % 15 > 0) continue;
      await loaded.dispose();
      loaded = await load({ parallel: 1, speculation: "off" }, folder);
    }
    await loaded.dispose();
    expect(ignored).toBeGreaterThan(5);
    expect(ignored).toBeLessThan(30);
    rmSync(folder, { recursive: true, force: true });
  });
});

function stateFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".state"))
    .map((name) => path.join(folder, name));
}

function damage(file: string, random: () => number): void {
  const bytes = readFileSync(file);
  const at = Math.floor(random() * bytes.length);
  const kind = Math.floor(random() * 4);
  if (kind === 0) truncateSync(file, at);
  else if (kind === 1) {
    bytes[at] = (bytes[at] ?? 0) ^ (1 << Math.floor(random() * 8));
    writeFileSync(file, bytes);
  } else if (kind === 2) {
    bytes.fill(0xff, at, Math.min(bytes.length, at + 4096));
    writeFileSync(file, bytes);
  } else {
    const [other = file] = stateFiles(path.dirname(file)).filter((name) => name !== file);
    renameSync(other, file);
  }
}
