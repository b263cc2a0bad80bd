import { closeSync, openSync, readFileSync, rmSync, statSync, writeSync } from "node:fs";

/** A holder that is alive but slower than this no longer keeps others from trying. */
const STALE_MS = 5000;

/**
 * Keeps twenty windows that open together from starting twenty servers. Advisory: correctness is the server's own
 * claim, so a lock that is wrongly taken over costs one process that leaves by itself.
 * @returns true when this process may start a server
 */
export function takeSpawnLock(lockPath: string): boolean {
  if (create(lockPath)) return true;
  if (!isStale(lockPath)) return false;
  rmSync(lockPath, { force: true });
  return create(lockPath);
}

export function releaseSpawnLock(lockPath: string): void {
  rmSync(lockPath, { force: true });
}

function create(lockPath: string): boolean {
  try {
    const descriptor = openSync(lockPath, "wx", 0o600);
    writeSync(descriptor, String(process.pid));
    closeSync(descriptor);
    return true;
  } catch {
    return false; // somebody has it
  }
}

function isStale(lockPath: string): boolean {
  try {
    if (Math.abs(Date.now() - statSync(lockPath).mtimeMs) > STALE_MS) return true;
    const pid = Number(readFileSync(lockPath, "utf8"));
    return pid > 0 && !isRunning(pid);
  } catch {
    return false; // released meanwhile
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
