/**
 * An Engine for tests that run the server in a process of its own: what it does is written in what it is asked. A model
 * whose file name begins with "slow" loads for half a second, one with "broken" fails, one with "complains" says first that
 * the GPU has no memory, one with "beside" fits beside
 * others, one with "wide" works on four answers side by side. The last message is a script:
 * `stream COUNT EVERY_MS` gives that many numbered words, `deaf MS` does not hear of a cancellation for that long,
 * `render MS` takes that long to render, `batches` says how many batches it took from the call to the first step,
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
  Priority,
  RenderedPrompt,
} from "../../src/core/engine.ts";
import { AppError, type ErrorCode } from "../../src/shared/appError.ts";
import { type CancelSignal, CancelledError } from "../../src/shared/cancelSignal.ts";
import { type Logger, silentLogger } from "../../src/shared/logger.ts";
import type { ModelInfo } from "../../src/shared/protocol.ts";

const SLOW_LOAD_STEPS = 10;
const SLOW_LOAD_STEP_MS = 50;

export function createScriptedEngine(logger: Logger = silentLogger): Engine {
  return {
    checkModel: () => Promise.resolve(),
    fitsBeside: (path) => Promise.resolve(basename(path).startsWith("beside")),
    async loadModel({ path, signal, onProgress }: LoadOptions): Promise<EngineModel> {
      const name = basename(path, ".gguf");
      if (name.startsWith("broken")) {
        throw new AppError("model.loadFailed", `${path} is broken`, { details: { reason: "it is broken" } });
      }
      if (name.startsWith("complains")) logger.warn("ggml_cuda: cudaMalloc failed: out of memory");
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

const BATCH_MS = 4;

/** As an engine that steps all answers together: who waits for a batch is in the next one, unless others are more urgent. */
class Batches {
  private readonly width: number;
  private waiting: { readonly priority: Priority; readonly begin: () => void }[] = [];
  private timer: NodeJS.Timeout | undefined;
  count = 0;

  constructor(width: number) {
    this.width = width;
  }

  next(priority: Priority): Promise<void> {
    return new Promise((resolve) => {
      this.waiting.push({ priority, begin: resolve });
      this.timer ??= setTimeout(() => this.step(), BATCH_MS);
    });
  }

  private step(): void {
    this.count += 1;
    const urgent = (priority: Priority) => ["chat", "hover", "batch"].indexOf(priority);
    this.waiting.sort((one, other) => urgent(one.priority) - urgent(other.priority));
    for (const { begin } of this.waiting.splice(0, this.width)) begin();
    this.timer = this.waiting.length === 0 ? undefined : setTimeout(() => this.step(), BATCH_MS);
  }
}

function createScriptedModel(name: string, path: string): EngineModel {
  const info = modelInfo(name, path);
  const batches = new Batches(info.parallel);
  // By the prompt's text: one that comes back from a document's thread is a copy.
  const scripts = new Map<string, string>();
  return {
    info,
    renderPrompt: async (messages) => {
      const text = messages.map(({ role, content }) => `[${role}] ${content}`).join("\n");
      const prompt: RenderedPrompt = { text, tokens: [...text].map((_, index) => index), startsInThinking: false };
      const script = messages.at(-1)?.content ?? "";
      scripts.set(text, script);
      if (script.startsWith("render ")) await pause(Number(script.slice(7)), undefined);
      return prompt;
    },
    countTokens: (text) => Promise.resolve(text.length),
    generate: (prompt, options) => play(scripts.get(prompt.text) ?? "", prompt, options, batches),
    dispose: () => Promise.resolve(),
  };
}

async function* play(
  script: string,
  prompt: RenderedPrompt,
  { signal, priority = "batch" }: GenerateOptions,
  batches: Batches,
): AsyncGenerator<GenerationDelta, GenerationResult> {
  const [verb, first = "", second = ""] = script.split(" ");
  const calledAt = batches.count;
  if (verb === "throw") throw new AppError(first as ErrorCode, "as asked", { details: { model: "m", size: 7 } });
  if (verb === "deaf") await pause(Number(first), undefined);
  const isStream = verb === "stream";
  const count = isStream ? Number(first) : 1;
  let text = "";
  for (let index = 0; index < count && signal?.aborted !== true; index += 1) {
    await (isStream ? pause(Number(second), signal) : batches.next(priority));
    const answer = verb === "batches" ? String(batches.count - calledAt) : script;
    const piece = isStream ? `${index} ` : answer;
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
    parallel: name.startsWith("wide") ? 4 : 1,
    canThink: false,
  };
}

/** Leaves no listener behind: the tests count them. */
function pause(ms: number, signal: CancelSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    signal?.addEventListener("abort", end, { once: true });
  });
}
