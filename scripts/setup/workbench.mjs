/**
 * A VS Code workbench without the desktop: code-server from npm, installed into .cache/workbench. Its native modules are
 * built against the headers of the Node that came with the packages. About a minute and 800 MB, once.
 */
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { npmCommand, runOrFail } from "./processes.mjs";
import { cacheFolder, projectNodeFolder, SetupError, say, toolEnvironment } from "./project.mjs";
import { ensureSystemPackages, missingCompilerPackages } from "./systemPackages.mjs";

const CODE_SERVER = "4.139.1";
/** Part of the stamp: raise it when the steps below change. */
const STEPS_VERSION = 1;
const STEP_BUDGET_MS = 10 * 60_000;

/** Those that the workbench does not start without; kerberos and a database are left unbuilt, nothing here needs them. */
const NATIVE_MODULES = [
  "node-pty",
  "@parcel/watcher",
  "@vscode/spdlog",
  "@vscode/native-watchdog",
  "@vscode/fs-copyfile",
  "@vscode/deviceid",
];

/** Where it is, or will be. SEALION_WORKBENCH_DIR names one that is installed elsewhere. */
export function workbenchFolder() {
  const elsewhere = process.env.SEALION_WORKBENCH_DIR;
  return elsewhere === undefined || elsewhere === "" ? join(cacheFolder, "workbench") : elsewhere;
}

/** True when `ensureWorkbench` has nothing to do. */
export function workbenchIsInstalled() {
  const folder = workbenchFolder();
  if (folder !== join(cacheFolder, "workbench")) return existsSync(join(folder, "node_modules", "code-server"));
  const stampPath = join(folder, "stamp");
  return existsSync(stampPath) && readFileSync(stampPath, "utf8") === stamp();
}

function stamp() {
  return `code-server ${CODE_SERVER}, ${process.platform}-${process.arch}, steps ${STEPS_VERSION}\n`;
}

/** Installs the workbench unless it is there. Needs the npm packages. @throws SetupError */
export async function ensureWorkbench() {
  if (workbenchIsInstalled()) return;
  const nodeFolder = projectNodeFolder();
  if (process.platform === "win32" || nodeFolder === undefined) {
    throw new SetupError(`There is no workbench for ${process.platform}-${process.arch}: install desktop VS Code.`);
  }
  await ensureSystemPackages(missingCompilerPackages());
  say("Installing the workbench, code-server (one to two minutes)");
  const folder = join(cacheFolder, "workbench");
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const dependencies = { "code-server": CODE_SERVER };
  writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "workbench", private: true, dependencies }));
  const env = toolEnvironment({ npm_config_nodedir: nodeFolder, JOBS: "2" });
  const npm = async (cwd, ...args) => {
    const [command, npmArgs, options] = npmCommand([...args, "--no-audit", "--no-fund"]);
    const logPath = join(cacheFolder, "logs", `workbench-${args[0]}-${args.at(-1).replaceAll(/[^a-z-]/gu, "")}.log`);
    await runOrFail(`npm ${args.join(" ")}`, command, npmArgs, {
      ...options,
      cwd,
      env,
      logPath,
      budgetMs: STEP_BUDGET_MS,
    });
  };
  const codeServer = join(folder, "node_modules", "code-server");
  const vscode = join(codeServer, "lib", "vscode");
  await npm(folder, "install", "--ignore-scripts");
  await npm(vscode, "install", "--omit=dev", "--ignore-scripts");
  for (const name of NATIVE_MODULES) await npm(vscode, "rebuild", name);
  await npm(join(vscode, "extensions"), "install", "--omit=dev", "--ignore-scripts");
  await npm(folder, "rebuild", "argon2");
  linkPlatformScripts(vscode);
  writeFileSync(join(folder, "stamp"), stamp());
  rmSync(join(folder, "node_modules", ".cache"), { recursive: true, force: true });
}

/** The two scripts that code-server's own installation would choose by platform. */
function linkPlatformScripts(vscode) {
  const platform = process.platform === "darwin" ? "darwin" : "linux";
  for (const [folder, source, name] of [
    ["remote-cli", `code-${platform}.sh`, "code-server"],
    ["helpers", `browser-${platform}.sh`, "browser.sh"],
  ]) {
    const path = join(vscode, "bin", folder, name);
    rmSync(path, { force: true });
    if (existsSync(join(vscode, "bin", folder, source))) symlinkSync(source, path);
  }
}
