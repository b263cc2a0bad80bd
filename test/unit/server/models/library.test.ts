import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Library } from "../../../../src/server/models/library.ts";
import { formatLibrary, parseLibrary, type LibraryData } from "../../../../src/server/models/libraryFile.ts";
import { refuseDamaged } from "../../../../src/server/models/modelList.ts";
import { resolveModel } from "../../../../src/server/models/store.ts";
import { silentLogger } from "../../../../src/shared/logger.ts";
import { ModelShelf } from "../../../support/modelShelf.ts";

let shelf: ModelShelf;
let file: string;

beforeEach(() => {
  shelf = new ModelShelf();
  file = path.join(shelf.root, "data", "models.json");
});
afterEach(() => shelf.dispose());

const otherServer = () => new Library({ dataDir: path.join(shelf.root, "data"), logger: silentLogger });

describe("the file", () => {
  const data: LibraryData = {
    files: {
      "/m/ภาษาไทย ๑.gguf": {
        source: "hf:o/r/f.gguf",
        sha256: ["aa"],
        published: true,
        integrity: "verified",
        parts: [{ sizeBytes: 1, modifiedMs: 2.5 }],
        at: "2026-01-01T00:00:00.000Z",
        licence: "apache-2.0",
      },
    },
    references: ["/usb/ខ្មែរ.gguf"],
    licences: { "hf:o/r": "2026-01-01T00:00:00.000Z" },
  };

  it("gives back what was written", () => {
    expect(parseLibrary(formatLibrary(data))).toEqual(data);
  });

  it.each(["", "{", "[]", "null", '"text"', "{}", '{"version":2,"files":{}}'])("is none when it is %j", (text) => {
    expect(parseLibrary(text)).toBeUndefined();
  });

  it("loses a damaged entry alone", () => {
    const text = JSON.stringify({
      version: 1,
      files: {
        "/good": { integrity: "recorded", parts: [], at: "" },
        "/bad": { integrity: "excellent", parts: [] },
        "/worse": null,
        "/worst": { integrity: "recorded", parts: [{ sizeBytes: "1" }] },
      },
      references: ["/a", 7, null],
      licences: { a: "2026", b: false },
    });
    expect(parseLibrary(text)).toEqual({
      files: { "/good": { integrity: "recorded", parts: [], at: "" } },
      references: ["/a"],
      licences: { a: "2026" },
    });
  });
});

describe("the library", () => {
  it("remembers for the next process, and keeps what two processes note at the same time", async () => {
    const other = otherServer();
    await Promise.all([shelf.library.accept("hf:o/one"), shelf.library.addReference("/usb/a.gguf")]);
    await other.accept("hf:o/two");
    await shelf.library.accept("__proto__");
    expect(await otherServer().isAccepted("hf:o/one")).toBe(true);
    expect(await shelf.library.isAccepted("hf:o/two")).toBe(true);
    expect(await other.isAccepted("__proto__")).toBe(true);
    expect(await other.isAccepted("toString")).toBe(false);
    expect((await other.read()).references).toEqual(["/usb/a.gguf"]);
    expect(readdirSync(path.dirname(file)).sort()).toEqual(["models", "models.json"]); // no temporary file is left
  });

  it("begins anew after damage, and keeps the damaged file aside", async () => {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, '{"version":1,"files":{"/a"');
    expect(await shelf.library.isAccepted("hf:o/r")).toBe(false);
    expect(readFileSync(file, "utf8")).toContain('"/a"'); // who only reads changes nothing
    await shelf.library.accept("hf:o/r");
    expect(await otherServer().isAccepted("hf:o/r")).toBe(true);
    expect(readFileSync(`${file}.unreadable`, "utf8")).toContain('"/a"');
  });
});

