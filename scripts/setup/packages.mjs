/** The npm packages of this clone: installed when they are missing or are not those of package-lock.json. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { npmCommand, runOrFail } from "./processes.mjs";
import { cacheFolder, root, say } from "./project.mjs";

const INSTALL_BUDGET_MS = 10 * 60_000;

/** Installs with `npm ci --ignore-scripts` what package-lock.json lists, unless it is there. */
export async function ensurePackages() {
  if (packagesAreCurrent()) return;
  say("Installing the npm packages (about a minute)");
  const [command, args, options] = npmCommand(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]);
  const logPath = join(cacheFolder, "logs", "npm-ci.log");
  await runOrFail("npm ci", command, args, { ...options, cwd: root, logPath, budgetMs: INSTALL_BUDGET_MS });
}

/** Compares package-lock.json with npm's own list of what it installed. */
function packagesAreCurrent() {
  const installedPath = join(root, "node_modules", ".package-lock.json");
  if (!existsSync(installedPath)) return false;
  const wanted = packagesOf(join(root, "package-lock.json"));
  const installed = packagesOf(installedPath);
  return Object.entries(wanted).every(([path, { version, optional, devOptional, peer }]) => {
    if (path === "") return true;
    // Optional ones are there for one platform only; where they are, they must be right.
    const mayMiss = optional === true || devOptional === true || peer === true;
    return installed[path] === undefined ? mayMiss : installed[path].version === version;
  });
}

function packagesOf(lockPath) {
  return JSON.parse(readFileSync(lockPath, "utf8")).packages;
}
