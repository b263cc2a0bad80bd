import { mkdtempSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { ModelFiles } from "../../../src/server/gguf/modelFiles.ts";
import { writeSmallModel } from "../../support/smallModelFile.ts";

let folder: string;
let files: ModelFiles;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sealion-files-"));
  files = new ModelFiles();
});
afterEach(() => rmSync(folder, { recursive: true }));

const model = (name: string): string => writeSmallModel(join(folder, `${name}.gguf`));

it("reads a header once, however often and by how many it is asked for", async () => {
  const path = model("a");
  const [first, second] = await Promise.all([files.inspect(path), files.inspect(path)]);
  const third = await files.inspect(path);
  // The same list: a header that was read again has made another one.
  expect(second.vocabulary).toBe(first.vocabulary);
  expect(third.vocabulary).toBe(first.vocabulary);
  expect(third).toEqual(first);
  expect(first).toMatchObject({ path, sizeBytes: statSync(path).size, vocabulary: ["a", "b", "c"] });
  expect(first).not.toHaveProperty("parts");
});

it("reads it again when the file's time or size is another", async () => {
  const path = model("a");
  const first = await files.inspect(path);
  utimesSync(path, 1000, 1000);
  const touched = await files.inspect(path);
  expect(touched.vocabulary).not.toBe(first.vocabulary);
  expect(touched.identity).not.toBe(first.identity);
  writeSmallModel(path, { words: ["x", "y", "z", "another"] });
  utimesSync(path, 1000, 1000);
  expect((await files.inspect(path)).vocabulary).toEqual(["x", "y", "z", "another"]);
});

it("keeps those that were asked for last, and few", async () => {
  const paths = ["a", "b", "c", "d", "e"].map(model);
  const [a, b] = [await files.inspect(paths[0]!), await files.inspect(paths[1]!)];
  for (const path of paths.slice(2, 4)) await files.inspect(path);
  expect((await files.inspect(paths[0]!)).vocabulary).toBe(a.vocabulary);
  await files.inspect(paths[4]!);
  expect((await files.inspect(paths[0]!)).vocabulary).toBe(a.vocabulary);
  expect((await files.inspect(paths[1]!)).vocabulary).not.toBe(b.vocabulary);
});

it("does not remember what was wrong with a file", async () => {
  const path = join(folder, "a.gguf");
  await expect(files.inspect(path)).rejects.toMatchObject({ code: "model.notFound" });
  const good = statSync(model("a")).size;
  writeFileSync(path, Buffer.alloc(good));
  utimesSync(path, 1000, 1000);
  await expect(files.inspect(path)).rejects.toMatchObject({ code: "model.invalidFile" });
  model("a");
  utimesSync(path, 1000, 1000);
  expect((await files.inspect(path)).vocabulary).toHaveLength(3);
});

it("counts the parts that are there, whenever they come", async () => {
  const path = writeSmallModel(join(folder, "m-00001-of-00003.gguf"), { parts: 3 });
  const { size } = statSync(path);
  expect((await files.inspect(path)).sizeBytes).toBe(size);
  writeFileSync(join(folder, "m-00002-of-00003.gguf"), Buffer.alloc(1000));
  expect((await files.inspect(path)).sizeBytes).toBe(size + 1000);
});
