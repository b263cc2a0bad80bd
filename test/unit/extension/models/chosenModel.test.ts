import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { isChosenThere } from "../../../../src/extension/models/chosenModel.ts";
import { modelRows, type ModelRow } from "../../../../src/extension/models/modelRow.ts";
import type { ModelFile } from "../../../../src/shared/modelsProtocol.ts";

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "sealion-chosen-"));
  file = path.join(folder, "แบบจำลอง 1.gguf");
  writeFileSync(file, "GGUF");
});

afterEach(() => rmSync(folder, { recursive: true }));

function rowsFor(chosen: string, change: Partial<ModelFile> = {}): ModelRow[] {
  const known: ModelFile = {
    name: "แบบจำลอง 1",
    path: file,
    sizeBytes: 4,
    loaded: false,
    place: "reference",
    integrity: "unknown",
    ...change,
  };
  return modelRows({ files: [known], catalogue: [], transfers: [], states: [], chosen, fits: new Map() });
}

describe("a chosen model", () => {
  it("that is a path counts while its file is there", () => {
    expect(isChosenThere(undefined, [])).toBe(false);
    expect(isChosenThere(file, [])).toBe(true);
    rmSync(file);
    expect(isChosenThere(file, [])).toBe(false);
  });

  it("that is a name counts while the list has it", () => {
    const name = "แบบจำลอง 1";
    expect(isChosenThere(name, rowsFor(name))).toBe(true);
    const problem = { code: "model.notFound", message: "", details: {} };
    expect(isChosenThere(name, rowsFor(name, { problem }))).toBe(false);
    expect(isChosenThere("another", rowsFor("another"))).toBe(false);
  });
});
