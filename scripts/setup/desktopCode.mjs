/** Desktop VS Code with a profile and an extensions folder of its own, so that nothing of the user's changes. */
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { runOrFail, startProcess } from "./processes.mjs";
import { say } from "./project.mjs";
import { findProgram } from "./systemPackages.mjs";
import { QUIET_SETTINGS } from "./workbenchServer.mjs";

const INSTALL_BUDGET_MS = 120_000;
const MAC_PROGRAM = "/Applications/Visual Studio Code.app/Contents/Resources/app/bin/code";

/**
 * How to call desktop VS Code, or undefined. Inside an editor's own terminal `code` talks to that editor, and on a Linux
 * without a screen it cannot open: neither counts.
 */
export function findDesktopCode() {
  const path = findProgram("code") ?? (existsSync(MAC_PROGRAM) ? MAC_PROGRAM : undefined);
  if (path === undefined || process.env.VSCODE_IPC_HOOK_CLI !== undefined) return undefined;
  const hasScreen =
    process.platform !== "linux" || Boolean(process.env.DISPLAY) || Boolean(process.env.WAYLAND_DISPLAY);
  return hasScreen ? path : undefined;
}

function commonArguments(profileFolder) {
  const folders = [
    "--user-data-dir",
    join(profileFolder, "data"),
    "--extensions-dir",
    join(profileFolder, "extensions"),
  ];
  return process.getuid?.() === 0 ? [...folders, "--no-sandbox"] : folders;
}

/** On Windows `code` is a batch file, which only a shell can start; a shell needs the quotes. */
function callOf(codePath, args) {
  if (process.platform !== "win32") return [codePath, args, {}];
  return [`"${codePath}"`, args.map((argument) => `"${argument}"`), { shell: true }];
}

export async function installIntoDesktopCode(codePath, profileFolder, vsixPath) {
  const wanted = [...commonArguments(profileFolder), "--install-extension", vsixPath, "--force"];
  const [command, args, options] = callOf(codePath, wanted);
  await runOrFail("Installing the extension", command, args, { ...options, budgetMs: INSTALL_BUDGET_MS });
}

/** Opens a window and waits until it is closed. Returns the exit code. */
export async function openDesktopCode(codePath, { profileFolder, workspaceFolder, environment, settings }) {
  const settingsPath = join(profileFolder, "data", "User", "settings.json");
  mkdirSync(join(profileFolder, "data", "User"), { recursive: true });
  if (!existsSync(settingsPath))
    writeFileSync(settingsPath, JSON.stringify({ ...QUIET_SETTINGS, ...settings }, null, 2));
  const wanted = [...commonArguments(profileFolder), "--new-window", "--wait", workspaceFolder];
  const [command, args, options] = callOf(codePath, wanted);
  say("VS Code opens. Ctrl-C, or closing its window, stops it and the model server.");
  const child = startProcess(command, args, { ...options, env: { ...process.env, ...environment }, stdio: "ignore" });
  return new Promise((resolve) => {
    child.once("error", () => resolve(1));
    child.once("exit", (exitCode) => resolve(exitCode ?? 1));
  });
}
