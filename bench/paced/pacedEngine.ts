/** An engine whose model is a clock: so many tokens a second, and nothing computed. What remains is the server's work. */
import { setTimeout as delay } from "node:timers/promises";
import type { Engine, EngineModel, GenerateOptions, GenerationDelta, GenerationResult } from "../../src/core/engine.ts";
import type { ModelInfo } from "../../src/shared/protocol.ts";

export const PACE_TOKENS_PER_SECOND = 500;
/** As long as tokens of the region's scripts are. */
const TOKEN_TEXT = "คำ ";

export function createPacedEngine(): Engine {
  return {
    checkModel: () => Promise.resolve(),
    loadModel: ({ path }) => Promise.resolve(pacedModel(path)),
    dispose: () => Promise.resolve(),
  };
}

function pacedModel(path: string): EngineModel {
  return {
    info: { ...INFO, path },
    renderPrompt: () => Promise.resolve({ text: "", tokens: [1], startsInThinking: false }),
    countTokens: (text) => Promise.resolve(text.length),
    generate,
    dispose: () => Promise.resolve(),
  };
}

/**
 * First the clock runs for itself and then for the answer, whose text ends with the processor time of this process for
 * both, in microseconds: the difference is what the server did around it, in the same process, seconds apart.
 */
async function* generate(
  _prompt: unknown,
  { maxTokens }: GenerateOptions,
): AsyncGenerator<GenerationDelta, GenerationResult> {
  const before = process.cpuUsage();
  let ticks = 0;
  for await (const { text } of clock(maxTokens)) ticks += text.length;
  const alone = process.cpuUsage(before);
  const startedAtMs = performance.now();
  const beforeAnswer = process.cpuUsage();
  yield* clock(maxTokens);
  const answered = process.cpuUsage(beforeAnswer);
  const totalMs = performance.now() - startedAtMs;
  if (ticks === 0) throw new Error("The clock stands still");
  yield { channel: "text", text: ` ${alone.user + alone.system} ${answered.user + answered.system}` };
  return {
    text: "",
    thinking: "",
    finishReason: "stop",
    stats: {
      promptTokens: 1,
      cachedTokens: 0,
      generatedTokens: maxTokens,
      timeToFirstTokenMs: 0,
      tokensPerSecond: PACE_TOKENS_PER_SECOND,
      totalMs,
      thinkingMs: 0,
    },
  };
}

async function* clock(tokens: number): AsyncGenerator<GenerationDelta, void> {
  const startedAtMs = performance.now();
  for (let count = 0; count < tokens;) {
    const due = Math.floor(((performance.now() - startedAtMs) / 1000) * PACE_TOKENS_PER_SECOND);
    for (; count < Math.min(due, tokens); count += 1) yield { channel: "text", text: TOKEN_TEXT };
    if (count < tokens) await delay(1);
  }
}

const INFO: ModelInfo = {
  name: "clock",
  path: "",
  sizeBytes: 4,
  architecture: "clock",
  contextTokens: 100_000,
  backend: "cpu",
  gpuLayers: 0,
  totalLayers: 0,
  deviceName: "",
  threads: 1,
  parallel: 1,
  canThink: false,
};
