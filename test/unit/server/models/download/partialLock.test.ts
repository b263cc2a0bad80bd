import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { isLockedElsewhere, takePartialLock } from "../../../../../src/server/models/download/partialLock.ts";

let folder: string;
let lockPath: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "sealion-lock-"));
  lockPath = path.join(folder, "m.gguf.partial.lock");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it("has one owner at a time, whoever asks at the same moment", async () => {
  const locks = await Promise.all(Array.from({ length: 20 }, () => takePartialLock(lockPath)));
  const [mine, ...others] = locks.filter((lock) => lock !== undefined);
  expect(others).toEqual([]);
  await mine!.release();
  expect(readdirSync(folder)).toEqual([]);
  expect(await takePartialLock(lockPath)).toBeDefined();
});

it("is kept by a process that lives, and by no other", async () => {
  const owner = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]);
  writeFileSync(lockPath, `${owner.pid} somebody`);
  expect(await takePartialLock(lockPath)).toBeUndefined();
  expect(await isLockedElsewhere(lockPath)).toBe(true);
  owner.kill("SIGKILL");
  await once(owner, "exit");
  expect(await isLockedElsewhere(lockPath)).toBe(false);
  expect(await takePartialLock(lockPath)).toBeDefined();
});

it("is not kept by a number that another process has now, nor by an empty file", async () => {
  const longAgo = new Date(Date.now() - 3_600_000);
  for (const content of [`${process.ppid} of a boot before this one`, `${process.pid} of a boot before this one`, ""]) {
    writeFileSync(lockPath, content);
    utimesSync(lockPath, longAgo, longAgo);
    const lock = await takePartialLock(lockPath);
    expect(lock).toBeDefined();
    await lock!.release();
  }
  writeFileSync(lockPath, ""); // this moment: its owner writes into it next
  expect(await takePartialLock(lockPath)).toBeUndefined();
});

it("is not taken from its next owner by the former", async () => {
  const former = await takePartialLock(lockPath);
  writeFileSync(lockPath, `${process.ppid} the next`);
  await former!.release();
  expect(existsSync(lockPath)).toBe(true);
});

it("tells its owner when another has taken it over, and only then", async () => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  try {
    const slept = await takePartialLock(lockPath);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await slept!.isKept()).toBe(true);
    expect(slept!.lost.aborted).toBe(false);
    writeFileSync(lockPath, `${process.ppid} the next`);
    await vi.advanceTimersByTimeAsync(10_000);
    await expect.poll(() => slept!.lost.aborted).toBe(true);
    expect(await slept!.isKept()).toBe(false);
    await slept!.release();
    expect(existsSync(lockPath)).toBe(true);
  } finally {
    vi.useRealTimers();
  }
});

/** A tmpfs needs a user namespace, which not every machine gives. */
const MOUNT = 'mount -t tmpfs -o size=4k tmpfs "$1" && head -c 4096 /dev/zero > "$1/full"; shift; exec "$@"';
const canMount = spawnSync("unshare", ["-rm", "sh", "-c", MOUNT, "sh", "/mnt", "true"]).status === 0;

it.runIf(canMount)("leaves nothing on a full disk", async () => {
  const bundle = path.join(folder, "lock.mjs");
  const source = new URL("../../../../../src/server/models/download/partialLock.ts", import.meta.url);
  await build({ entryPoints: [fileURLToPath(source)], outfile: bundle, bundle: true, platform: "node", format: "esm" });
  const full = path.join(folder, "full");
  mkdirSync(full);
  const script = `
    import { readdirSync } from "node:fs";
    import { takePartialLock } from ${JSON.stringify(pathToFileURL(bundle).href)};
    const code = await takePartialLock(${JSON.stringify(path.join(full, "lock"))}).then(() => "taken", (error) => error.code);
    console.log(code, readdirSync(${JSON.stringify(full)}).join());`;
  const node = [process.execPath, "--input-type=module", "-e", script];
  const run = spawnSync("unshare", ["-rm", "sh", "-c", MOUNT, "sh", full, ...node]);
  expect(run.stdout.toString()).toBe("ENOSPC full\n");
});
