import { describe, expect, it } from "vitest";
import { roughModel } from "../../../../src/core/models/fitSizes.ts";
import { fitVerdict, fitWishOf, type FitWish } from "../../../../src/core/models/fitVerdict.ts";
import { partsBytes } from "../../../../src/core/models/memorySum.ts";
import type { MachineFacts } from "../../../../src/shared/fitReport.ts";
import { DEFAULT_LOAD_SETTINGS } from "../../../../src/shared/protocol.ts";
import { card, GIB, machine, qwen32b, WISH } from "../../../support/fitModels.ts";

const model = qwen32b("Q4_K_M");
const verdict = (facts: MachineFacts, wish: Partial<FitWish> = {}, of = model) =>
  fitVerdict(of, facts, { ...WISH, ...wish });

describe("Qwen3-32B in 4 bits on one card", () => {
  it("has some layers on 8 and 16 GB, all on 24 and 48", () => {
    const reports = [8, 16, 24, 48].map((gib) => verdict(machine([card(gib)])));
    expect(reports.map((report) => report.verdict)).toEqual(["partial", "partial", "gpu", "gpu"]);
    const [small = 0, middle = 0] = reports.map(({ gpuLayers }) => gpuLayers);
    expect(small).toBeGreaterThan(10);
    expect(middle).toBeGreaterThan(2 * small - 10);
    expect(middle).toBeLessThan(65);
    expect(reports[2]?.gpuLayers).toBe(65);
  });

  it("fits on 24 GB with 8,192 tokens of context, as far as a desktop leaves room, and not with 32,768", () => {
    const desktop = machine([card(24, 21.5)]);
    expect(verdict(desktop, { contextTokens: 8192, parallel: 1 }).verdict).toBe("gpu");
    expect(verdict(desktop, { contextTokens: 32_768, parallel: 1 }).verdict).toBe("partial");
    const largest = verdict(desktop, { parallel: 1 }).largestContextTokens;
    expect(largest).toBeGreaterThanOrEqual(8192);
    expect(largest).toBeLessThan(13_000);
  });

  it("fits on 48 GB with 32,768 tokens", () => {
    const report = verdict(machine([card(48)]), { contextTokens: 32_768, parallel: 1 });
    expect(report).toMatchObject({ verdict: "gpu", gpuLayers: 65, contextTokens: 32_768, parallel: 1 });
    expect(report.vram.cacheBytes).toBe(8 * GIB);
    expect(report.largestContextTokens).toBe(40_960);
  });

  it("takes no more of a card than is free on it", () => {
    for (const gib of [6, 8, 12, 16, 20, 24, 32]) {
      const facts = machine([card(gib)]);
      const { vram, ram } = verdict(facts);
      expect(partsBytes(vram)).toBeLessThanOrEqual((gib - 0.5) * GIB);
      expect(partsBytes(ram)).toBeLessThanOrEqual(facts.ramFreeBytes);
    }
  });

  it("gives fewer layers to a card that another program has filled", () => {
    const [alone, beside] = [verdict(machine([card(24)])), verdict(machine([card(24, 6)]))];
    expect(alone.verdict).toBe("gpu");
    expect(beside.verdict).toBe("partial");
    expect(beside.gpuLayers).toBeLessThan(25);
    expect(verdict(machine([card(24, 0.2)]))).toMatchObject({ verdict: "ram", gpuLayers: 0 });
  });

  it("keeps to a wish for layers, and to what a crash has taught", () => {
    expect(verdict(machine([card(48)]), { gpuLayers: 20 })).toMatchObject({ verdict: "partial", gpuLayers: 20 });
    expect(verdict(machine([card(48)]), { maxGpuLayers: 30 })).toMatchObject({ verdict: "partial", gpuLayers: 30 });
    expect(verdict(machine([card(48)]), { gpuLayers: 0 })).toMatchObject({ verdict: "ram", gpuLayers: 0 });
  });
});

describe("other formats", () => {
  it("fit on larger cards only", () => {
    const fits = (quantization: "Q8_0" | "F16", gib: number) =>
      fitVerdict(qwen32b(quantization), machine([card(gib)], 128), WISH).verdict;
    expect([fits("Q8_0", 24), fits("Q8_0", 48), fits("F16", 48), fits("F16", 80)]).toEqual([
      "partial",
      "gpu",
      "partial",
      "gpu",
    ]);
  });
});

