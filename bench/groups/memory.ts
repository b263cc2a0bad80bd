/** The sum of memory that a verdict is made of, beside what loading really took: by the library's account and by the process. */
import { execFile } from "node:child_process";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { type BenchContext, modelPath } from "../benchContext.ts";
import { type Figure, figureOf } from "../figure.ts";
import type { MemoryCase, MemoryResult } from "../subjects/memoryMain.ts";

const MAIN = fileURLToPath(new URL("../subjects/memoryMain.ts", import.meta.url));
const MARK = "RESULT ";
const BYTES_PER_MB = 1e6;
const MOST_OUTPUT_BYTES = 64 * 1024 * 1024;

type Way = Omit<MemoryCase, "path">;

const WAYS: readonly Way[] = [
  { contextTokens: 512, parallel: 1, kvCache: "f16", flashAttention: "on" },
  { contextTokens: 2048, parallel: 1, kvCache: "f16", flashAttention: "off" },
  { contextTokens: 2048, parallel: 4, kvCache: "f16", flashAttention: "on" },
  { contextTokens: 2048, parallel: 8, kvCache: "q8_0", flashAttention: "on" },
  { contextTokens: 8192, parallel: 1, kvCache: "q8_0", flashAttention: "on" },
  { contextTokens: 8192, parallel: 4, kvCache: "f16", flashAttention: "on" },
  { contextTokens: 32_768, parallel: 1, kvCache: "f16", flashAttention: "on" },
  { contextTokens: 32_768, parallel: 1, kvCache: "q8_0", flashAttention: "on" },
];

/** sea-tiny, the random model, and the one that `--model` names. */
export async function memoryFigures(context: BenchContext): Promise<Figure[]> {
  const own = { ...context, modelPath: undefined };
  const named = context.modelPath === undefined ? [] : [[path.basename(context.modelPath), context.modelPath] as const];
  const models = [["tiny", modelPath(own, "tiny")] as const, ["200M", modelPath(own, "200M")] as const, ...named];
  const figures: Figure[] = [];
  const results: MemoryResult[] = [];
  for (const [name, file] of models) {
    context.say(`Memory, ${name}`);
    for (const way of context.quick ? WAYS.slice(0, 2) : WAYS) {
      const result = await taken({ ...way, path: file });
      results.push(result);
      figures.push(...figuresOf(name, way, result));
    }
  }
  return [...figures, ...estimateFigures(results)];
}

type Estimate = Pick<MemoryResult, "estimatedLibraryBytes" | "libraryBytes">;

/** How far the verdict's sum is off, at its worst, by the library's account of what loading took. */
export function estimateFigures(results: readonly Estimate[]): Figure[] {
  const percents = results.map(
    ({ estimatedLibraryBytes, libraryBytes }) => (estimatedLibraryBytes / libraryBytes - 1) * 100,
  );
  return [
    figureOf("memory, estimate above what was taken, most", "%", Math.max(0, ...percents)),
    figureOf("memory, estimate below what was taken, most", "%", Math.max(0, ...percents.map((percent) => -percent))),
  ];
}

async function taken(asked: MemoryCase): Promise<MemoryResult> {
  const options = { maxBuffer: MOST_OUTPUT_BYTES };
  const run = promisify(execFile);
  const { stdout } = await run(process.execPath, [...process.execArgv, MAIN, JSON.stringify(asked)], options);
  const line = stdout.split("\n").find((text) => text.startsWith(MARK));
  if (line === undefined) throw new Error(`No result for ${asked.path}`);
  return JSON.parse(line.slice(MARK.length)) as MemoryResult;
}

function figuresOf(name: string, way: Way, result: MemoryResult): Figure[] {
  const { contextTokens, parallel, kvCache, flashAttention } = way;
  const label = `${name}: memory, ${parallel} x ${contextTokens}, ${kvCache}, flash attention ${flashAttention}`;
  const { estimatedBytes, grownBytes, estimatedLibraryBytes, libraryBytes } = result;
  const megabytes = (bytes: number): string => (bytes / BYTES_PER_MB).toFixed(0);
  const of = (estimated: number, real: number): string =>
    `${megabytes(estimated)} estimated, ${megabytes(real)} MB real`;
  return [
    figureOf(`${label}, estimate / process`, "", estimatedBytes / grownBytes, of(estimatedBytes, grownBytes)),
    figureOf(
      `${label}, estimate / library`,
      "",
      estimatedLibraryBytes / libraryBytes,
      of(estimatedLibraryBytes, libraryBytes),
    ),
  ];
}
