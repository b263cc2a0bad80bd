import { mkdirSync, mkdtempSync, rmSync, symlinkSync, utimesSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { listModelFiles, resolveModel } from "../../../src/server/models/store.ts";

let root: string;
let modelsDir: string;
let ownDir: string;

beforeEach(() => {
  root = mkdtempSync(path.join(os.tmpdir(), "sealion-store-"));
  modelsDir = path.join(root, "models");
  ownDir = path.join(root, "own");
  mkdirSync(modelsDir);
  mkdirSync(ownDir);
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function addFile(folder: string, name: string, { bytes = 4, ageSeconds = 0 } = {}): string {
  const filePath = path.join(folder, name);
  writeFileSync(filePath, "G".repeat(bytes));
  const time = Date.now() / 1000 - ageSeconds;
  utimesSync(filePath, time, time);
  return filePath;
}

it("takes a path, also one that is not there: what is wrong with it is the engine's to say", async () => {
  const missing = path.join(root, "missing.gguf");
  expect(await resolveModel({ ref: missing, dirs: [] }, modelsDir)).toBe(missing);
  expect(await resolveModel({ ref: "~/m.gguf", dirs: [] }, modelsDir)).toBe(path.join(os.homedir(), "m.gguf"));
});

it("looks a name up with and without its ending, in the client's folders first", async () => {
  const downloaded = addFile(modelsDir, "tiny.gguf");
  expect(await resolveModel({ ref: "tiny", dirs: [ownDir] }, modelsDir)).toBe(downloaded);
  const own = addFile(ownDir, "tiny.gguf");
  expect(await resolveModel({ ref: "tiny", dirs: [ownDir] }, modelsDir)).toBe(own);
  expect(await resolveModel({ ref: "tiny.gguf", dirs: [ownDir] }, modelsDir)).toBe(own);
  const bare = addFile(ownDir, "no-ending");
  expect(await resolveModel({ ref: "no-ending", dirs: [ownDir] }, modelsDir)).toBe(bare);
});

it("does not take a folder for a model, or a name that leads out of the folders", async () => {
  mkdirSync(path.join(ownDir, "folder"));
  addFile(root, "outside.gguf");
  for (const ref of ["folder", "../outside", "nobody"]) {
    await expect(resolveModel({ ref, dirs: [ownDir] }, modelsDir)).rejects.toMatchObject({
      code: "model.notFound",
      details: { model: ref },
    });
  }
});

it("takes the youngest model that was downloaded when none is named, and none of the client's folders", async () => {
  addFile(ownDir, "own.gguf");
  await expect(resolveModel({ dirs: [ownDir] }, modelsDir)).rejects.toMatchObject({ code: "model.none" });
  addFile(modelsDir, "older.gguf", { ageSeconds: 60 });
  const younger = addFile(modelsDir, "younger.gguf", { ageSeconds: 30 });
  addFile(modelsDir, "oldest.gguf", { ageSeconds: 90 });
  addFile(modelsDir, "notes.txt");
  expect(await resolveModel({ dirs: [] }, modelsDir)).toBe(younger);
  expect(await resolveModel({ ref: " ", dirs: [] }, modelsDir)).toBe(younger);
});

it("counts a split file once, by its first part, and finds it by its name", async () => {
  addFile(modelsDir, "big-00002-of-00002.gguf", { bytes: 30 });
  const first = addFile(modelsDir, "big-00001-of-00002.gguf", { bytes: 10 });
  addFile(modelsDir, "torn-00002-of-00003.gguf"); // without its beginning nothing can be loaded
  expect(await listModelFiles({ dirs: [], modelsDir, references: [] })).toMatchObject([
    { name: "big", path: first, sizeBytes: 40 },
  ]);
  expect(await resolveModel({ ref: "big", dirs: [] }, modelsDir)).toBe(first);
});

it("lists all folders by name, each path once, and passes over what is no file", async () => {
  addFile(modelsDir, "b.gguf");
  addFile(ownDir, "a.GGUF");
  addFile(ownDir, "c.gguf.partial");
  mkdirSync(path.join(ownDir, "d.gguf"));
  symlinkSync(path.join(root, "gone"), path.join(ownDir, "e.gguf"));
  const models = await listModelFiles({
    dirs: [ownDir, modelsDir, path.join(root, "no-folder")],
    modelsDir,
    references: [],
  });
  expect(models.map(({ name }) => name)).toEqual(["a", "b"]);
});

it("lists the model that a setting or the environment names, wherever it is, and once", async () => {
  const elsewhere = path.join(root, "แบบจำลอง");
  mkdirSync(elsewhere);
  const named = addFile(elsewhere, "named-00001-of-00002.gguf");
  addFile(elsewhere, "named-00002-of-00002.gguf");
  addFile(elsewhere, "neighbour.gguf");
  const downloaded = addFile(modelsDir, "b.gguf");
  const pathsWith = async (ref: string, references: readonly string[] = []) =>
    (await listModelFiles({ dirs: [], modelsDir, references, ref })).map((model) => model.path);
  expect(await pathsWith(named)).toEqual([downloaded, named]);
  expect(await pathsWith(path.join(elsewhere, "named-00002-of-00002.gguf"))).toEqual([downloaded, named]);
  expect(await pathsWith(named, [named])).toEqual([downloaded, named]);
  for (const ref of [downloaded, "b", path.join(elsewhere, "gone.gguf"), elsewhere, ""]) {
    expect(await pathsWith(ref)).toEqual([downloaded]);
  }
});

it("knows a model by one path, however it is written", async () => {
  const downloaded = addFile(modelsDir, "ຮູບແບບ.gguf");
  const written = ["", ".", path.join("..", path.basename(modelsDir)), "x/.."].map((way) =>
    [modelsDir, way, "ຮູບແບບ.gguf"].join(path.sep),
  );
  for (const ref of written) {
    expect(await resolveModel({ ref, dirs: [] }, modelsDir)).toBe(downloaded);
    const listed = await listModelFiles({ dirs: [], modelsDir, references: [], ref });
    expect(listed.map((model) => model.path)).toEqual([downloaded]);
  }
});
