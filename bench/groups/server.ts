/** The real server over its socket: an empty request, its memory with and without a model, and how fast it lets go. */
import { statSync } from "node:fs";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { type BenchContext, modelPath, THREADS } from "../benchContext.ts";
import { BenchServer, type Cancelled } from "../benchServer.ts";
import { words } from "../conversations.ts";
import { type Figure, figureOf } from "../figure.ts";
import { keyValueBytes, otherBuffers, weightsBytes } from "../nativeSizes.ts";
import { SHAPE_200M } from "../models/endlessModels.ts";
import { randomNumbers } from "../models/randomRows.ts";
import { summarize } from "../statistics.ts";

const MEGABYTE = 1_000_000;
const PROMPT_WORDS = 1500;
const CANCEL_SETTINGS = { gpu: "off", threads: THREADS, contextTokens: 2048 } as const;

export async function serverFigures(context: BenchContext): Promise<Figure[]> {
  context.say("The server: empty requests, memory, cancelling");
  const serverPath = path.join(context.root, "dist", "server.mjs");
  const model = modelPath(context, "200M");
  return [
    ...(await withServer(serverPath, (server) => emptyServer(server, context.quick))),
    ...(await withServer(serverPath, (server) => memoryAtDefaults(server, model))),
    ...(await withServer(serverPath, (server) => cancelling(server, model, context.quick))),
  ];
}

async function withServer(serverPath: string, measure: (server: BenchServer) => Promise<Figure[]>): Promise<Figure[]> {
  // The log tells how large llama.cpp made its cache.
  const server = await BenchServer.start({ serverPath, env: { SEALION_LOG_LEVEL: "debug" } });
  try {
    return await measure(server);
  } finally {
    await server.dispose();
  }
}

async function emptyServer(server: BenchServer, quick: boolean): Promise<Figure[]> {
  const times: number[] = [];
  for (let count = 0; count < (quick ? 200 : 2000); count += 1) {
    const startedAtMs = performance.now();
    await server.ping();
    times.push((performance.now() - startedAtMs) * 1000);
  }
  const { memoryBytes } = await server.status();
  // The first few compile what the others run.
  return emptyServerFigures(times.slice(20), memoryBytes);
}

export function emptyServerFigures(roundTripsUs: readonly number[], memoryBytes: number): Figure[] {
  return [
    figureOf("round trip of an empty request", "us", roundTripsUs),
    figureOf("server without a model", "MB", memoryBytes / MEGABYTE, "after some hundred empty requests"),
  ];
}

async function memoryAtDefaults(server: BenchServer, model: string): Promise<Figure[]> {
  const info = await server.loadModel(model, { gpu: "off" });
  await server.chat(model, words(PROMPT_WORDS / 2, 1), { maxTokens: 16, settings: { gpu: "off" } });
  const { memoryBytes } = await server.status();
  const log = server.log();
  return memoryFigures({
    memoryBytes,
    fileBytes: statSync(model).size,
    weightsBytes: weightsBytes(log) ?? statSync(model).size,
    cacheBytes: keyValueBytes(log, SHAPE_200M, info.contextTokens * info.parallel),
    detail: `${info.contextTokens} tokens of context for each of ${info.parallel}; ${otherBuffers(log)}`,
  });
}

interface ModelMemory {
  readonly memoryBytes: number;
  readonly fileBytes: number;
  /** As llama.cpp holds them. */
  readonly weightsBytes: number;
  readonly cacheBytes: number;
  readonly detail: string;
}

export function memoryFigures({ memoryBytes, fileBytes, weightsBytes, cacheBytes, detail }: ModelMemory): Figure[] {
  const above = memoryBytes - weightsBytes - cacheBytes;
  return [
    figureOf("200M: memory of the server, defaults", "MB", memoryBytes / MEGABYTE, detail),
    figureOf("200M: KV cache, defaults", "MB", cacheBytes / MEGABYTE),
    figureOf("200M: memory above weights and KV, defaults", "MB", above / MEGABYTE),
    figureOf(
      "200M: memory above the model's file and KV, defaults",
      "MB",
      (memoryBytes - fileBytes - cacheBytes) / MEGABYTE,
    ),
  ];
}

async function cancelling(server: BenchServer, model: string, quick: boolean): Promise<Figure[]> {
  const count = quick ? 5 : 25;
  const next = randomNumbers(1);
  const settings = CANCEL_SETTINGS;
  await server.chat(model, "warm up", { maxTokens: 4, settings });
  // A cancel at any moment of the reading, on a fast machine as on a slow one.
  const { firstTextMs } = await server.chat(model, words(PROMPT_WORDS, 1000), { maxTokens: 4, settings });
  const reading: Cancelled[] = [];
  const writing: Cancelled[] = [];
  for (let round = 0; round < count; round += 1) {
    const whileReading = await server.cancel(model, words(PROMPT_WORDS, round), { maxTokens: 8, settings }, () =>
      delay((0.05 + next() * 0.85) * firstTextMs),
    );
    if (whileReading !== undefined) reading.push(whileReading);
    const whileWriting = await server.cancel(model, words(8, round), { maxTokens: 500, settings }, async (texts) => {
      while (texts() < 2) await delay(5);
      await delay(next() * 100);
    });
    if (whileWriting !== undefined) writing.push(whileWriting);
  }
  return [...cancelFigures("reading a prompt", reading), ...cancelFigures("writing", writing)];
}

export function cancelFigures(doing: "reading a prompt" | "writing", cancels: readonly Cancelled[]): Figure[] {
  const title = `200M: cancel while ${doing}`;
  const answered = cancels.map(({ answeredMs }) => answeredMs);
  const atRest = cancels.map(({ atRestMs }) => atRestMs).filter((ms) => ms !== undefined);
  const figures = [figureOf(title, "ms", answered), figureOf(`${title}, slowest`, "ms", summarize(answered).most)];
  if (atRest.length === 0) return figures;
  return [
    ...figures,
    figureOf(`${title}, model at rest`, "ms", atRest),
    figureOf(
      `${title}, model at rest, slowest`,
      "ms",
      summarize(atRest).most,
      "by the processor time of the server, to 15 ms",
    ),
  ];
}
