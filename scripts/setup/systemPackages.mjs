/** What only the system's package manager has: compiler, browser, fonts. Installed as root on Debian, else asked for. */
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { run, runOrFail } from "./processes.mjs";
import { cacheFolder, SetupError, say } from "./project.mjs";

const APT_BUDGET_MS = 10 * 60_000;

/** Debian's name of each program that the workbench's native modules are built with. */
const COMPILER = [
  ["make", "make"],
  ["gcc", "gcc"],
  ["g++", "g++"],
  ["python3", "python3"],
];

const FONTS = ["fonts-dejavu-core", "fonts-dejavu-extra", "fonts-noto-core", "fonts-noto-ui-core", "fonts-noto-cjk"];

/** The full path of a program on the PATH, or undefined. */
export function findProgram(name) {
  const extensions = process.platform === "win32" ? [".exe", ".cmd", ".bat"] : [""];
  for (const folder of (process.env.PATH ?? "").split(delimiter)) {
    for (const extension of extensions) {
      const path = join(folder, name + extension);
      if (folder !== "" && existsSync(path)) return path;
    }
  }
  return undefined;
}

/** Debian's names of the compiler's parts that are missing. */
export function missingCompilerPackages() {
  return COMPILER.filter(([program]) => findProgram(program) === undefined).map(([, name]) => name);
}

/** Debian's names of the missing fonts; none on other systems, which bring their own. */
export async function missingFontPackages() {
  if (findProgram("dpkg-query") === undefined) return [];
  const { output } = await run("dpkg-query", ["-W", "-f", "${Package} ${db:Status-Status}\\n", ...FONTS]);
  return FONTS.filter((name) => !output.includes(`${name} installed`));
}

/**
 * Installs Debian packages when this is root on a system with apt-get.
 * @throws SetupError with the one line to run otherwise.
 */
export async function ensureSystemPackages(names) {
  const wanted = [...new Set(names)];
  if (wanted.length === 0) return;
  if (findProgram("apt-get") === undefined) {
    throw new SetupError(`This system lacks: ${wanted.join(", ")} (Debian's names). Install them and try again.`);
  }
  const install = ["install", "-y", "--no-install-recommends", ...wanted];
  if (process.getuid?.() !== 0) {
    const line = `apt-get update && apt-get ${install.join(" ")}`;
    throw new SetupError(`Some system packages are missing. Run this as root and try again:\n\n    ${line}`);
  }
  say(`Installing system packages: ${wanted.join(" ")}`);
  const options = {
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    logPath: join(cacheFolder, "logs", "apt-get.log"),
    budgetMs: APT_BUDGET_MS,
  };
  // An outdated mirror list is no reason to stop: the installation will tell.
  await run("apt-get", ["update"], { ...options, logPath: join(cacheFolder, "logs", "apt-get-update.log") });
  await runOrFail("apt-get install", "apt-get", install, options);
}
