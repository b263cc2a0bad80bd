/**
 * `npm run bench [-- OPTIONS]`: every figure that the project cares about, beside its limit and the committed baseline.
 * Needs a bare Node; installs, builds and makes what it measures. It never fails for a slow figure: time depends on the
 * machine and on what else it does. docs/benchmark.md says what each figure means.
 */
import { mkdirSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { ensureBrowser } from "./setup/browser.mjs";
import { ensurePackages } from "./setup/packages.mjs";
import { runOrFail, startProcess } from "./setup/processes.mjs";
import { cacheFolder, root, runScript, say, SetupError, toolEnvironment, toolNode } from "./setup/project.mjs";
import { ensureWorkbench } from "./setup/workbench.mjs";

const USAGE = `npm run bench -- [OPTIONS]
  --only GROUPS          some of: product,engine,firstToken,parallel,overhead,server,growth,memory,download,translation,
                         panel
  --quick                few rounds: to see that it works, not to publish
  --json                 the report as JSON instead of a table (it is always in .cache/bench/figures.json)
  --llama-bench PATH     measure llama.cpp's own llama-bench too
  --llama-server PATH    and its llama-server
  --earlier FOLDER       and the engine of another clone of this project, with its packages installed
  --model PATH           a GGUF file in place of the random model of 200 million parameters
  --save-baseline        keep the figures as bench/baseline.json`;

const OPTIONS = {
  only: { type: "string" },
  quick: { type: "boolean" },
  json: { type: "boolean" },
  "llama-bench": { type: "string" },
  "llama-server": { type: "string" },
  earlier: { type: "string" },
  model: { type: "string" },
  "save-baseline": { type: "boolean" },
  help: { type: "boolean" },
};

/** The group that is measured here, because it needs the packaged extension and a browser. All others: bench/main.ts. */
const PRODUCT = "product";
/** It shows the built panel in a browser. */
const PANEL = "panel";
/** These start dist/server.mjs or show dist/webview. */
const GROUPS_OF_THE_BUILD = ["server", "growth", PANEL];

const BUDGET_MS = 10 * 60_000;
const benchFolder = join(cacheFolder, "bench");
const vsixPath = join(benchFolder, "sealion.vsix");

function readOptions(args) {
  try {
    return parseArgs({ args, options: OPTIONS }).values;
  } catch (error) {
    throw new SetupError(`${error.message}\n\n${USAGE}`);
  }
}

async function runTool(what, args, environment = {}) {
  return runOrFail(what, toolNode(), args, { cwd: root, env: toolEnvironment(environment), budgetMs: BUDGET_MS });
}

function bundleSizes() {
  const names = readdirSync(join(root, "dist"), { recursive: true }).filter((name) =>
    /\.(cjs|mjs|js|css)$/u.test(name),
  );
  return names
    .filter((name) => !name.includes("node_modules"))
    .sort()
    .map((name) => kilobytes(`dist/${name.replaceAll("\\", "/")}`, join(root, "dist", name)));
}

function kilobytes(name, path) {
  return { name, unit: "kB", values: [Math.ceil(statSync(path).size / 1000)] };
}

async function workbenchTimes(quick) {
  const browserPath = await ensureBrowser();
  await ensureWorkbench();
  say("Opening workbenches (two to four minutes)");
  const output = await runTool("Measuring the workbench", [join(root, "test", "support", "measureWorkbench.ts")], {
    CHROME: browserPath,
    SEALION_TEST_VSIX: vsixPath,
    ...(quick && { SEALION_BENCH_ROUNDS: "2" }),
  });
  const { activationMs, openingWithMs, openingWithoutMs } = JSON.parse(output.trimEnd().split("\n").at(-1));
  return [
    { name: "activation, the extension's own part", unit: "ms", values: activationMs },
    { name: "workbench opens, without the extension", unit: "ms", values: openingWithoutMs },
    { name: "workbench opens, with the extension", unit: "ms", values: openingWithMs },
    {
      name: "workbench opens, with / without the extension",
      unit: "",
      values: openingWithMs.map((ms, round) => ms / openingWithoutMs[round]),
    },
  ];
}

/** Writes what was measured to a file and returns its path. */
async function measureProduct(quick) {
  say("Building and packaging");
  await runTool("Packaging the VSIX", [join(root, "scripts", "package.mjs"), "--out", vsixPath]);
  const { expandTinyModel } = await import("../tools/tiny-model/expand.mjs");
  expandTinyModel();
  const measurements = [...bundleSizes(), kilobytes("VSIX", vsixPath)];
  try {
    measurements.push(...(await workbenchTimes(quick)));
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    console.error(`Without the workbench's figures: ${error.message}`);
    process.exitCode = 1;
  }
  const path = join(benchFolder, "product.json");
  writeFileSync(path, `${JSON.stringify(measurements, null, 2)}\n`);
  return path;
}

/** Where the panel's figures find a browser. Without one there are none but its size. */
async function browserEnvironment() {
  try {
    return { CHROME: await ensureBrowser() };
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    console.error(`Without the panel's figures: ${error.message}`);
    process.exitCode = 1;
    return {};
  }
}

/** The others, and the report about all. Its output is this script's own. */
function runMain(options, environment) {
  const args = Object.entries(options).flatMap(([name, value]) =>
    value === true ? [`--${name}`] : [`--${name}`, value],
  );
  const source = (name) => join(root, "bench", name);
  const node = ["--import", pathToFileURL(source("packageVersion.ts")).href, source("main.ts")];
  const child = startProcess(toolNode(), [...node, ...args], {
    cwd: root,
    env: toolEnvironment(environment),
    stdio: ["ignore", "inherit", "inherit"],
  });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) => resolve(code ?? 1));
  });
}

runScript(async (args) => {
  const { help, ...options } = readOptions(args);
  if (help === true) {
    console.log(USAGE);
    return 0;
  }
  await ensurePackages();
  mkdirSync(benchFolder, { recursive: true });
  const groups = options.only?.split(",");
  const wants = (name) => groups === undefined || groups.includes(name);
  const mainOptions = { ...options };
  if (groups !== undefined) mainOptions.only = groups.filter((name) => name !== PRODUCT).join(",");
  if (wants(PRODUCT)) mainOptions.beside = await measureProduct(options.quick === true);
  else if (GROUPS_OF_THE_BUILD.some(wants)) await runTool("Building", [join(root, "esbuild.mjs")]);
  const code = await runMain(mainOptions, wants(PANEL) ? await browserEnvironment() : {});
  return code === 0 ? process.exitCode : code;
});
