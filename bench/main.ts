/**
 * Measures the engine and the server, prints a table or JSON. Started by scripts/bench.mjs, which says what there is.
 * It reports and never fails for a slow figure: time depends on the machine and on what else it does.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { loadavg } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import type { BenchContext } from "./benchContext.ts";
import { type Figure, figureOf } from "./figure.ts";
import { downloadFigures } from "./groups/download.ts";
import { engineFigures } from "./groups/engine.ts";
import { firstTokenFigures } from "./groups/firstToken.ts";
import { growthFigures } from "./groups/growth.ts";
import { memoryFigures } from "./groups/memory.ts";
import { overheadFigures } from "./groups/overhead.ts";
import { panelFigures } from "./groups/panel.ts";
import { parallelFigures } from "./groups/parallel.ts";
import { serverFigures } from "./groups/server.ts";
import { translationFigures } from "./groups/translation.ts";
import { describeMachine } from "./machine.ts";
import { type Report, reportNotes, reportTable, verdictLines, withKeptFigures } from "./report.ts";
import { REQUIREMENTS } from "./requirements.ts";

const GROUPS: Readonly<Record<string, (context: BenchContext) => Promise<Figure[]>>> = {
  engine: engineFigures,
  firstToken: firstTokenFigures,
  parallel: parallelFigures,
  overhead: overheadFigures,
  server: serverFigures,
  growth: growthFigures,
  memory: memoryFigures,
  download: downloadFigures,
  translation: translationFigures,
  panel: panelFigures,
};

const root = fileURLToPath(new URL("..", import.meta.url));
const baselinePath = path.join(root, "bench", "baseline.json");
const { values: options } = parseArgs({
  options: {
    only: { type: "string" },
    json: { type: "boolean", default: false },
    quick: { type: "boolean", default: false },
    "llama-bench": { type: "string" },
    "llama-server": { type: "string" },
    earlier: { type: "string" },
    model: { type: "string" },
    /** A JSON file with measurements that were taken elsewhere, to be reported among these. */
    beside: { type: "string" },
    "save-baseline": { type: "boolean", default: false },
  },
});

const say = (text: string): void => void process.stderr.write(`[${new Date().toTimeString().slice(0, 8)}] ${text}\n`);
const load = (): number => Math.round((loadavg()[0] ?? 0) * 100) / 100;

async function measure(): Promise<Report> {
  const context: BenchContext = {
    quick: options.quick,
    root,
    cacheFolder: path.join(root, ".cache", "bench"),
    llamaBench: options["llama-bench"],
    llamaServer: options["llama-server"],
    earlier: options.earlier,
    modelPath: options.model,
    say,
  };
  mkdirSync(context.cacheFolder, { recursive: true });
  const before = load();
  const figures = options.beside === undefined ? [] : readMeasurements(options.beside);
  for (const name of groupNames(options.only)) figures.push(...(await takeGroup(name, context)));
  return { measuredAt: new Date().toISOString(), machine: describeMachine(root), load: [before, load()], figures };
}

/** All but an empty list, which asks for none. */
function groupNames(only: string | undefined): readonly string[] {
  if (only === undefined) return Object.keys(GROUPS);
  const names = only.split(",").filter((name) => name !== "");
  const unknown = names.find((name) => GROUPS[name] === undefined);
  if (unknown !== undefined) throw new Error(`No group "${unknown}"; there are ${Object.keys(GROUPS).join(", ")}`);
  return names;
}

/** What one group breaks at does not cost the figures of the others; the exit code tells that something is missing. */
async function takeGroup(name: string, context: BenchContext): Promise<Figure[]> {
  try {
    return (await GROUPS[name]?.(context)) ?? [];
  } catch (error) {
    console.error(`The group "${name}" broke off:`, error);
    process.exitCode = 1;
    return [];
  }
}

interface Measurement {
  readonly name: string;
  readonly unit: string;
  readonly values: readonly number[];
  readonly note?: string;
}

function readMeasurements(file: string): Figure[] {
  const measurements = JSON.parse(readFileSync(file, "utf8")) as readonly Measurement[];
  return measurements.map(({ name, unit, values, note }) => figureOf(name, unit, values, note));
}

function readBaseline(): Report | undefined {
  try {
    return JSON.parse(readFileSync(baselinePath, "utf8")) as Report;
  } catch {
    return undefined;
  }
}

const report = await measure();
const baseline = readBaseline();
const json = JSON.stringify(report, null, 2);
writeFileSync(path.join(root, ".cache", "bench", "figures.json"), `${json}\n`);
if (options["save-baseline"]) {
  writeFileSync(baselinePath, `${JSON.stringify(withKeptFigures(report, baseline), null, 2)}\n`);
}
if (options.json) {
  console.log(json);
} else {
  const { processor, cores, memoryGb, system, node, llamaCpp } = report.machine;
  console.log(`${processor}, ${cores} cores, ${memoryGb} GB, ${system}, Node ${node}, llama.cpp ${llamaCpp}`);
  console.log(`load ${report.load.join(" before, ")} after\n`);
  console.log(reportTable(report.figures, baseline));
  for (const line of ["", ...reportNotes(report.figures), ...verdictLines(report.figures, REQUIREMENTS.keys())]) {
    console.log(line);
  }
}
