import { createHash, randomBytes } from "node:crypto";
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { hashFiles } from "../../../../src/server/models/hashFiles.ts";

let folder: string;
beforeAll(() => (folder = mkdtempSync(path.join(os.tmpdir(), "sealion-hash-"))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, bytes: Buffer): string {
  const filePath = path.join(folder, name);
  writeFileSync(filePath, bytes);
  return filePath;
}
const sumOf = (bytes: Buffer): string => createHash("sha256").update(bytes).digest("hex");

it("gives the sum of each file, whatever its length", async () => {
  const contents = [0, 1, 1024 * 1024 - 1, 1024 * 1024, 3 * 1024 * 1024 + 7].map((size) => randomBytes(size));
  const paths = contents.map((bytes, index) => file(`ไฟล์ ${index}`, bytes));
  expect(await hashFiles(paths)).toEqual(contents.map(sumOf));
});

it("leaves the event loop alone, and stops when it is told to", async () => {
  const large = path.join(folder, "large");
  writeFileSync(large, "");
  truncateSync(large, 4 * 1024 ** 3);
  const cancel = new AbortController();
  const told: number[] = [];
  const hashing = hashFiles([large], {
    signal: cancel.signal,
    onProgress: (doneBytes) => {
      told.push(doneBytes);
      cancel.abort();
    },
  });
  await expect(hashing).rejects.toMatchObject({ name: "CancelledError" });
  expect(told[0]).toBeGreaterThan(0);
  expect(told[0]).toBeLessThan(4 * 1024 ** 3);
  await expect(hashFiles([large], { signal: cancel.signal })).rejects.toMatchObject({ name: "CancelledError" });
});

it("says why a file cannot be read", async () => {
  await expect(hashFiles([path.join(folder, "none")])).rejects.toMatchObject({ code: "ENOENT" });
});
