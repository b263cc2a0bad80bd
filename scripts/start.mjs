/**
 * `npm start`: a VS Code with the extension, a model and a sample workspace, from a fresh clone. Runs on a bare Node 20.
 * Desktop VS Code when `code` is there, else a workbench in the browser. Its profile, extensions and model server are its
 * own (.cache/start), so nothing of the user's editor changes and Ctrl-C stops everything; models are the user's.
 */
import { createHash, randomBytes } from "node:crypto";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { findDesktopCode, installIntoDesktopCode, openDesktopCode } from "./setup/desktopCode.mjs";
import { ensurePackages } from "./setup/packages.mjs";
import { beforeInterrupt, runOrFail } from "./setup/processes.mjs";
import { cacheFolder, root, runScript, say, toolEnvironment, toolNode } from "./setup/project.mjs";
import { ensureStarterModel, modelsFolder } from "./setup/starterModel.mjs";
import { ensureWorkbench } from "./setup/workbench.mjs";
import { freePort, installExtension, startWorkbenchServer, stopModelServers } from "./setup/workbenchServer.mjs";

const BUDGET_MS = 5 * 60_000;
const startFolder = join(cacheFolder, "start");
const workspaceFolder = join(startFolder, "workspace");
const vsixPath = join(startFolder, "sealion.vsix");

/** The sample's README opens by itself, and auto-save stays off: a translation can be looked at before it is kept. */
const SETTINGS = { "workbench.startupEditor": "readme", "files.autoSave": "off" };

async function runTool(what, ...args) {
  await runOrFail(what, toolNode(), args, { cwd: root, env: toolEnvironment(), budgetMs: BUDGET_MS });
}

/** Builds, packages and calls `install` with the VSIX, the last two only when something in it has changed. */
async function installCurrentExtension(profileFolder, install) {
  say("Building");
  await runTool("The build", join(root, "esbuild.mjs"));
  const stampPath = join(profileFolder, "installed");
  const stamp = hashOf(["dist", "media", "package.json", "package-lock.json", "README.md", "scripts/package.mjs"]);
  if (existsSync(stampPath) && readFileSync(stampPath, "utf8") === stamp) return;
  say("Packaging and installing the extension");
  await runTool("Packaging the VSIX", join(root, "scripts", "package.mjs"), "--no-build", "--out", vsixPath);
  await install(vsixPath);
  writeFileSync(stampPath, stamp);
}

function hashOf(names) {
  const hash = createHash("sha256");
  for (const path of names.flatMap((name) => filesBelow(join(root, name))))
    hash.update(path).update(readFileSync(path));
  return hash.digest("hex");
}

/** The files in a folder, or the file itself. */
function filesBelow(path) {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined || found.isFile()) return found === undefined ? [] : [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesBelow(join(path, name)));
}

/** The value that the user has given `sealion.model` in this profile. */
function configuredModel(settingsPath) {
  if (!existsSync(settingsPath)) return undefined;
  const value = /"sealion\.model"\s*:\s*("(?:[^"\\]|\\.)*")/u.exec(readFileSync(settingsPath, "utf8"))?.[1];
  return value === undefined ? undefined : JSON.parse(value);
}

/** What the extension host is told. The short folder leaves room for the socket's name. */
function modelEnvironment(model, homeFolder) {
  const folders = [modelsFolder(), join(cacheFolder, "models"), process.env.SEALION_MODEL_DIRS];
  return {
    SEALION_MODEL: model,
    SEALION_MODEL_DIRS: folders.filter((folder) => folder !== undefined && folder !== "").join(delimiter),
    SEALION_HOME: homeFolder,
  };
}

async function openWorkbench(environment) {
  const password = randomBytes(12).toString("base64url");
  const port = await freePort();
  const options = { stateFolder: startFolder, port, password, environment, settings: SETTINGS };
  const { url, child } = await startWorkbenchServer(options);
  console.log(`\n  Open      ${url}/?folder=${encodeURIComponent(workspaceFolder)}`);
  console.log(`  Password  ${password}`);
  console.log("\nCtrl-C stops it and everything that it has started.\n");
  await new Promise((resolve) => child.once("exit", resolve));
  return child.exitCode ?? 1;
}

runScript(async () => {
  await ensurePackages();
  const code = findDesktopCode();
  const profileFolder = code === undefined ? startFolder : join(startFolder, "desktop");
  mkdirSync(profileFolder, { recursive: true });
  if (code === undefined) await ensureWorkbench();
  await installCurrentExtension(profileFolder, (path) =>
    code === undefined ? installExtension(startFolder, path) : installIntoDesktopCode(code, profileFolder, path),
  );
  const settingsPath = join(profileFolder, "data", "User", "settings.json");
  const model = await ensureStarterModel({ configured: configuredModel(settingsPath) });
  if (!existsSync(workspaceFolder)) cpSync(join(root, "samples"), workspaceFolder, { recursive: true });

  const homeFolder = mkdtempSync(join(tmpdir(), "sealion-start-"));
  const cleanUp = async () => {
    await stopModelServers(homeFolder);
    rmSync(homeFolder, { recursive: true, force: true });
  };
  beforeInterrupt(cleanUp);
  const environment = modelEnvironment(model, homeFolder);
  try {
    return code === undefined
      ? await openWorkbench(environment)
      : await openDesktopCode(code, { profileFolder, workspaceFolder, environment, settings: SETTINGS });
  } finally {
    await cleanUp();
  }
});
