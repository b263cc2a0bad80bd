/** Real links to real files: each file is one model, whatever it is called. */
import { copyFileSync, linkSync, rmSync, statSync, symlinkSync } from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { fileIdOf } from "../../../../src/server/models/store.ts";
import { ModelShelf } from "../../../support/modelShelf.ts";

let shelf: ModelShelf;
let named: string;
let link: string;

beforeEach(() => {
  shelf = new ModelShelf();
  named = shelf.write(shelf.ownDir, "แบบจำลอง.gguf");
  link = path.join(shelf.modelsDir, "ຮູບແບບ.gguf");
});
afterEach(() => shelf.dispose());

const list = () => shelf.list(shelf.ownDir);

describe("A file with two names", () => {
  it("is listed once, by its own name, with the other", async () => {
    const other = path.join(shelf.ownDir, "ກ.gguf");
    symlinkSync(named, other);
    expect(await list()).toMatchObject([{ name: "แบบจำลอง", path: named, otherPaths: [other], place: "folder" }]);
  });

  it.each([
    ["a link", symlinkSync],
    ["a second name", linkSync],
  ])("by the one in the product's folder, which can be deleted: %s", async (_what, makeLink) => {
    makeLink(named, link);
    expect(await list()).toMatchObject([{ name: "ຮູບແບບ", path: link, otherPaths: [named], place: "managed" }]);
  });

  it("by the one that was imported, which can be forgotten", async () => {
    const imported = path.join(shelf.root, "ချစ်.gguf");
    symlinkSync(named, imported);
    await shelf.library.addReference(imported);
    expect(await list()).toMatchObject([{ path: imported, otherPaths: [named], place: "reference" }]);
    await shelf.library.forget(imported);
    expect(await list()).toMatchObject([{ path: named, place: "folder" }]);
  });

  it("is loaded, and has the integrity that is known of it, by whichever of them", async () => {
    symlinkSync(named, link);
    const [{ sizeBytes } = { sizeBytes: 0 }] = await list();
    expect(await list()).toMatchObject([{ loaded: false, integrity: "unknown" }]);
    shelf.loaded.push(link);
    const parts = [{ sizeBytes, modifiedMs: modifiedMs(named) }];
    await shelf.library.noteFile(link, { integrity: "verified", parts });
    expect(await list()).toMatchObject([{ loaded: true, integrity: "verified" }]);
  });
});

it("Two files with the same bytes are two models, and so is one that is gone", async () => {
  copyFileSync(named, link);
  const gone = path.join(shelf.root, "မော်ဒယ်.gguf");
  await shelf.library.addReference(gone);
  const models = await list();
  expect(models.map((model) => model.path).sort()).toEqual([named, link, gone].sort());
  expect(models.every(({ otherPaths }) => otherPaths === undefined)).toBe(true);
});

it("A split model is the same when all its parts are", async () => {
  const parts = ["00001", "00002"].map((number) => shelf.write(shelf.ownDir, `ta-${number}-of-00002.gguf`));
  const links = parts.map((part, at) => path.join(shelf.modelsDir, `தமிழ்-0000${String(at + 1)}-of-00002.gguf`));
  symlinkSync(parts[0]!, links[0]!);
  symlinkSync(named, links[1]!);
  const names = async () => (await list()).map(({ name }) => name);
  expect(await names()).toEqual(expect.arrayContaining(["ta", "தமிழ்"]));
  rmSync(links[1]!);
  symlinkSync(parts[1]!, links[1]!);
  expect(await names()).not.toContain("ta");
  expect((await shelf.find("தமிழ்", shelf.ownDir))?.otherPaths).toEqual([parts[0]]);
});

it("Where a file system gives no numbers, or the same ones again, files are told apart by their paths, sizes and times", () => {
  const facts = { dev: 1n, ino: 7n, size: 20_000_000_000n, mtimeNs: 5n };
  const unnumbered = { ...facts, ino: 0n };
  expect(fileIdOf("/a.gguf", facts)).toBe(fileIdOf("/b.gguf", facts));
  expect(fileIdOf("/a.gguf", unnumbered)).not.toBe(fileIdOf("/b.gguf", unnumbered));
  for (const other of [{ size: 400_000_000n }, { mtimeNs: 6n }, { dev: 2n }, { ino: 8n }]) {
    expect(fileIdOf("/b.gguf", { ...facts, ...other })).not.toBe(fileIdOf("/a.gguf", facts));
  }
});

function modifiedMs(filePath: string): number {
  return statSync(filePath).mtimeMs;
}
