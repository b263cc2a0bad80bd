/** The project's engine behind its port, of this clone or of another one (an earlier commit), inside a process. */
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { EngineModel } from "../../src/core/engine.ts";
import type * as EngineModule from "../../src/server/engine/llamaEngine.ts";
import { silentLogger } from "../../src/shared/logger.ts";
import { DEFAULT_LOAD_SETTINGS } from "../../src/shared/protocol.ts";
import { type BenchRequest, CHAT_SAMPLING, GREEDY_SAMPLING, type Timing } from "../subject.ts";
import { NativeTimer } from "./nativeTimes.ts";
import type { SubjectStart, SubjectWorker } from "./processMessages.ts";

export async function startEngineWorker(start: SubjectStart): Promise<SubjectWorker> {
  const { settings, folder, dataFolder, timesNative } = start;
  const timer = new NativeTimer();
  if (timesNative) timer.install();
  const engineFolder = path.join(folder, "src", "server", "engine");
  const { createLlamaEngine } = (await import(
    pathToFileURL(path.join(engineFolder, "llamaEngine.ts")).href
  )) as typeof EngineModule;
  const engine = createLlamaEngine({
    logger: silentLogger,
    templateChildPath: path.join(engineFolder, "templateChild.ts"),
    dataDir: dataFolder,
  });
  const model = await engine.loadModel({
    path: settings.modelPath,
    settings: {
      ...DEFAULT_LOAD_SETTINGS,
      gpu: "off",
      gpuLayers: 0,
      contextTokens: settings.contextTokens,
      parallel: settings.parallel,
      threads: settings.threads,
      speculation: settings.speculation === true ? "auto" : "off",
    },
  });
  return {
    render: async (messages) => {
      const { text, tokens } = await model.renderPrompt(messages, { thinking: false });
      return { text, tokens };
    },
    complete: (requests) => completeSideBySide(model, requests),
    takeNativeTimes: () => timer.take(),
    dispose: async () => {
      await model.dispose();
      await engine.dispose();
    },
  };
}

/** An engine that writes one answer at a time is asked for one at a time: its queue is elsewhere. */
async function completeSideBySide(model: EngineModel, requests: readonly BenchRequest[]): Promise<Timing[]> {
  const startedAtMs = performance.now();
  if (model.info.parallel > 1) {
    return Promise.all(requests.map((request) => completeOne(model, request, startedAtMs)));
  }
  const timings: Timing[] = [];
  for (const request of requests) timings.push(await completeOne(model, request, startedAtMs));
  return timings;
}

async function completeOne(
  model: EngineModel,
  { prompt, maxTokens, greedy }: BenchRequest,
  startedAtMs: number,
): Promise<Timing> {
  const stream = model.generate(
    { text: prompt.text, tokens: prompt.tokens, startsInThinking: false },
    {
      sampling: greedy ? GREEDY_SAMPLING : CHAT_SAMPLING,
      maxTokens,
      instructionTokens: prompt.instructionTokens,
    },
  );
  for (;;) {
    const step = await stream.next();
    if (step.done !== true) continue;
    const { stats } = step.value;
    const totalMs = performance.now() - startedAtMs;
    return {
      promptTokens: stats.promptTokens,
      cachedTokens: stats.cachedTokens,
      generatedTokens: stats.generatedTokens,
      // A first piece of text can wait for the rest of its character; the engine knows when its token was there.
      firstTokenMs: totalMs - (stats.totalMs - stats.timeToFirstTokenMs),
      decodeMs: stats.tokensPerSecond > 0 ? ((stats.generatedTokens - 1) / stats.tokensPerSecond) * 1000 : 0,
      totalMs,
    };
  }
}
