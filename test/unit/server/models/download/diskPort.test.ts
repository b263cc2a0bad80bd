import { link, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { ofDisk } from "../../../../../src/server/models/download/diskFailure.ts";
import { realDisk } from "../../../../../src/server/models/download/diskPort.ts";

vi.mock("node:fs/promises", async (importOriginal) => {
  const real = await importOriginal<{ link: typeof link; rm: typeof rm }>();
  return { ...real, link: vi.fn(real.link), rm: vi.fn(real.rm) };
});

const failing = (code: string): Error => Object.assign(new Error(code), { code, syscall: "link" });

let folder: string;
let from: string;
let to: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "sealion-disk-"));
  [from, to] = [path.join(folder, "m.gguf.partial"), path.join(folder, "m.gguf")];
  await writeFile(from, "new");
});
afterEach(() => rm(folder, { recursive: true, force: true }));

it.each(["EPERM", "EISDIR", "UNKNOWN"])("gives a file its name where second names end in %s", async (code) => {
  vi.mocked(link).mockRejectedValueOnce(failing(code));
  await realDisk.publish(from, to);
  expect(await readdir(folder)).toEqual(["m.gguf"]);
});

it.each(["EISDIR", "EEXIST"])("takes no other file's place, also where second names end in %s", async (code) => {
  await writeFile(to, "mine");
  vi.mocked(link).mockRejectedValueOnce(failing(code));
  await expect(realDisk.publish(from, to)).rejects.toMatchObject({ code: "EEXIST" });
  expect(await readFile(to, "utf8")).toBe("mine");
});

it("does not call a file another's because its first name stays", async () => {
  vi.mocked(rm).mockRejectedValueOnce(failing("EPERM"));
  await expect(realDisk.publish(from, to)).rejects.toMatchObject({ code: "EPERM" });
  expect(await readFile(to, "utf8")).toBe("new");
});

it("names the system's code where nobody has thought of it, and takes no error of Node's own for the disk's", async () => {
  const need = () => Promise.reject(new Error("not asked"));
  expect(await ofDisk(failing("EUNHEARD"), need, folder)).toMatchObject({
    code: "folder.notWritable",
    details: { path: folder, reason: "the system says EUNHEARD" },
  });
  const own = Object.assign(new Error("no"), { code: "ERR_INVALID_ARG_TYPE" });
  expect(await ofDisk(own, need, folder)).toBe(own);
});
