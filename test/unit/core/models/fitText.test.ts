import { describe, expect, it } from "vitest";
import { fitDetails, fitText } from "../../../../src/core/models/fitText.ts";
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
    expect(fitText(report(full, { downloadBytes: 19.8e9 }))).toContain("needs 19.8 GB, 5.0 GB are free");
    expect(fitText({ ...report(machine([])), exact: false })).toContain("roughly");
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
    expect(lines.at(-1)).toBe("Disk: 19.8 GB to download, 536.9 GB free in /models");
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
