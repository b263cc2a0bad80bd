import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { checkWritable, orNotWritable } from "../../../src/client/checkWritable.ts";
import { privateFolderToken, readOrMakeToken } from "../../../src/client/privateFolder.ts";

let folder: string;
beforeEach(() => (folder = mkdtempSync(path.join(os.tmpdir(), "sealion-"))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it("makes a folder that is missing and leaves nothing in it", () => {
  const deep = path.join(folder, "a", "b");
  checkWritable(deep);
  expect(readdirSync(deep)).toEqual([]);
});

it("says that a file is in the place of a folder", () => {
  const file = path.join(folder, "file");
  writeFileSync(file, "");
  for (const place of [file, path.join(file, "below")]) {
    expect(() => checkWritable(place)).toThrow(
      expect.objectContaining({
        code: "folder.notWritable",
        details: { path: place, reason: "a file is in the place of a folder" },
      }),
    );
  }
});

it.each([
  ["ENOSPC", "the disk is full"],
  ["EROFS", "the disk is read-only"],
  ["EACCES", "you may not write there"],
  ["EIO", "the disk reports an error"],
  ["ESTALE", "the system reports ESTALE"],
])("has words for %s", (code, reason) => {
  const write = (): never => {
    throw Object.assign(new Error(`${code} from the disk`), { code });
  };
  expect(() => orNotWritable("/data", write)).toThrow(
    expect.objectContaining({ code: "folder.notWritable", details: { path: "/data", reason } }),
  );
});

it("passes on what is no fault of the file system", () => {
  const write = (): never => {
    throw new TypeError("a mistake of ours");
  };
  expect(() => orNotWritable("/data", write)).toThrow(TypeError);
});

it("looks for a secret without making the folder or the secret", () => {
  const missing = path.join(folder, "run");
  expect(privateFolderToken(missing)).toBeUndefined();
  expect(existsSync(missing)).toBe(false);
  mkdirSync(missing, { mode: 0o700 });
  expect(privateFolderToken(missing)).toBeUndefined();
  expect(readdirSync(missing)).toEqual([]);
  const token = readOrMakeToken(missing);
  expect(privateFolderToken(missing)).toBe(token);
});
