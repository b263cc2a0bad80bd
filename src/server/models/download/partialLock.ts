/**
 * One process at a time works on a partial file: servers of two versions can run at once. A lock file with the owner's
 * number; what an owner leaves that has ended, or whose number belongs to another process now, is taken over.
 */
import { randomUUID } from "node:crypto";
import { open, readFile, rename, rm, stat, utimes } from "node:fs/promises";
import { isRunning } from "../../isRunning.ts";
import { systemCode } from "../../systemCode.ts";

const BEAT_MS = 10_000;
/** An owner that lives touches its lock more often than this, unless the machine slept. */
const STALE_MS = 60_000;

/** A lock with this process's number that is not among these was left by a dead one that had the same. */
const heldHere = new Set<string>();

export interface PartialLock {
  /** Aborted when it is seen that another process has taken it over: this one slept for so long that it looked dead. */
  readonly lost: AbortSignal;
  /** Looks now. */
  isKept(): Promise<boolean>;
  /** Lets go. Harmless when somebody else has taken it over. */
  release(): Promise<void>;
}

/** Undefined: another process that lives has it. */
export async function takePartialLock(lockPath: string): Promise<PartialLock | undefined> {
  const mine = `${process.pid} ${randomUUID()}`;
  for (let tries = 0; tries < 3; tries += 1) {
    if (await create(lockPath, mine)) return held(lockPath, mine);
    if (!(await takeAway(lockPath))) return undefined;
  }
  return undefined;
}

/** Whether a process that lives, other than this one, has it. */
export async function isLockedElsewhere(lockPath: string): Promise<boolean> {
  const owner = await ownerOf(lockPath);
  return owner !== undefined && !(await isStale(lockPath, owner)) && pidOf(owner) !== process.pid;
}

function held(lockPath: string, mine: string): PartialLock {
  heldHere.add(mine);
  const lost = new AbortController();
  const look = async (): Promise<boolean> => {
    const owner = await ownerOf(lockPath);
    // One that is not there has vanished with its folder: the work itself notices.
    if (owner !== undefined && owner !== mine) lost.abort();
    return !lost.signal.aborted;
  };
  const beat = setInterval(() => void look().then((isKept) => (isKept ? touch(lockPath) : undefined)), BEAT_MS);
  beat.unref();
  return {
    lost: lost.signal,
    isKept: look,
    release: async () => {
      clearInterval(beat);
      heldHere.delete(mine);
      if ((await ownerOf(lockPath)) === mine) await rm(lockPath, { force: true });
    },
  };
}

async function touch(lockPath: string): Promise<void> {
  const now = new Date();
  await utimes(lockPath, now, now).catch(() => undefined);
}

async function create(lockPath: string, mine: string): Promise<boolean> {
  const file = await open(lockPath, "wx", 0o600).catch((error: unknown) => {
    if (systemCode(error) === "EEXIST") return undefined;
    throw error;
  });
  if (file === undefined) return false;
  try {
    await file.writeFile(mine);
    return true;
  } catch (error) {
    await rm(lockPath, { force: true }); // an empty one would keep everybody out for a minute
    throw error;
  } finally {
    await file.close();
  }
}

/** Removes a dead owner's lock. What was taken away by mistake, because somebody was faster, is put back. */
async function takeAway(lockPath: string): Promise<boolean> {
  const owner = await ownerOf(lockPath);
  if (owner === undefined) return true;
  if (!(await isStale(lockPath, owner))) return false;
  const aside = `${lockPath}.${randomUUID()}`;
  await rename(lockPath, aside).catch(() => undefined); // somebody else did
  const taken = await ownerOf(aside);
  if (taken !== undefined && taken !== owner) {
    await rename(aside, lockPath);
    return false;
  }
  await rm(aside, { force: true });
  return true;
}

async function isStale(lockPath: string, owner: string): Promise<boolean> {
  const pid = pidOf(owner);
  // An empty one was cut off while it was made, or is being made this moment.
  if (Number.isNaN(pid)) return (await ageMs(lockPath)) > STALE_MS;
  if (pid === process.pid) return !heldHere.has(owner);
  return !isRunning(pid) || (await ageMs(lockPath)) > STALE_MS;
}

function pidOf(owner: string): number {
  return Number.parseInt(owner, 10);
}

async function ageMs(lockPath: string): Promise<number> {
  const facts = await stat(lockPath).catch(() => undefined);
  return facts === undefined ? Infinity : Date.now() - facts.mtimeMs;
}

async function ownerOf(lockPath: string): Promise<string | undefined> {
  return readFile(lockPath, "utf8").catch(() => undefined);
}
