/** Runs the installed workbench on 127.0.0.1: for `npm start` with a password, for tests without. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { runOrFail, startProcess, stopProcess } from "./processes.mjs";
import { SetupError, toolNode } from "./project.mjs";
import { workbenchFolder } from "./workbench.mjs";

const START_BUDGET_MS = 60_000;
const INSTALL_BUDGET_MS = 120_000;

/** User settings of a new profile: quiet, offline, and without the features that need an account. */
export const QUIET_SETTINGS = {
  "telemetry.telemetryLevel": "off",
  "update.mode": "none",
  "update.showReleaseNotes": false,
  "extensions.autoUpdate": false,
  "extensions.autoCheckUpdates": false,
  "extensions.ignoreRecommendations": true,
  "security.workspace.trust.enabled": false,
  "workbench.startupEditor": "none",
  "workbench.tips.enabled": false,
  "workbench.welcomePage.walkthroughs.openOnInstall": false,
  "workbench.enableExperiments": false,
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "chat.disableAIFeatures": true,
  "git.enabled": false,
  "typescript.disableAutomaticTypeAcquisition": true,
};

/** See workbenchServer.d.mts. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** See workbenchServer.d.mts. */
export async function installExtension(stateFolder, vsixPath) {
  const args = [...commonArguments(stateFolder), "--install-extension", vsixPath, "--force"];
  await runOrFail("Installing the extension", toolNode(), [entryPoint(), ...args], {
    env: workbenchEnvironment(stateFolder),
    budgetMs: INSTALL_BUDGET_MS,
  });
}

/** See workbenchServer.d.mts. */
export async function startWorkbenchServer(options) {
  const {
    stateFolder,
    port,
    password,
    environment = {},
    settings = {},
    testDriver = false,
    output = "ignore",
  } = options;
  writeProfile(stateFolder, settings);
  const args = [
    ...commonArguments(stateFolder),
    ...["--auth", password === undefined ? "none" : "password", "--bind-addr", `127.0.0.1:${port}`],
    ...["--disable-telemetry", "--disable-update-check", "--disable-workspace-trust", "--disable-proxy"],
    // The default keeps extension hosts for three hours after the browser has gone.
    ...["--ignore-last-opened", "--reconnection-grace-time", password === undefined ? "5" : "60"],
    ...(testDriver ? ["--vscode-option", "enable-smoke-test-driver"] : []),
  ];
  const env = { ...workbenchEnvironment(stateFolder), ...(password === undefined ? {} : { PASSWORD: password }) };
  const child = startProcess(toolNode(), [entryPoint(), ...args], {
    env: { ...env, ...environment },
    stdio: ["ignore", output, output],
  });
  const url = `http://127.0.0.1:${port}`;
  try {
    await answers(child, `${url}/healthz`);
  } catch (error) {
    await stopProcess(child);
    throw error;
  }
  return { url, child, stop: () => stopProcess(child) };
}

async function answers(child, url) {
  let failure;
  child.once("error", (error) => (failure = error));
  for (const end = Date.now() + START_BUDGET_MS; Date.now() < end; await sleep(200)) {
    if (failure !== undefined || child.exitCode !== null) break;
    const healthy = await fetch(url, { signal: AbortSignal.timeout(2000) }).then(
      (response) => response.ok,
      () => false,
    );
    if (healthy) return;
  }
  throw new SetupError(`The workbench did not start (exit code ${child.exitCode ?? "none"}).`);
}

function entryPoint() {
  return join(workbenchFolder(), "node_modules", "code-server", "out", "node", "entry.js");
}

function commonArguments(stateFolder) {
  return [
    ...["--config", join(stateFolder, "config.yaml")],
    ...["--user-data-dir", join(stateFolder, "data")],
    ...["--extensions-dir", join(stateFolder, "extensions")],
  ];
}

/** Settings and config of a new profile; those that somebody has changed since stay. */
function writeProfile(stateFolder, settings) {
  const userFolder = join(stateFolder, "data", "User");
  mkdirSync(userFolder, { recursive: true });
  const configPath = join(stateFolder, "config.yaml");
  if (!existsSync(configPath)) writeFileSync(configPath, "cert: false\n");
  const settingsPath = join(userFolder, "settings.json");
  if (existsSync(settingsPath)) return;
  writeFileSync(settingsPath, JSON.stringify({ ...QUIET_SETTINGS, ...settings }, null, 2));
}

/** Keeps code-server out of the user's own folders, and the workbench from looking for an extension gallery. */
function workbenchEnvironment(stateFolder) {
  const xdg = join(stateFolder, "xdg");
  const foreign = /^(PASSWORD|HASHED_PASSWORD|VSCODE_.*)$/u;
  const own = Object.entries(process.env).filter(([name]) => !foreign.test(name));
  return {
    ...Object.fromEntries(own),
    EXTENSIONS_GALLERY: "{}",
    XDG_CONFIG_HOME: join(xdg, "config"),
    XDG_CACHE_HOME: join(xdg, "cache"),
    XDG_DATA_HOME: join(xdg, "data"),
  };
}

const STOP_GRACE_MS = 3000;

/** See workbenchServer.d.mts. */
export function modelServerPids(sealionHome) {
  const folder = join(sealionHome, "run");
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .map((name) => {
      if (/^server-\d+\.pid$/u.test(name)) return Number(readFileSync(join(folder, name), "utf8"));
      return Number(/^s\d+-(\d+)\.sock$/u.exec(name)?.[1]);
    })
    .filter((pid) => Number.isInteger(pid) && pid > 0 && isModelServer(pid, sealionHome));
}

/** A process id can have been given to somebody else since: where the system tells, its command line decides. */
function isModelServer(pid, sealionHome) {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  const commandLine = `/proc/${pid}/cmdline`;
  return !existsSync("/proc/self/cmdline") || readFileSync(commandLine, "utf8").includes(sealionHome);
}

/** See workbenchServer.d.mts. */
export async function stopModelServers(sealionHome) {
  const pids = modelServerPids(sealionHome);
  for (const pid of pids) signal(pid, "SIGTERM");
  for (const end = Date.now() + STOP_GRACE_MS; Date.now() < end; await sleep(100)) {
    if (pids.every((pid) => !isModelServer(pid, sealionHome))) return;
  }
  for (const pid of pids) if (isModelServer(pid, sealionHome)) signal(pid, "SIGKILL");
}

function signal(pid, name) {
  try {
    process.kill(pid, name);
  } catch {
    // It has left meanwhile.
  }
}
