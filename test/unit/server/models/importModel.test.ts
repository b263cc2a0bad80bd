import {
  appendFileSync,
  chmodSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { importModel, removeUnfinishedImports } from "../../../../src/server/models/importModel.ts";
import { removeModel } from "../../../../src/server/models/removeModel.ts";
import { silentLogger } from "../../../../src/shared/logger.ts";
import { ModelShelf } from "../../../support/modelShelf.ts";

/** The machine may do something else. */
const PATIENT = { timeout: 20_000 };

const NOBODY = 65_534;

let shelf: ModelShelf;
beforeEach(() => (shelf = new ModelShelf()));
afterEach(() => {
  chmodSync(shelf.modelsDir, 0o700);
  shelf.dispose();
});

const parts = () => ({ library: shelf.library, transfers: shelf.transfers, modelsDir: shelf.modelsDir });
const importing = (filePath: string, mode: "reference" | "copy", signal = new AbortController().signal) =>
  importModel({ ...parts(), signal }, { path: filePath, mode });
const removing = (filePath: string) => removeModel({ ...parts(), loadedPaths: () => shelf.loaded }, filePath);
/** Permissions do not count for the superuser. */
async function withoutPrivilege(work: () => Promise<void>): Promise<void> {
  const isRoot = process.geteuid?.() === 0;
  if (isRoot) process.seteuid?.(NOBODY);
  try {
    await work();
  } finally {
    if (isRoot) process.seteuid?.(0);
  }
}

const inFolder = () => readdirSync(shelf.modelsDir).sort();

describe("import by reference", () => {
  it("lists the file where it is, once, and forgets it without touching it", async () => {
    const model = shelf.write(shelf.ownDir, "ปัญญา ภาษา.gguf");
    expect(await importing(model, "reference")).toBe(model);
    expect(await importing(model, "reference")).toBe(model);
    expect(await shelf.list()).toMatchObject([{ name: "ปัญญา ภาษา", path: model, place: "reference" }]);
    expect(await removing(model)).toEqual({ removedBytes: 0, forgotten: true });
    expect(await shelf.list()).toEqual([]);
    expect(statSync(model).isFile()).toBe(true);
  });

  it("can be forgotten when its disk is gone", async () => {
    const model = shelf.write(shelf.ownDir, "usb.gguf");
    await importing(model, "reference");
    rmSync(shelf.ownDir, { recursive: true });
    expect(await removing(model)).toMatchObject({ forgotten: true });
    await expect(removing(model)).rejects.toMatchObject({ code: "model.notFound" });
  });

  it("refuses a name that is taken", async () => {
    shelf.write(shelf.modelsDir, "same.gguf");
    const model = shelf.write(shelf.ownDir, "same.gguf");
    await expect(importing(model, "reference")).rejects.toMatchObject({
      code: "model.exists",
      details: { name: "same" },
    });
    expect((await shelf.library.read()).references).toEqual([]);
  });
});

describe("import by copy", () => {
  it("copies byte for byte, all parts, from the name of any of them", async () => {
    shelf.write(shelf.ownDir, "ខ្មែរ ២-00001-of-00002.gguf", { parts: 2 });
    const second = path.join(shelf.ownDir, "ខ្មែរ ២-00002-of-00002.gguf");
    shelf.write(shelf.ownDir, path.basename(second), { parts: 2 });
    appendFileSync(second, Buffer.alloc(9_000_000, 7));
    const target = await importing(second, "copy");
    expect(target).toBe(path.join(shelf.modelsDir, "ខ្មែរ ២-00001-of-00002.gguf"));
    for (const name of inFolder()) {
      expect(readFileSync(path.join(shelf.modelsDir, name)).equals(readFileSync(path.join(shelf.ownDir, name)))).toBe(
        true,
      );
    }
    expect(inFolder()).toHaveLength(2);
    expect(await shelf.list()).toMatchObject([{ name: "ខ្មែរ ២", place: "managed" }]);
    expect(shelf.transfers.list).toEqual([]);
  });

  it("leaves a model alone that is in the folder already", async () => {
    const model = shelf.write(shelf.modelsDir, "here.gguf");
    expect(await importing(model, "copy")).toBe(model);
    expect(await importing(model, "reference")).toBe(model);
    expect((await shelf.library.read()).references).toEqual([]);
  });

  it("takes no file's place", async () => {
    const model = shelf.write(shelf.ownDir, "same.gguf");
    writeFileSync(path.join(shelf.modelsDir, "same.gguf"), "another");
    await expect(importing(model, "copy")).rejects.toMatchObject({ code: "model.exists" });
    expect(readFileSync(path.join(shelf.modelsDir, "same.gguf"), "utf8")).toBe("another");
  });

  it.each(["pause", "discard", "request"])("is ended by %s, and leaves nothing", async (how) => {
    shelf.write(shelf.ownDir, "m-00001-of-00002.gguf", { parts: 2 });
    const big = path.join(shelf.ownDir, "m-00002-of-00002.gguf");
    shelf.write(shelf.ownDir, path.basename(big), { parts: 2 });
    truncateSync(big, 2_000_000_000); // a hole: it is never written
    const cancel = new AbortController();
    const copying = importing(big, "copy", cancel.signal);
    const outcome = expect(copying).rejects.toMatchObject({ name: "CancelledError" });
    await expect.poll(() => shelf.transfers.list[0]?.doneBytes ?? 0, PATIENT).toBeGreaterThan(10_000_000);
    const [transfer] = shelf.transfers.list;
    expect(transfer).toMatchObject({ kind: "import", name: "m", state: { kind: "running" } });
    if (how === "request") cancel.abort();
    else await shelf.transfers[how as "pause" | "discard"](transfer!.id);
    await outcome;
    expect(inFolder()).toEqual([]);
    expect(shelf.transfers.list).toEqual([]);
  });

  it("removes what a killed process has left, and nothing of one that runs", async () => {
    const names = [
      "dead.gguf.999999999.importing",
      `own.gguf.${process.pid}.importing`,
      `other.gguf.${process.ppid}.importing`,
    ];
    for (const name of [...names, "m.gguf.partial"]) writeFileSync(path.join(shelf.modelsDir, name), "half");
    await removeUnfinishedImports(shelf.modelsDir, silentLogger);
    expect(inFolder()).toEqual(["m.gguf.partial", `other.gguf.${process.ppid}.importing`]);
  });

  it("keeps what another user's process writes", async () => {
    const name = "theirs.gguf.1.importing";
    writeFileSync(path.join(shelf.modelsDir, name), "half");
    chmodSync(shelf.root, 0o755);
    chmodSync(shelf.modelsDir, 0o777);
    await withoutPrivilege(() => removeUnfinishedImports(shelf.modelsDir, silentLogger));
    expect(inFolder()).toEqual([name]);
  });

  it("goes on past a leftover that cannot be removed, and past a folder that is none", async () => {
    mkdirSync(path.join(shelf.modelsDir, "a.gguf.999999999.importing"));
    writeFileSync(path.join(shelf.modelsDir, "b.gguf.999999999.importing"), "half");
    const warnings: string[] = [];
    const logger = { ...silentLogger, warn: (message: string) => void warnings.push(message) };
    await removeUnfinishedImports(shelf.modelsDir, logger);
    expect(inFolder()).toEqual(["a.gguf.999999999.importing"]);
    expect(warnings).toEqual([expect.stringContaining("a.gguf.999999999.importing")]);
    await removeUnfinishedImports(path.join(shelf.root, "none"), logger);
    expect(warnings).toHaveLength(1);
  });
});

describe("what cannot be imported", () => {
  it.each<[string, (filePath: string) => void, string]>([
    ["nothing", () => undefined, "model.notFound"],
    ["a folder", (filePath) => mkdirSync(filePath), "model.notAFile"],
    ["a web page", (filePath) => writeFileSync(filePath, "<!doctype html>"), "model.invalidFile"],
    ["an empty file", (filePath) => writeFileSync(filePath, ""), "model.invalidFile"],
  ])("%s is refused by its own name", async (_name, make, code) => {
    const filePath = path.join(shelf.ownDir, "x.gguf");
    make(filePath);
    for (const mode of ["reference", "copy"] as const) {
      await expect(importing(filePath, mode)).rejects.toMatchObject({ code });
    }
    expect(await shelf.list()).toEqual([]);
  });

  it("is a split model without all its parts, or a path that is not whole", async () => {
    const first = shelf.write(shelf.ownDir, "torn-00001-of-00002.gguf", { parts: 2 });
    await expect(importing(first, "copy")).rejects.toMatchObject({ code: "model.invalidFile" });
    await expect(importing("torn-00001-of-00002.gguf", "copy")).rejects.toMatchObject({ code: "model.notFound" });
  });

  it("is a split model of which a further part is cut off, or is none", async () => {
    const first = shelf.write(shelf.ownDir, "cut-00001-of-00002.gguf", { parts: 2 });
    const second = shelf.write(shelf.ownDir, "cut-00002-of-00002.gguf", { parts: 2 });
    for (const spoil of [
      () => truncateSync(second, statSync(second).size - 1),
      () => truncateSync(second, 200),
      () => writeFileSync(second, "<!doctype html>"),
    ]) {
      spoil();
      for (const mode of ["reference", "copy"] as const) {
        await expect(importing(first, mode)).rejects.toMatchObject({
          code: "model.invalidFile",
          details: { path: second },
        });
      }
    }
    expect(inFolder()).toEqual([]);
  });

  it("is told by the name of the file that cannot be read, not of the folder it goes to", async () => {
    const first = shelf.write(shelf.ownDir, "closed-00001-of-00002.gguf", { parts: 2 });
    const second = shelf.write(shelf.ownDir, "closed-00002-of-00002.gguf", { parts: 2 });
    chmodSync(first, 0o644);
    chmodSync(second, 0);
    for (const folder of [shelf.root, shelf.ownDir]) chmodSync(folder, 0o755);
    chmodSync(shelf.modelsDir, 0o777);
    await withoutPrivilege(() =>
      expect(importing(first, "copy")).rejects.toMatchObject({ code: "model.notAFile", details: { path: second } }),
    );
    expect(inFolder()).toEqual([]);
  });

  it("is told by the name of the part that vanished in the middle of the copy", async () => {
    const first = shelf.write(shelf.ownDir, "stick-00001-of-00002.gguf", { parts: 2 });
    const second = shelf.write(shelf.ownDir, "stick-00002-of-00002.gguf", { parts: 2 });
    truncateSync(first, 400_000_000); // a hole: long enough to be in the middle of it
    const outcome = expect(importing(first, "copy")).rejects.toMatchObject({
      code: "model.notAFile",
      details: { path: second },
    });
    await expect.poll(() => shelf.transfers.list[0]?.doneBytes ?? 0, { ...PATIENT, interval: 5 }).toBeGreaterThan(0);
    rmSync(second);
    await outcome;
    expect(inFolder()).toEqual([]);
  });

  it("is told when the folder takes no files", async () => {
    const model = shelf.write(shelf.ownDir, "m.gguf");
    chmodSync(model, 0o644);
    chmodSync(shelf.root, 0o755);
    chmodSync(shelf.modelsDir, 0o555);
    await withoutPrivilege(() =>
      expect(importing(model, "copy")).rejects.toMatchObject({
        code: "folder.notWritable",
        details: { path: shelf.modelsDir },
      }),
    );
    expect(shelf.transfers.list).toEqual([]);
  });
});

describe("removal", () => {
  it("deletes a model of the folder, all its parts, and what was known of it", async () => {
    const first = shelf.write(shelf.modelsDir, "m-00001-of-00002.gguf", { parts: 2 });
    writeFileSync(path.join(shelf.modelsDir, "m-00002-of-00002.gguf"), "12345");
    const other = shelf.write(shelf.modelsDir, "m.gguf");
    await shelf.library.noteFile(first, { integrity: "recorded", parts: [] });
    const bytes = statSync(first).size + 5;
    expect(await removing(first)).toEqual({ removedBytes: bytes, forgotten: false });
    expect(inFolder()).toEqual(["m.gguf"]);
    expect((await shelf.library.read()).files).toEqual({});
    expect(statSync(other).isFile()).toBe(true);
  });

  it("deletes a link, and never what it leads to", async () => {
    const target = shelf.write(shelf.ownDir, "m.gguf");
    const link = path.join(shelf.modelsDir, "link.gguf");
    symlinkSync(target, link);
    expect(await removing(link)).toEqual({ removedBytes: 0, forgotten: false });
    expect(inFolder()).toEqual([]);
    expect(statSync(target).isFile()).toBe(true);
  });

  it("counts no bytes that another name of the file keeps", async () => {
    const model = shelf.write(shelf.modelsDir, "m.gguf");
    linkSync(model, path.join(shelf.ownDir, "m.gguf"));
    expect(await removing(model)).toEqual({ removedBytes: 0, forgotten: false });
  });

  it("touches nothing outside: neither a file of another folder, nor by a path that leads out", async () => {
    const own = shelf.write(shelf.ownDir, "m.gguf");
    const winding = `${shelf.modelsDir}${path.sep}..${path.sep}..${path.sep}own files${path.sep}m.gguf`;
    const below = path.join(shelf.modelsDir, "folder");
    mkdirSync(below);
    for (const filePath of [own, winding, shelf.write(below, "deep.gguf")]) {
      await expect(removing(filePath)).rejects.toMatchObject({ code: "model.notManaged" });
    }
    expect([statSync(own).isFile(), statSync(path.join(below, "deep.gguf")).isFile()]).toEqual([true, true]);
    await expect(removing(path.join(shelf.modelsDir, "none.gguf"))).rejects.toMatchObject({ code: "model.notFound" });
  });

  it("is refused while the model is in memory, also under another name, or in a transfer", async () => {
    const model = shelf.write(shelf.modelsDir, "m.gguf");
    symlinkSync(model, path.join(shelf.ownDir, "alias.gguf"));
    shelf.loaded.push(path.join(shelf.ownDir, "alias.gguf"));
    await expect(removing(model)).rejects.toMatchObject({ code: "model.inUse", details: { model: "m" } });
    shelf.loaded.pop();
    const control = { pause: () => Promise.resolve(), discard: () => Promise.resolve() };
    const entry = shelf.transfers.add(
      { id: "t", kind: "verify", name: "m", ref: model, path: model },
      { doneBytes: 0, totalBytes: 1, state: { kind: "verifying" } },
      control,
    );
    await expect(removing(model)).rejects.toMatchObject({ code: "model.inUse" });
    entry.remove();
    expect(await removing(model)).toMatchObject({ forgotten: false });
  });

  it("knows a loaded split model by each of its parts", async () => {
    const first = shelf.write(shelf.modelsDir, "m-00001-of-00002.gguf", { parts: 2 });
    const second = shelf.write(shelf.modelsDir, "m-00002-of-00002.gguf", { parts: 2 });
    shelf.loaded.push(first);
    await expect(removing(second)).rejects.toMatchObject({ code: "model.inUse" });
    expect(inFolder()).toHaveLength(2);
    shelf.loaded.pop();
    expect(await removing(second)).toMatchObject({ forgotten: false });
    expect(inFolder()).toEqual([]);
  });

  it("forgets a split model by each of its parts", async () => {
    const first = shelf.write(shelf.ownDir, "m-00001-of-00002.gguf", { parts: 2 });
    const second = shelf.write(shelf.ownDir, "m-00002-of-00002.gguf", { parts: 2 });
    await importing(first, "reference");
    expect(await removing(second)).toEqual({ removedBytes: 0, forgotten: true });
    expect((await shelf.library.read()).references).toEqual([]);
  });

  it.each(["m.gguf.partial", "m.gguf.download", "m.gguf.lock", "notes.txt"])("leaves %s alone", async (name) => {
    const filePath = path.join(shelf.modelsDir, name);
    writeFileSync(filePath, "not a model");
    await expect(removing(filePath)).rejects.toMatchObject({ code: "model.notManaged" });
    expect(inFolder()).toEqual([name]);
  });

  it("says that a read-only folder gives nothing away", async () => {
    const model = shelf.write(shelf.modelsDir, "m.gguf");
    chmodSync(shelf.root, 0o755);
    chmodSync(shelf.modelsDir, 0o555);
    await withoutPrivilege(() => expect(removing(model)).rejects.toMatchObject({ code: "folder.notWritable" }));
    expect(statSync(model).isFile()).toBe(true);
  });
});
