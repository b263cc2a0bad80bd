/** What every group of measurements is given, and how it gets its subjects. */
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { ensureModel, type ModelName } from "./models/endlessModels.ts";
import { ensureBinding } from "./subjects/bindingPackage.ts";
import { LlamaServer } from "./subjects/llamaServer.ts";
import { SubjectProcess } from "./subjects/subjectProcess.ts";
import type { Subject, SubjectSettings } from "./subject.ts";

export interface BenchContext {
  /** Fewer rounds and shorter texts: to see that it works, not to publish. */
  readonly quick: boolean;
  /** The project. */
  readonly root: string;
  /** What is made and fetched for the benchmark. */
  readonly cacheFolder: string;
  readonly llamaBench?: string | undefined;
  readonly llamaServer?: string | undefined;
  /** Another clone of the project, usually an earlier commit, whose engine is measured too. */
  readonly earlier?: string | undefined;
  /** In place of the random model. */
  readonly modelPath?: string | undefined;
  readonly say: (text: string) => void;
}

/** Everything is measured with one thread: on small shared machines more of them measure each other. */
export const THREADS = 1;

export function modelPath(context: BenchContext, name: ModelName): string {
  if (name === "200M" && context.modelPath !== undefined) return context.modelPath;
  return ensureModel(name, path.join(context.cacheFolder, "models"));
}

export interface Subjects {
  readonly ours: SubjectProcess;
  /** Ours first, then all others that can be had here. */
  readonly all: readonly Subject[];
}

/** Starts what is to be compared, runs `measure`, and ends them whatever happens. */
export async function withSubjects<Result>(
  context: BenchContext,
  settings: SubjectSettings,
  measure: (subjects: Subjects) => Promise<Result>,
): Promise<Result> {
  return withDataFolder(async (dataFolder) => {
    const all: Subject[] = [];
    try {
      const ours = await startOurs({ root: context.root, settings, dataFolder });
      all.push(ours);
      const { earlier, llamaServer } = context;
      if (earlier !== undefined) {
        const start = { root: earlier, settings, dataFolder: path.join(dataFolder, "earlier") };
        all.push(await startOurs({ ...start, name: "earlier" }));
      }
      const binding = await startBinding(context, settings);
      if (binding !== undefined) all.push(binding);
      if (llamaServer !== undefined) all.push(await LlamaServer.start(llamaServer, settings));
      return await measure({ ours, all });
    } finally {
      for (const subject of all) await subject.dispose();
    }
  });
}

/** A folder that nobody has used: what an engine keeps on disk from one run must not make the next one's cold start warm. */
export async function withDataFolder<Result>(use: (dataFolder: string) => Promise<Result>): Promise<Result> {
  const folder = mkdtempSync(path.join(os.tmpdir(), "sealion-bench-"));
  try {
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface OursStart {
  readonly root: string;
  readonly settings: SubjectSettings;
  readonly dataFolder: string;
  readonly name?: "ours" | "earlier";
  readonly timesNative?: boolean;
}

export function startOurs(start: OursStart): Promise<SubjectProcess> {
  const { root, settings, dataFolder, name = "ours", timesNative = false } = start;
  return SubjectProcess.start(name, "engine", { settings, folder: root, dataFolder, timesNative });
}

/** Undefined, with a word about it, where npm does not have it. */
async function startBinding(
  { cacheFolder, say }: BenchContext,
  settings: SubjectSettings,
): Promise<SubjectProcess | undefined> {
  try {
    const folder = await ensureBinding(cacheFolder);
    const start = { settings, folder, dataFolder: cacheFolder, timesNative: false };
    return await SubjectProcess.start("llama.node", "binding", start);
  } catch (error) {
    say(`Without llama.node: ${error instanceof Error ? error.message.split("\n")[0] : String(error)}`);
    return undefined;
  }
}
