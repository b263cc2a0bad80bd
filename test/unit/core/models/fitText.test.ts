import { describe, expect, it } from "vitest";
import { fitDetails, fitText, fitWords } from "../../../../src/core/models/fitText.ts";
import { fitVerdict, type FitWish } from "../../../../src/core/models/fitVerdict.ts";
import { gpuBytesPerSecond } from "../../../../src/core/models/gpuBandwidth.ts";
import type { FitReport, MachineFacts } from "../../../../src/shared/fitReport.ts";
import { card, GIB, machine, qwen32b, WISH } from "../../../support/fitModels.ts";

const report = (facts: MachineFacts, wish: Partial<FitWish> = {}): FitReport =>
  fitVerdict(qwen32b("Q4_K_M"), facts, { ...WISH, ...wish });

describe("one line", () => {
  it("says the verdict, and the speed as an estimate", () => {
    expect(fitText(report(machine([card(24)])))).toBe("Fits on the GPU");
    const fast = { ...machine([card(24)]), vramBytesPerSecond: 1008e9 };
    expect(fitText(report(fast))).toBe("Fits on the GPU, about 52 tokens/s (estimate)");
    expect(fitText(report(machine([card(16)])))).toMatch(/^Fits with \d+ of 65 layers on the GPU$/u);
    expect(fitText(report(machine([])))).toBe("Fits in main memory, slow");
    expect(fitText(report(machine([], 16)))).toMatch(/^Does not fit: needs 20\.\d GB, you have 12\.9 GB$/u);
  });

  it("says when only the disk is too small, and when the header was not read", () => {
    const full = { ...machine([card(24)]), diskFreeBytes: 5e9 };
    expect(fitText(report(full, { downloadBytes: 19.8e9 }))).toContain(
      "needs 20.1 GB, 268 MB of it to stay free, and 5.0 GB are free",
    );
    // What is to stay free counts, as it does when the download begins.
    const narrow = { ...machine([card(24)]), diskFreeBytes: 20e9 };
    expect(fitText(report(narrow, { downloadBytes: 19.8e9 }))).toContain("No room on the disk");
    expect(fitText(report({ ...narrow, diskFreeBytes: 0 }))).toBe("Fits on the GPU");
    expect(fitText({ ...report(machine([])), exact: false })).toContain("roughly");
  });

  it("says which context the yes is for when the model was trained on less than was asked for", () => {
    const words = "; with 40,960 tokens of context, not 1,000,000: the model was trained on no more";
    expect(fitText(report(machine([card(48)]), { contextTokens: 1_000_000 }))).toBe(`Fits on the GPU${words}`);
    expect(fitText(report(machine([card(48)]), { contextTokens: 40_960 }))).toBe("Fits on the GPU");
  });
});

describe("the short form", () => {
  it("has the numbers, the disk, what other programs hold, and marks an estimate", () => {
    expect(fitWords(report(machine([], 16)))).toMatch(/^Does not fit: needs 20\.\d GB, you have 12\.9 GB$/u);
    const full = { ...machine([card(24)]), diskFreeBytes: 5e9 };
    expect(fitWords(report(full, { downloadBytes: 19.8e9 }))).toMatch(/^No room on the disk/u);
    expect(fitWords(report(machine([card(24, 6)])))).toMatch(/layers on the GPU: other programs hold 19\.3 GB/u);
    expect(fitWords({ ...report(machine([card(24)])), exact: false })).toBe("Fits on the GPU (estimate)");
  });
});

describe("the sum", () => {
  it("has a line for each memory, and for what other programs hold", () => {
    const facts = { ...machine([card(24, 6)]), vramBytesPerSecond: 1008e9, ramBytesPerSecond: 80e9 };
    const lines = fitDetails(report(facts, { downloadBytes: 19.8e9 }));
    expect(lines.some((line) => line.startsWith("GPU memory: "))).toBe(true);
    expect(lines.some((line) => line.startsWith("Main memory: "))).toBe(true);
    expect(lines).toContain("Other programs hold 19.3 GB of the GPU's 25.8 GB. Without them: Fits on the GPU.");
    expect(lines.some((line) => line.includes("256 KiB a token"))).toBe(true);
    expect(lines.at(-1)).toBe(
      "Disk: 20.1 GB needed (19.8 GB to download, 268 MB to stay free), 536.9 GB free in /models",
    );
  });

  it("has none for a GPU that is not used, and none for others where nobody holds anything", () => {
    const lines = fitDetails(report(machine([])));
    expect(lines.filter((line) => line.includes("GPU"))).toEqual([]);
  });
});

describe("bandwidths", () => {
  it("are known of some cards by name, and never guessed", () => {
    const names = ["NVIDIA GeForce RTX 4090", "NVIDIA H200", "NVIDIA GeForce RTX 4090 Laptop GPU", "Some card"];
    expect(names.map((name) => gpuBytesPerSecond(name, 64 * GIB))).toEqual([1008e9, 4800e9, undefined, undefined]);
    expect(gpuBytesPerSecond("Apple M4 Max", 128 * GIB)).toBe(546e9);
    expect(gpuBytesPerSecond("Apple M4 Max", 36 * GIB)).toBe(410e9);
  });
});
