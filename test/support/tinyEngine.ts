/** sea-tiny behind the real engine, for model tests: one thread, the CPU, a context that prompts of tests fit into. */
import type {
  Engine,
  EngineModel,
  GenerateOptions,
  GenerationDelta,
  GenerationResult,
  RenderedPrompt,
  Sampling,
} from "../../src/core/engine.ts";
import { createLlamaEngine } from "../../src/server/engine/llamaEngine.ts";
import { silentLogger } from "../../src/shared/logger.ts";
import { DEFAULT_LOAD_SETTINGS, type LoadSettings } from "../../src/shared/protocol.ts";
import { expandTinyModel } from "../../tools/tiny-model/expand.mjs";
import { templateChildPath } from "./templateChildPath.ts";

/** The file that `SEA_TINY_GGUF` names, else the one made from the committed weights. */
export function tinyModelPath(): string {
  return process.env.SEA_TINY_GGUF ?? expandTinyModel().path;
}

export const GREEDY: Sampling = { temperature: 0, topK: 20, topP: 1, minP: 0 };

export const TEST_SETTINGS: LoadSettings = { ...DEFAULT_LOAD_SETTINGS, gpu: "off", contextTokens: 2048, threads: 1 };

export function createTestEngine(): Engine {
  return createLlamaEngine({ logger: silentLogger, templateChildPath });
}

export interface CollectedAnswer {
  readonly deltas: readonly GenerationDelta[];
  readonly result: GenerationResult;
}

/** Runs a generation to its end. */
export async function collect(
  model: EngineModel,
  prompt: RenderedPrompt,
  options: Partial<GenerateOptions> = {},
): Promise<CollectedAnswer> {
  const stream = model.generate(prompt, { sampling: GREEDY, maxTokens: 400, ...options });
  const deltas: GenerationDelta[] = [];
  for (;;) {
    const step = await stream.next();
    if (step.done === true) return { deltas, result: step.value };
    deltas.push(step.value);
  }
}

/** The deltas of one channel, joined. */
export function joined(deltas: readonly GenerationDelta[], channel: GenerationDelta["channel"]): string {
  return deltas
    .filter((delta) => delta.channel === channel)
    .map(({ text }) => text)
    .join("");
}
