/**
 * `npm run tiny-model`: trains the test model anew after the prompts or the sentences changed. Makes a Python
 * environment with torch and numpy under .cache (about half an hour of training on one core), prepares the data, trains,
 * expands, evaluates, and replaces the committed weights only when every one of the product's own prompts is answered
 * exactly. Options are handed to train.py (`--resume`, `--epochs N`, `--threads 2`).
 */
import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expandTinyModel } from "./expand.mjs";

const OLDEST_NODE_WITH_TYPE_STRIPPING = [22, 18];

const here = fileURLToPath(new URL(".", import.meta.url));
const root = fileURLToPath(new URL("../..", import.meta.url));
const work = join(root, ".cache", "tiny-model");
const weights = join(here, "weights");
const candidate = join(work, "weights");
const dataPath = join(work, "data.json");
/** Node says that package.json does not name the module type; the TypeScript here is all ES modules. */
const quiet = ["--disable-warning=MODULE_TYPELESS_PACKAGE_JSON"];
const candidateModelPath = join(work, "candidate.gguf");

mkdirSync(work, { recursive: true });
const node = nodeForTypeScript();
const python = pythonWithTorch();

run(node, [...quiet, join(here, "prepare.ts"), dataPath]);
run(python, [
  "-B", // no bytecode beside the sources
  join(here, "train.py"),
  ...["--data", dataPath, "--out", candidate, "--checkpoint", join(work, "checkpoint.pt")],
  ...process.argv.slice(2),
]);
expandTinyModel({ outputPath: candidateModelPath, folder: candidate });
run(node, [...quiet, join(here, "evaluate.ts"), candidateModelPath]);

mkdirSync(weights, { recursive: true });
for (const name of ["manifest.json", "weights.bin"]) copyFileSync(join(candidate, name), join(weights, name));
console.log(`New weights in ${weights}; model file: ${expandTinyModel().path}`);

function run(command, options) {
  const { status, error } = spawnSync(command, options, { stdio: "inherit", cwd: root });
  if (error !== undefined) throw error;
  if (status !== 0) {
    console.error(
      `Stopped: ${command} ${options.join(" ")} ended with ${status}. The committed weights are unchanged.`,
    );
    process.exit(1);
  }
}

/** This Node when it can run TypeScript, otherwise the newer one from the project's packages. */
function nodeForTypeScript() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  const [oldestMajor, oldestMinor] = OLDEST_NODE_WITH_TYPE_STRIPPING;
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return process.execPath;
  return join(root, "node_modules", ".bin", process.platform === "win32" ? "node.cmd" : "node");
}

/** A Python that has torch and numpy: SEALION_PYTHON if it does, otherwise one made under .cache. */
function pythonWithTorch() {
  const given = process.env.SEALION_PYTHON;
  if (given !== undefined && hasTorch(given)) return given;
  const folder = join(work, "venv");
  const python = process.platform === "win32" ? join(folder, "Scripts", "python.exe") : join(folder, "bin", "python");
  if (!existsSync(python)) run(given ?? (process.platform === "win32" ? "python" : "python3"), ["-m", "venv", folder]);
  if (!hasTorch(python)) run(python, ["-m", "pip", "install", "torch==2.*", "numpy"]);
  return python;
}

function hasTorch(python) {
  return spawnSync(python, ["-c", "import torch, numpy"], { stdio: "ignore" }).status === 0;
}