describe("the list", () => {
  it("tells what the headers say, and where each model is", async () => {
    shelf.write(shelf.modelsDir, "managed.gguf");
    shelf.write(shelf.ownDir, "folder.gguf");
    await shelf.library.addReference(shelf.write(shelf.root, "โมเดล ทดสอบ.gguf"));
    const models = await shelf.list(shelf.ownDir);
    expect(models.map(({ name, place }) => [name, place])).toEqual([
      ["folder", "folder"],
      ["managed", "managed"],
      ["โมเดล ทดสอบ", "reference"],
    ]);
    for (const { header, problem, integrity } of models) {
      expect(header).toEqual({
        title: expect.any(String) as string,
        architecture: "qwen3",
        contextTokens: 4096,
        totalLayers: 2,
      });
      expect([problem, integrity]).toEqual([undefined, "unknown"]);
    }
  });

  it("lists bad files with what is wrong with them, and the others beside them", async () => {
    shelf.write(shelf.modelsDir, "good.gguf");
    writeFileSync(path.join(shelf.modelsDir, "page.gguf"), "<html>");
    writeFileSync(path.join(shelf.modelsDir, "empty.gguf"), "");
    shelf.write(shelf.modelsDir, "base.gguf", { template: " " });
    shelf.write(shelf.modelsDir, "torn-00001-of-00003.gguf", { parts: 3 });
    const gone = path.join(shelf.root, "usb", "gone.gguf");
    await shelf.library.addReference(gone);
    const problems = (await shelf.list()).map(({ name, problem }) => [name, problem?.code, problem?.details.reason]);
    expect(problems).toEqual([
      ["base", "model.noChatTemplate", undefined],
      ["empty", "model.invalidFile", "it is empty"],
      ["gone", "model.notFound", undefined],
      ["good", undefined, undefined],
      ["page", "model.invalidFile", "it is not in the GGUF format"],
      ["torn", "model.invalidFile", "2 of its 3 parts are missing"],
    ]);
  });

  it("looks again at a file that has changed, and only then", async () => {
    const model = shelf.write(shelf.modelsDir, "m.gguf");
    const [before] = await shelf.list();
    const [again] = await shelf.list();
    expect(again?.header).toBe(before?.header);
    writeFileSync(model, "<html>");
    expect((await shelf.list())[0]?.problem?.code).toBe("model.invalidFile");
  });

  it("forgets that a file is verified when somebody has written to it", async () => {
    const model = shelf.write(shelf.modelsDir, "m.gguf");
    const { sizeBytes } = (await shelf.list())[0]!;
    utimesSync(model, 1000, 1000);
    const parts = [{ sizeBytes, modifiedMs: 1_000_000 }];
    await shelf.library.noteFile(model, { source: "hf:o/r/m.gguf", sha256: ["aa"], integrity: "verified", parts });
    expect(await shelf.find("m")).toMatchObject({ integrity: "verified", source: "hf:o/r/m.gguf" });
    utimesSync(model, 2000, 2000);
    expect(await shelf.find("m")).toMatchObject({ integrity: "unknown", source: "hf:o/r/m.gguf" });
  });

  it("keeps the size of a model whose disk has gone away", async () => {
    const model = shelf.write(shelf.ownDir, "m.gguf");
    await shelf.library.addReference(model);
    await shelf.library.noteFile(model, { integrity: "recorded", parts: [{ sizeBytes: 77, modifiedMs: 1 }] });
    rmSync(shelf.ownDir, { recursive: true });
    expect(await shelf.find("m")).toMatchObject({
      sizeBytes: 77,
      integrity: "unknown",
      problem: { code: "model.notFound" },
    });
  });
});

describe("resolving", () => {
  it("finds what was imported by name, after the folders, and when nothing is named", async () => {
    const model = shelf.write(shelf.ownDir, "ភាសា-00001-of-00001.gguf");
    const find = (ref?: string) =>
      resolveModel({ dirs: [], ...(ref !== undefined && { ref }) }, shelf.modelsDir, [model]);
    expect(await find("ភាសា")).toBe(model);
    expect(await find("ភាសា.gguf")).toBe(model);
    expect(await find()).toBe(model);
    const own = shelf.write(shelf.modelsDir, "ភាសា.gguf");
    expect(await find("ភាសា")).toBe(own);
  });

  it("never takes an unfinished download for a model", async () => {
    const partial = path.join(shelf.modelsDir, "m.gguf.partial");
    writeFileSync(partial, "GGUF");
    for (const ref of [partial, "m.gguf.partial"]) {
      await expect(resolveModel({ ref, dirs: [] }, shelf.modelsDir)).rejects.toMatchObject({
        code: "model.invalidFile",
      });
    }
    expect(existsSync(partial)).toBe(true);
  });

  it("refuses a file that is known to be damaged, until it is another", async () => {
    const model = shelf.write(shelf.modelsDir, "m.gguf");
    utimesSync(model, 1000, 1000);
    const parts = [{ sizeBytes: (await shelf.list())[0]!.sizeBytes, modifiedMs: 1_000_000 }];
    await shelf.library.noteFile(model, { sha256: ["aa"], integrity: "damaged", parts });
    await expect(refuseDamaged(shelf.library, model)).rejects.toMatchObject({ code: "model.invalidFile" });
    utimesSync(model, 2000, 2000);
    await expect(refuseDamaged(shelf.library, model)).resolves.toBeUndefined();
  });
});
