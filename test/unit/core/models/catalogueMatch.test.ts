import { describe, expect, it } from "vitest";
import type { CatalogueEntry } from "../../../../src/core/models/catalogue.ts";
import { isOfEntry } from "../../../../src/core/models/catalogueMatch.ts";

function entry(change: Partial<CatalogueEntry>): CatalogueEntry {
  return { id: "m", title: "M", ref: "hf:o/r:F16", quantization: "F16", ...change } as CatalogueEntry;
}

describe("an entry of the catalogue", () => {
  it.each([
    ["the quantisation within another's name", { ref: "hf:o/r:F16" }, "hf:o/r/m-BF16.gguf", false],
    ["its own quantisation", { ref: "hf:o/r:F16" }, "hf:O/R/m-f16.gguf", true],
    ["a repository whose name begins so", { ref: "hf:o/r:F16" }, "hf:o/r2/m-F16.gguf", false],
    ["another file", { ref: "hf:o/r/a.gguf", quantization: undefined }, "hf:o/r/b.gguf", false],
    ["a chosen file of a repository", { ref: "hf:o/r", quantization: undefined }, "hf:o/r/b.gguf", true],
    ["an address", { ref: "https://a.example/m.gguf" }, "https://a.example/m.gguf", true],
    ["a path", { ref: "hf:o/r:F16" }, "/models/r/m-F16.gguf", false],
  ])("is told by %s", (_what, change, source, expected) => {
    expect(isOfEntry(entry(change as Partial<CatalogueEntry>), source)).toBe(expected);
  });
});
