/** Answers of sea-tiny that were stopped and go on, and thoughts that are ended before their time. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { THOUGHT_END } from "../../src/core/chat/answerBeginning.ts";
import type { AnswerSoFar, Engine, EngineModel, GenerationDelta, GenerationResult } from "../../src/core/engine.ts";
import { LANGUAGES } from "../../src/core/languages.ts";
import { translatePrompt } from "../../src/core/prompts.ts";
import type { ChatMessage } from "../../src/shared/chatMessage.ts";
import { knownExchange, knownTranslations } from "../../tools/tiny-model/expected.ts";
import { collect, createTestEngine, joined, TEST_SETTINGS, tinyModelPath } from "../support/tinyEngine.ts";

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

const CUTS = 6;

async function answerTo(messages: readonly ChatMessage[], thinking: boolean) {
  return collect(model, await model.renderPrompt(messages, { thinking }));
}

async function goOn(messages: readonly ChatMessage[], answerSoFar: AnswerSoFar): Promise<GenerationResult> {
  const thinking = answerSoFar.thinking !== "";
  return (await collect(model, await model.renderPrompt(messages, { thinking, answerSoFar }))).result;
}

function soFar(deltas: readonly GenerationDelta[]): AnswerSoFar {
  return { text: joined(deltas, "text"), thinking: joined(deltas, "thinking") };
}

/** Places between the deltas of an answer: only there it can have been stopped. */
function cuts(deltas: readonly GenerationDelta[]): (readonly GenerationDelta[])[] {
  const step = Math.max(1, Math.floor(deltas.length / CUTS));
  return deltas.flatMap((_, index) => (index > 0 && index % step === 0 ? [deltas.slice(0, index)] : []));
}

describe("a stopped answer", () => {
  it.each(LANGUAGES.map(({ tag }) => tag))(
    "goes on in %s as if it had never been stopped, and none of it is read again",
    async (target) => {
      const known = knownTranslations().find((item) => item.target === target && item.id === "20/2")!;
      const messages = translatePrompt({ text: known.sourceText, source: known.source, target });
      const { deltas, result } = await answerTo(messages, false);
      expect(result.text).toBe(known.targetText);
      for (const before of cuts(deltas)) {
        const begun = soFar(before);
        const { text, stats } = await goOn(messages, begun);
        expect(begun.text + text).toBe(known.targetText);
        expect(stats.cachedTokens).toBe(stats.promptTokens - 1);
      }
    },
  );

  it("goes on within its thought, and behind it", async () => {
    const known = knownExchange("greeting th");
    const messages: ChatMessage[] = [{ role: "user", content: known.user }];
    const { deltas } = await answerTo(messages, true);
    const places = cuts(deltas).map(soFar);
    expect(places.some(({ text }) => text === "")).toBe(true);
    expect(places.some(({ text }) => text !== "")).toBe(true);
    for (const begun of places) {
      const { text, thinking, stats } = await goOn(messages, begun);
      expect(begun.thinking + thinking).toBe(known.thoughts);
      expect(begun.text + text).toBe(known.answer);
      if (begun.text !== "") expect(stats.thinkingMs).toBe(0);
    }
  });
});

describe("an answer that uses up the context", () => {
  it("is cut short, has no room to go on, and goes on when earlier talk was trimmed", async () => {
    const small = await engine.loadModel({ path: tinyModelPath(), settings: { ...TEST_SETTINGS, contextTokens: 512 } });
    try {
      const known = knownExchange("greeting my");
      const question: ChatMessage = { role: "user", content: known.user };
      const earlier: ChatMessage[] = [
        { role: "user", content: "Count. ".repeat(60) },
        { role: "assistant", content: "One. ".repeat(100) },
      ];
      const ask = async (messages: readonly ChatMessage[], answerSoFar?: AnswerSoFar) =>
        (
          await collect(small, await small.renderPrompt(messages, { thinking: false, answerSoFar }), {
            maxTokens: 4_000,
          })
        ).result;
      const full = await ask([...earlier, question], { text: known.answer.slice(0, 2), thinking: "" });
      expect(full.finishReason).toBe("length");
      expect(full.stats.promptTokens + full.stats.generatedTokens).toBe(small.info.contextTokens - 1);
      const answerSoFar = { text: full.text, thinking: "" };
      await expect(ask([...earlier, question], answerSoFar)).rejects.toMatchObject({
        code: "generation.contextOverflow",
      });
      expect((await ask([question], answerSoFar)).stats.generatedTokens).toBeGreaterThan(0);
    } finally {
      await small.dispose();
    }
  });
});

describe("a thinking budget", () => {
  const known = knownExchange("greeting th");
  const messages: ChatMessage[] = [{ role: "user", content: known.user }];

  it("ends the thought and leaves the model in its answer", async () => {
    const prompt = await model.renderPrompt(messages, { thinking: true });
    const { deltas, result } = await collect(model, prompt, { thinkingBudget: 6, maxTokens: 200 });
    const [thought = "", rest] = result.thinking.split(THOUGHT_END.before.trimEnd());
    expect(rest).toBe("");
    expect(known.thoughts.startsWith(thought)).toBe(true);
    expect(thought.length).toBeLessThan(known.thoughts.length);
    expect(joined(deltas, "thinking")).toBe(result.thinking);
    expect(result.text).not.toBe("");
  });

  it("changes nothing for a thought that is shorter, and for an answer without any", async () => {
    const prompt = await model.renderPrompt(messages, { thinking: true });
    const { result } = await collect(model, prompt, { thinkingBudget: 500 });
    expect(result).toMatchObject({ thinking: known.thoughts, text: known.answer });
    const off = await model.renderPrompt(messages, { thinking: false });
    expect((await collect(model, off, { thinkingBudget: 1 })).result).toMatchObject({
      thinking: "",
      text: known.answer,
    });
  });
});
