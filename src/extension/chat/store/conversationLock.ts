/**
 * One process at a time writes a conversation. The lock is a file beside it with its owner's number and a token, touched while it is
 * held; what an owner leaves that has ended, or that has not touched it for long, is taken over. Everything is synchronous: what
 * was read under the lock is still so when it is written.
 */
import { randomUUID } from "node:crypto";
import { readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { isGone } from "../../../client/temporaryFiles.ts";

const BEAT_MS = 3000;
/** An owner that lives and is awake touches its lock more often than this. */
const STALE_MS = 10_000;

/** A lock with this process's number that is not among these was left by a dead one that had the same. */
const heldHere = new Set<string>();

/** Lets go when disposed. Harmless when somebody else has taken it over. */
export class ConversationLock {
  private readonly lockPath: string;
  private readonly owner: string;
  private readonly beat: NodeJS.Timeout;

  private constructor(lockPath: string, owner: string) {
    this.lockPath = lockPath;
    this.owner = owner;
    heldHere.add(owner);
    this.beat = setInterval(() => {
      if (this.isKept()) touch(lockPath);
    }, BEAT_MS);
    this.beat.unref();
  }

  /**
   * Undefined: another one has it.
   * @throws Error of the file system
   */
  static take(lockPath: string): ConversationLock | undefined {
    const owner = `${String(process.pid)} ${randomUUID()}`;
    for (let tries = 0; tries < 3; tries += 1) {
      if (create(lockPath, owner)) return new ConversationLock(lockPath, owner);
      if (!takeAway(lockPath)) return undefined;
    }
    return undefined;
  }

  /** False: this process slept for so long that another one took it for dead. One that vanished with its folder is put back. */
  isKept(): boolean {
    const owner = ownerOf(this.lockPath);
    if (owner !== undefined) return owner === this.owner;
    try {
      return create(this.lockPath, this.owner);
    } catch {
      return true; // the folder is not there either
    }
  }

  dispose(): void {
    clearInterval(this.beat);
    heldHere.delete(this.owner);
    if (ownerOf(this.lockPath) === this.owner) rmSync(this.lockPath, { force: true });
  }
}

/** Whether somebody who lives has it, in this process or another. */
export function isLocked(lockPath: string): boolean {
  const owner = ownerOf(lockPath);
  return owner !== undefined && !isStale(lockPath, owner);
}

function create(lockPath: string, owner: string): boolean {
  try {
    writeFileSync(lockPath, owner, { flag: "wx", mode: 0o600 });
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw error;
  }
}

/** Removes a dead owner's lock. What was taken away by mistake, because somebody was faster, is put back. */
function takeAway(lockPath: string): boolean {
  const owner = ownerOf(lockPath);
  if (owner === undefined) return true;
  if (!isStale(lockPath, owner)) return false;
  const aside = `${lockPath}.${randomUUID()}`;
  try {
    renameSync(lockPath, aside);
  } catch {
    return true; // somebody else did
  }
  const taken = ownerOf(aside);
  if (taken !== owner) {
    renameSync(aside, lockPath);
    return false;
  }
  rmSync(aside, { force: true });
  return true;
}

function isStale(lockPath: string, owner: string): boolean {
  const pid = Number.parseInt(owner, 10);
  if (pid === process.pid) return !heldHere.has(owner);
  // An empty one was cut off while it was made, or is being made this moment.
  return (pid > 0 && isGone(pid)) || ageMs(lockPath) > STALE_MS;
}

/** Also of one from the future: then it is the clock that was set. */
function ageMs(lockPath: string): number {
  const modifiedMs = statSync(lockPath, { throwIfNoEntry: false })?.mtimeMs;
  return modifiedMs === undefined ? Infinity : Math.abs(Date.now() - modifiedMs);
}

function touch(lockPath: string): void {
  const now = new Date();
  try {
    utimesSync(lockPath, now, now);
  } catch {
    // It vanished with its folder: whoever writes next notices.
  }
}

function ownerOf(lockPath: string): string | undefined {
  try {
    return readFileSync(lockPath, "utf8");
  } catch {
    return undefined;
  }
}
