/**
 * Becoming the one server of a user. Decided here and by the operating system; what clients do before they start a
 * server only saves processes.
 */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, readlinkSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import net from "node:net";
import path from "node:path";
import {
  generationLinkName,
  generationsOf,
  PID_FILE,
  pidOfAnySocketName,
  pipeName,
  serverSocketName,
  TOKEN_FILE,
} from "../core/serverNames.ts";
import { isRunning } from "./isRunning.ts";
import { systemCode } from "./systemCode.ts";

/**
 * Makes `server` listen where clients look.
 * @returns false when another server is there already: this process has nothing to do
 */
export function claimServer(server: net.Server, runtimeDir: string): Promise<boolean> {
  return process.platform === "win32" ? claimPipe(server, runtimeDir) : claimSocket(server, runtimeDir);
}

/** The secret as it is now: the file may have been made anew while the server runs. */
export function readToken(runtimeDir: string): string {
  return readFileSync(path.join(runtimeDir, TOKEN_FILE), "utf8");
}

/** Windows gives a pipe's name to one process and frees it when that ends: binding is the lock. */
async function claimPipe(server: net.Server, runtimeDir: string): Promise<boolean> {
  const digest = createHash("sha256").update(readToken(runtimeDir)).digest("hex");
  try {
    await listen(server, pipeName(digest));
  } catch (error) {
    if (systemCode(error) === "EADDRINUSE") return false;
    throw error;
  }
  writeFileSync(path.join(runtimeDir, PID_FILE), String(process.pid), { mode: 0o600 });
  return true;
}

/**
 * Listens first and claims then, so that a name never stands for somebody who does not listen yet. The link with the
 * highest number is never removed: a claimer that was slow would find the numbers begin anew and believe itself alone.
 */
async function claimSocket(server: net.Server, runtimeDir: string): Promise<boolean> {
  const socketName = serverSocketName(process.pid);
  rmSync(path.join(runtimeDir, socketName), { force: true }); // of a dead process with our number
  await listen(server, path.join(runtimeDir, socketName));
  for (;;) {
    const top = generationsOf(readdirSync(runtimeDir))[0] ?? 0;
    if (top > 0 && (await somebodyListens(targetOf(runtimeDir, top)))) {
      server.close(); // takes its name away; the end of the process would leave it
      return false;
    }
    const mine = path.join(runtimeDir, generationLinkName(top + 1));
    try {
      symlinkSync(socketName, mine);
    } catch (error) {
      if (systemCode(error) === "EEXIST") continue;
      throw error;
    }
    const [highest = 0, ...lower] = generationsOf(readdirSync(runtimeDir));
    if (highest > top + 1) {
      rmSync(mine, { force: true });
      continue;
    }
    for (const generation of lower) rmSync(path.join(runtimeDir, generationLinkName(generation)), { force: true });
    removeSocketsOfTheDead(runtimeDir);
    return true;
  }
}

function targetOf(runtimeDir: string, generation: number): string {
  const link = path.join(runtimeDir, generationLinkName(generation));
  try {
    return path.join(runtimeDir, path.basename(readlinkSync(link)));
  } catch {
    return link; // replaced by a higher one just now: nobody listens under this name
  }
}

function somebodyListens(address: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = net.connect(address);
    socket.once("connect", () => {
      socket.destroy();
      resolve(true);
    });
    // Any other failure, a full backlog for example, needs somebody who listens.
    socket.once("error", (error) => resolve(!["ECONNREFUSED", "ENOENT"].includes(systemCode(error) ?? "")));
  });
}

function listen(server: net.Server, address: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(address, () => {
      server.off("error", reject);
      resolve();
    });
  });
}

/** A server that was killed leaves its socket behind, one of an earlier protocol too. */
function removeSocketsOfTheDead(runtimeDir: string): void {
  for (const name of readdirSync(runtimeDir)) {
    const pid = pidOfAnySocketName(name);
    if (pid !== undefined && !isRunning(pid)) rmSync(path.join(runtimeDir, name), { force: true });
  }
}
