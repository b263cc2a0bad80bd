/** The browser of the end-to-end tests: one that is there, else Playwright's own, else Debian's. */
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { run } from "./processes.mjs";
import { cacheFolder, root, say, toolEnvironment, toolNode } from "./project.mjs";
import { ensureSystemPackages, findProgram } from "./systemPackages.mjs";

const DOWNLOAD_BUDGET_MS = 4 * 60_000;
const CONNECTION_TIMEOUT_MS = 10_000;
const START_BUDGET_MS = 20_000;

const PROGRAMS = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge"];

function knownPlaces() {
  if (process.platform === "darwin") {
    const applications = ["Google Chrome", "Chromium", "Microsoft Edge"];
    return applications.map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`);
  }
  if (process.platform === "win32") {
    const folders = [process.env.PROGRAMFILES, process.env["PROGRAMFILES(X86)"], process.env.LOCALAPPDATA];
    const places = ["Google\\Chrome\\Application\\chrome.exe", "Microsoft\\Edge\\Application\\msedge.exe"];
    return folders.flatMap((folder) => (folder === undefined ? [] : places.map((place) => join(folder, place))));
  }
  return PROGRAMS.map((name) => findProgram(name)).filter((path) => path !== undefined);
}

const playwrightFolder = join(cacheFolder, "browsers");

function playwrightBrowser() {
  if (!existsSync(playwrightFolder)) return undefined;
  const names = new Set(["chrome-headless-shell", "chrome-headless-shell.exe", "headless_shell", "headless_shell.exe"]);
  const entry = readdirSync(playwrightFolder, { recursive: true, withFileTypes: true }).find(
    (candidate) => candidate.isFile() && names.has(candidate.name),
  );
  return entry === undefined ? undefined : join(entry.parentPath, entry.name);
}

/** A file is not yet a browser: libraries may be missing. */
async function starts(path) {
  if (process.platform === "win32") return true; // there, --version opens a window
  return (await run(path, ["--version"], { budgetMs: START_BUDGET_MS })).code === 0;
}

async function findBrowser() {
  for (const path of [process.env.CHROME, ...knownPlaces(), playwrightBrowser()]) {
    if (path !== undefined && path !== "" && existsSync(path) && (await starts(path))) return path;
  }
  return undefined;
}

/** The path of a Chromium-like browser; gets one if there is none. @throws SetupError when that fails. */
export async function ensureBrowser() {
  const present = await findBrowser();
  if (present !== undefined) return present;
  say("No browser found: trying Playwright's download");
  await run(
    toolNode(),
    [join(root, "node_modules", "playwright-core", "cli.js"), "install", "chromium-headless-shell"],
    {
      env: toolEnvironment({
        PLAYWRIGHT_BROWSERS_PATH: playwrightFolder,
        PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: String(CONNECTION_TIMEOUT_MS),
      }),
      logPath: join(cacheFolder, "logs", "playwright.log"),
      budgetMs: DOWNLOAD_BUDGET_MS,
    },
  );
  const downloaded = await findBrowser();
  if (downloaded !== undefined) return downloaded;
  say("That did not work");
  await ensureSystemPackages(["chromium"]);
  const installed = await findBrowser();
  if (installed !== undefined) return installed;
  throw new Error("chromium was installed, but does not start");
}
