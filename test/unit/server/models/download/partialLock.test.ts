import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
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
