import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { makeFolders } from "../../../src/client/makeFolders.ts";

const base = mkdtempSync(join(tmpdir(), "sealion-folders-"));
afterAll(() => rmSync(base, { recursive: true, force: true }));

describe("makeFolders", () => {
  it("makes what is missing, with the rights asked for, and is content with what is there", () => {
    const folder = join(base, "one", "two", "three");
    makeFolders(folder, 0o700);
    makeFolders(folder, 0o700);
    expect(statSync(folder).isDirectory()).toBe(true);
    if (process.platform !== "win32") expect(statSync(join(base, "one")).mode & 0o777).toBe(0o700);
  });

  it("refuses a file in the way", () => {
    writeFileSync(join(base, "file"), "");
    expect(() => makeFolders(join(base, "file", "folder"), 0o700)).toThrow(/ENOTDIR|EEXIST|ENOENT/u);
  });

  if (existsSync("/proc/self")) {
    it("ends where a folder refuses children as if it did not exist", () => {
      expect(() => makeFolders("/proc/sealion/data", 0o700)).toThrow(/ENOENT|EACCES|EPERM/u);
    });
  }
});
