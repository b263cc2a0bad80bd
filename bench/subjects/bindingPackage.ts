/**
 * The other binding's package, in the cache and not among the project's own: only this benchmark wants it, and its binary
 * is large. Installed once, with the version that the committed figures were taken with.
 */
import { execFile } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";

export const BINDING_VERSION = "1.7.15";
const INSTALL_TIMEOUT_MS = 180_000;

/** The folder that it can be required from. @throws when npm has it not, or not for this platform */
export async function ensureBinding(cacheFolder: string): Promise<string> {
  const folder = path.join(cacheFolder, `llama.node-${BINDING_VERSION}`);
  const packages = ["llama.node", `node-llama-${process.platform}-${process.arch}`].map((name) => `@fugood/${name}`);
  if (packages.every((name) => existsSync(path.join(folder, "node_modules", name, "package.json")))) return folder;
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, "package.json"), JSON.stringify({ name: "bench-binding", private: true }));
  const wanted = packages.map((name) => `${name}@${BINDING_VERSION}`);
  // Without the optional ones: those are its binaries for every platform and every GPU.
  const flags = ["--omit=optional", "--ignore-scripts", "--no-audit", "--no-fund"];
  await promisify(execFile)("npm", ["install", ...flags, ...wanted], {
    cwd: folder,
    timeout: INSTALL_TIMEOUT_MS,
    shell: process.platform === "win32",
  });
  return folder;
}
