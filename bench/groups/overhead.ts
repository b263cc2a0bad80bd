/** What one token costs, split by cause: the network, sampling, hops between threads, JavaScript, JSON-RPC. */
import { type BenchContext, modelPath, startOurs, THREADS, withDataFolder } from "../benchContext.ts";
import { question } from "../conversations.ts";
import { type Figure, figureOf } from "../figure.ts";
import type { ModelName } from "../models/endlessModels.ts";
import { pacedRpcShare } from "../paced/pacedRpcShare.ts";
import type { Timing } from "../subject.ts";
import type { NativeTimes } from "../subjects/nativeTimes.ts";

const CONTEXT_TOKENS = 2048;
const PROMPT_WORDS = 16;

/** Microseconds of one token. */
export interface TokenCost {
  readonly whole: number;
  /** llama_decode by llama.cpp's own clock. */
  readonly network: number;
  /** From JavaScript to the thread pool and back, for decoding and for sampling. */
  readonly hops: number;
  readonly sampling: number;
  /** All else: building batches, detokenising, promises, the engine's own loop. */
  readonly javaScript: number;
}

export async function overheadFigures(context: BenchContext): Promise<Figure[]> {
  context.say("What a token costs");
  return [
    ...(await splitOf(context, "200M")),
    ...(await splitOf(context, "tiny")),
    rpcFigure(await pacedRpcShare(context)),
  ];
}

function splitOf(context: BenchContext, name: ModelName): Promise<Figure[]> {
  return withDataFolder((dataFolder) => splitIn(dataFolder, context, name));
}

async function splitIn(dataFolder: string, context: BenchContext, name: ModelName): Promise<Figure[]> {
  const settings = {
    modelPath: modelPath(context, name),
    contextTokens: CONTEXT_TOKENS,
    parallel: 1,
    threads: THREADS,
  };
  const ours = await startOurs({ root: context.root, settings, dataFolder, timesNative: true });
  try {
    const costs: TokenCost[] = [];
    for (let round = 0; round < (context.quick ? 2 : 5); round += 1) {
      const prompt = await question(ours.render, PROMPT_WORDS, round);
      // The prompt is read before: what is timed then is one token after another and nothing else.
      await ours.complete([{ prompt, maxTokens: 1, greedy: false }]);
      await ours.takeNativeTimes();
      const [timing] = await ours.complete([{ prompt, maxTokens: context.quick ? 48 : 128, greedy: false }]);
      const cost = timing && tokenCost(timing, await ours.takeNativeTimes());
      if (cost !== undefined) costs.push(cost);
    }
    return costs.length === 0 ? [] : costFigures(name, costs);
  } finally {
    await ours.dispose();
  }
}

function costFigures(name: ModelName, costs: readonly TokenCost[]): Figure[] {
  const part = (title: string, key: keyof TokenCost): Figure =>
    figureOf(
      `${name}: a token, ${title}`,
      "us",
      costs.map((cost) => cost[key]),
    );
  return [
    part("whole", "whole"),
    part("network", "network"),
    part("sampling", "sampling"),
    part("thread hops", "hops"),
    part("JavaScript", "javaScript"),
  ];
}

export function rpcFigure(shares: readonly number[]): Figure {
  const note = "processor time of a real server whose engine is a clock, beyond that of the clock alone";
  return figureOf("JSON-RPC and scheduling at 500 tok/s", "%", shares, note);
}

/**
 * Undefined when the engine did not go token by token, or llama.cpp told no times. A hop is what a decoding takes longer
 * for JavaScript than for llama.cpp; sampling is taken to have the same one.
 */
export function tokenCost(
  { generatedTokens, totalMs }: Pick<Timing, "generatedTokens" | "totalMs">,
  native: NativeTimes,
): TokenCost | undefined {
  const { decodes, decodeMs, samples, sampleMs, networkMs, networkRuns } = native;
  if (networkMs === undefined || networkRuns === undefined || decodes === 0 || samples === 0) return undefined;
  const microseconds = (ms: number): number => (ms * 1000) / generatedTokens;
  const decodeHopMs = decodeMs / decodes - networkMs / networkRuns;
  const sampleHopsMs = Math.min(decodeHopMs * samples, sampleMs);
  return {
    whole: microseconds(totalMs),
    network: microseconds((networkMs / networkRuns) * decodes),
    hops: microseconds(decodeHopMs * decodes + sampleHopsMs),
    sampling: microseconds(sampleMs - sampleHopsMs),
    javaScript: microseconds(totalMs - decodeMs - sampleMs),
  };
}
