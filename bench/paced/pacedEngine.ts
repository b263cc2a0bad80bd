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

export function pacedModel(path: string): EngineModel {
  return {
    info: { ...INFO, path },
    renderPrompt: () => Promise.resolve({ text: "", tokens: [1], startsInThinking: false }),
    countTokens: (text) => Promise.resolve(text.length),
    generate,
    dispose: () => Promise.resolve(),
  };
}

/** The answer's whole text ends with the processor time that this process took for it, in microseconds. */
async function* generate(
  _prompt: unknown,
  { maxTokens }: GenerateOptions,
): AsyncGenerator<GenerationDelta, GenerationResult> {
  const startedAtMs = performance.now();
  const before = process.cpuUsage();
  for (let count = 0; count < maxTokens;) {
    const due = Math.floor(((performance.now() - startedAtMs) / 1000) * PACE_TOKENS_PER_SECOND);
    for (; count < Math.min(due, maxTokens); count += 1) yield { channel: "text", text: TOKEN_TEXT };
    if (count < maxTokens) await delay(1);
  }
  const { user, system } = process.cpuUsage(before);
  const totalMs = performance.now() - startedAtMs;
  yield { channel: "text", text: ` ${user + system}` };
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