describe("two cards", () => {
  it("hold what one does not", () => {
    expect(verdict(machine([card(12)])).verdict).toBe("partial");
    expect(verdict(machine([card(12), card(12)])).verdict).toBe("gpu");
  });

  it("hold less than one of the size of both", () => {
    const both = verdict(machine([card(12), card(12)]), { parallel: 1 });
    const one = verdict(machine([card(24, 23)]), { parallel: 1 });
    expect(both.largestContextTokens).toBeLessThan(one.largestContextTokens);
  });
});

describe("without a GPU", () => {
  it("needs main memory: no with 8 and 16 GB, slow with 32 and 64", () => {
    const verdicts = [8, 16, 32, 64].map((gib) => verdict(machine([], gib)).verdict);
    expect(verdicts).toEqual(["no", "no", "ram", "ram"]);
  });

  it("tells what is needed where it is lacking", () => {
    const report = verdict(machine([], 16));
    expect(partsBytes(report.ram)).toBeGreaterThan(model.sizeBytes);
    expect(report).toMatchObject({ gpuLayers: 0, largestContextTokens: 0 });
    expect(report.tokensPerSecond).toBeUndefined();
  });

  it("gives a shorter context where the usual one does not fit", () => {
    const tight = machine([], 32, 20.7);
    expect(verdict(tight)).toMatchObject({ verdict: "ram", parallel: 1 });
    expect(verdict(tight).contextTokens).toBeLessThan(8192);
    expect(verdict(tight, { contextTokens: 32_768 }).verdict).toBe("no");
  });
});

describe("memory that GPU and processor share", () => {
  const apple = (gib: number, freeGib: number): MachineFacts => ({
    ...machine([{ ...card(gib * 0.75, gib * 0.75), integrated: true }], gib, freeGib),
    backend: "metal",
  });

  it("is counted once: 36 GB hold it, 24 do not", () => {
    expect(verdict(apple(36, 30)).verdict).toBe("gpu");
    expect(verdict(apple(24, 18)).verdict).toBe("no");
  });

  it("is bound by what other programs leave of it", () => {
    expect(verdict(apple(36, 12)).verdict).toBe("no");
  });
});

describe("speed", () => {
  it("is bandwidth divided by what a token reads", () => {
    const facts = { ...machine([card(24)]), vramBytesPerSecond: 1008e9, ramBytesPerSecond: 80e9 };
    expect(verdict(facts).tokensPerSecond).toBeCloseTo(1008e9 / (model.sizeBytes - model.embeddingBytes), 3);
    const mixed = verdict({ ...facts, gpus: [card(12)] });
    expect(mixed.tokensPerSecond).toBeLessThan(20);
    expect(mixed.tokensPerSecond).toBeGreaterThan(80e9 / model.sizeBytes);
  });

  it("is not said where a bandwidth is not known", () => {
    expect(verdict(machine([card(24)])).tokensPerSecond).toBeUndefined();
    expect(verdict({ ...machine([card(12)]), vramBytesPerSecond: 1e12 }).tokensPerSecond).toBeUndefined();
  });
});

describe("what belongs to a load", () => {
  it("counts the model that drafts", () => {
    const draft = roughModel({ sizeBytes: 0.64e9, layers: 28, vocabularyWords: 151_936, trainedTokens: 40_960 });
    const [alone, both] = [verdict(machine([card(48)])), verdict(machine([card(48)]), { draft })];
    expect(both.vram.weightsBytes - alone.vram.weightsBytes).toBeGreaterThan(0.5e9);
    expect(both.exact).toBe(false);
  });

  it("follows the settings", () => {
    const settings = { ...DEFAULT_LOAD_SETTINGS, gpu: "off", kvCache: "q8_0", memoryMap: "off" } as const;
    expect(fitWishOf(settings)).toMatchObject({ gpuLayers: 0, cacheFormat: "q8_0", memoryMap: false });
    expect(fitWishOf({ ...settings, flashAttention: "off" })).toMatchObject({ cacheFormat: "f16" });
  });

  it("is rough where the header was not read", () => {
    const rough = roughModel({ sizeBytes: 19.8e9, layers: 64, trainedTokens: 40_960, cacheValuesPerToken: 64 * 2048 });
    const report = verdict(machine([card(24)]), { downloadBytes: 19.8e9 }, rough);
    expect(report).toMatchObject({ verdict: "gpu", exact: false, downloadBytes: 19.8e9 });
  });
});
