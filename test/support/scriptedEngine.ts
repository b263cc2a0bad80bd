/**
 * An Engine for tests that run the server in a process of its own: what it does is written in what it is asked. A model
 * whose file name begins with "slow" loads for half a second, one with "broken" fails. The last message is a script:
 * `stream COUNT EVERY_MS` gives that many numbered words, `deaf MS` does not hear of a cancellation for that long,
 * `throw CODE` fails with that error, anything else is echoed.
 */
import { basename } from "node:path";
import type {
  Engine,
  EngineModel,
  GenerateOptions,
  GenerationDelta,
  GenerationResult,
  LoadOptions,
  RenderedPrompt,
} from "../../src/core/engine.ts";
import { AppError, type ErrorCode } from "../../src/shared/appError.ts";
import { type CancelSignal, CancelledError } from "../../src/shared/cancelSignal.ts";
import type { ModelInfo } from "../../src/shared/protocol.ts";

const SLOW_LOAD_STEPS = 10;
const SLOW_LOAD_STEP_MS = 50;

export function createScriptedEngine(): Engine {
  return {
    checkModel: () => Promise.resolve(),
    async loadModel({ path, signal, onProgress }: LoadOptions): Promise<EngineModel> {
      const name = basename(path, ".gguf");
      if (name.startsWith("broken")) {
        throw new AppError("model.loadFailed", `${path} is broken`, { details: { reason: "it is broken" } });
      }
      for (let step = 1; name.startsWith("slow") && step <= SLOW_LOAD_STEPS; step += 1) {
        await pause(SLOW_LOAD_STEP_MS, signal);
        if (signal?.aborted === true) throw new CancelledError();
        onProgress?.(step / SLOW_LOAD_STEPS);
      }
      return createScriptedModel(name, path);
    },
    dispose: () => Promise.resolve(),
  };
}

function createScriptedModel(name: string, path: string): EngineModel {
  const scripts = new WeakMap<RenderedPrompt, string>();
  return {
    info: modelInfo(name, path),
    renderPrompt: (messages) => {
      const text = messages.map(({ role, content }) => `[${role}] ${content}`).join("\n");
      const prompt: RenderedPrompt = { text, tokens: [...text].map((_, index) => index), startsInThinking: false };
      scripts.set(prompt, messages.at(-1)?.content ?? "");
      return Promise.resolve(prompt);
    },
    countTokens: (text) => Promise.resolve(text.length),
    generate: (prompt, options) => play(scripts.get(prompt) ?? "", prompt, options),
    dispose: () => Promise.resolve(),
  };
}

async function* play(
  script: string,
  prompt: RenderedPrompt,
  { signal }: GenerateOptions,
): AsyncGenerator<GenerationDelta, GenerationResult> {
  const [verb, first = "", second = ""] = script.split(" ");
  if (verb === "throw") throw new AppError(first as ErrorCode, "as asked", { details: { model: "m", size: 7 } });
  if (verb === "deaf") await pause(Number(first), undefined);
  const isStream = verb === "stream";
  const count = isStream ? Number(first) : 1;
  let text = "";
  for (let index = 0; index < count && signal?.aborted !== true; index += 1) {
    if (isStream) await pause(Number(second), signal);
    const piece = isStream ? `${index} ` : script;
    text += piece;
    yield { channel: "text", text: piece };
  }
  return {
    text,
    thinking: "",
    finishReason: signal?.aborted === true ? "cancelled" : "stop",
    stats: {
      promptTokens: prompt.tokens.length,
      cachedTokens: 0,
      generatedTokens: count,
      timeToFirstTokenMs: 1,
      tokensPerSecond: 1000,
      totalMs: count,
      thinkingMs: 0,
    },
  };
}

function modelInfo(name: string, path: string): ModelInfo {
  return {
    name,
    path,
    sizeBytes: 4,
    architecture: "scripted",
    contextTokens: 4096,
    backend: "cpu",
    gpuLayers: 0,
    totalLayers: 1,
    deviceName: "none",
    threads: 1,
    parallel: 1,
    canThink: false,
  };
}

function pause(ms: number, signal: CancelSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal?.addEventListener(
      "abort",
      () => {
        clearTimeout(timer);
        resolve();
      },
      { once: true },
    );
  });
}
