/** What grows with what: speed with the length of the context, waiting with the length of the queue. */
import path from "node:path";
import { type BenchContext, modelPath, startOurs, THREADS, withDataFolder } from "../benchContext.ts";
import { BenchServer, type ServerChat } from "../benchServer.ts";
import { question, words } from "../conversations.ts";
import { type Figure, figureOf } from "../figure.ts";
import type { ModelName } from "../models/endlessModels.ts";
import { decodeRate, promptRate } from "../subject.ts";

const DEPTHS = [512, 1024, 2048, 4096, 8192, 16_384, 32_768] as const;
/** Words are about as many tokens; the template's and the answer's come on top. */
const DEPTH_MARGIN_TOKENS = 48;
const ANSWER_TOKENS = 24;
const QUEUES = [1, 4, 16, 64] as const;
const QUEUED_ANSWER_TOKENS = 32;

export async function growthFigures(context: BenchContext): Promise<Figure[]> {
  return [
    ...(await depthFigures(context, "tiny")),
    ...(await depthFigures(context, "200M")),
    ...(await queueFigures(context)),
  ];
}

/** One prompt that grows: each time only what is new has to be read. Stops when its time is over. */
function depthFigures(context: BenchContext, name: ModelName): Promise<Figure[]> {
  return withDataFolder((dataFolder) => depthFiguresIn(dataFolder, context, name));
}

async function depthFiguresIn(dataFolder: string, context: BenchContext, name: ModelName): Promise<Figure[]> {
  context.say(`Growing context, ${name}`);
  const budgetMs = context.quick ? 10_000 : 100_000;
  const most = context.quick ? 4096 : 32_768;
  const settings = {
    modelPath: modelPath(context, name),
    contextTokens: most + 2 * DEPTH_MARGIN_TOKENS,
    parallel: 1,
    threads: THREADS,
  };
  const ours = await startOurs({ root: context.root, settings, dataFolder });
  const figures: Figure[] = [];
  const startedAtMs = performance.now();
  try {
    for (const depth of DEPTHS.filter((tokens) => tokens <= most)) {
      const prompt = await question(ours.render, depth - DEPTH_MARGIN_TOKENS, 1);
      const [timing] = await ours.complete([{ prompt, maxTokens: ANSWER_TOKENS, greedy: false }]);
      if (timing === undefined) break;
      const note = `${timing.promptTokens - timing.cachedTokens} of ${timing.promptTokens} tokens were new`;
      figures.push(figureOf(`${name}: prompt at ${depth} tokens`, "tok/s", promptRate(timing), note));
      figures.push(figureOf(`${name}: decode at ${depth} tokens`, "tok/s", decodeRate(timing)));
      // The next step reads twice as much, and more slowly.
      const elapsedMs = performance.now() - startedAtMs;
      if (elapsedMs + 2.5 * timing.totalMs > budgetMs) break;
    }
    return figures;
  } finally {
    await ours.dispose();
  }
}

async function queueFigures(context: BenchContext): Promise<Figure[]> {
  context.say("Growing queue");
  const model = modelPath(context, "tiny");
  const settings = { gpu: "off", threads: THREADS, contextTokens: 1024 } as const;
  const server = await BenchServer.start({ serverPath: path.join(context.root, "dist", "server.mjs") });
  try {
    await server.chat(model, "warm up", { maxTokens: 4, settings });
    const figures: Figure[] = [];
    for (const count of QUEUES) {
      const startedAtMs = performance.now();
      const asked = Array.from({ length: count }, (_, index) =>
        server.chat(model, words(24, 100 * count + index), { maxTokens: QUEUED_ANSWER_TOKENS, settings }),
      );
      const answers: ServerChat[] = await Promise.all(asked);
      const seconds = (performance.now() - startedAtMs) / 1000;
      const tokens = answers.reduce((sum, { generatedTokens }) => sum + generatedTokens, 0);
      const waits = answers.map(({ firstTextMs }) => firstTextMs);
      figures.push(figureOf(`tiny: ${count} requests at once, all together`, "tok/s", tokens / seconds));
      figures.push(figureOf(`tiny: ${count} requests at once, first text of the last`, "ms", Math.max(...waits)));
    }
    return figures;
  } finally {
    await server.dispose();
  }
}
