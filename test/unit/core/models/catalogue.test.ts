import { describe, expect, it } from "vitest";
import { CATALOGUE, findInCatalogue } from "../../../../src/core/models/catalogue.ts";
import { withCustomEntries } from "../../../../src/core/models/customCatalogue.ts";
import { formatModelReference, parseRemoteReference } from "../../../../src/core/models/modelReference.ts";
import { recommended } from "../../../../src/core/models/recommended.ts";
import { LANGUAGES } from "../../../../src/core/languages.ts";
import type { MachineFacts } from "../../../../src/shared/fitReport.ts";
import { en } from "../../../../src/shared/messages/en.ts";

describe("the catalogue", () => {
  it.each(CATALOGUE.map((entry) => [entry.id, entry] as const))(
    "says of %s nothing that contradicts itself",
    (id, entry) => {
      expect(id).toMatch(/^[a-z0-9.-]+$/u);
      expect(CATALOGUE.filter((other) => other.id === id)).toHaveLength(1);
      const isUnreachable = entry.warnings.includes("noFile") || entry.warnings.includes("noAddress");
      expect(isUnreachable).toBe(entry.ref === undefined);
      if (entry.ref !== undefined) {
        const reference = parseRemoteReference(entry.ref);
        expect(formatModelReference(reference)).toBe(entry.ref);
        const { quantization } = reference as { quantization?: string };
        expect(quantization).toBe(entry.quantization);
        expect(entry.licence?.url).toMatch(/^https:\/\//u);
      }
      for (const warning of entry.warnings) expect(en[`catalogue.warning.${warning}`].length).toBeGreaterThan(20);
      const tags = LANGUAGES.map(({ tag }) => tag);
      for (const tag of entry.languages ?? []) expect(tags).toContain(tag);
      if (entry.sizes !== undefined) expect(entry.sizeBytes).toBeGreaterThan(0);
    },
  );

  it("has the product's model, a starter, and a draft of the same vocabulary line", () => {
    expect(CATALOGUE.filter(({ roles }) => roles.includes("product")).map(({ quantization }) => quantization)).toEqual([
      "Q4_K_M",
    ]);
    expect(findInCatalogue(CATALOGUE, " QWEN3-0.6B ")?.roles).toEqual(["starter", "draft"]);
    expect(findInCatalogue(CATALOGUE, "hf:qwen/qwen3-0.6b-gguf:q8_0")?.id).toBe("qwen3-0.6b");
    expect(findInCatalogue(CATALOGUE, "nobody")).toBeUndefined();
  });

  it("counts the cache of the 32B model as its card does: 256 KiB a token", () => {
    const { sizes } = findInCatalogue(CATALOGUE, "qwen-sea-lion-v4-32b-4bit")!;
    expect(sizes!.cacheValuesPerToken * 2).toBe(256 * 1024);
  });
});

describe("entries of the user's own", () => {
  const own = {
    id: "Mine",
    title: "My Model",
    ref: "hf:me/mine:q4_0",
    licence: "MIT",
    licenceUrl: "https://example.org/mit",
  };

  it("come after the product's, and take the place of one with the same id", () => {
    const { entries, problems } = withCustomEntries([
      own,
      { ...own, id: "qwen3-0.6b", languages: ["th", "Khmer"], sizeBytes: 7 },
    ]);
    expect(problems).toEqual([]);
    expect(entries.at(-2)).toEqual({
      id: "mine",
      title: "My Model",
      ref: "hf:me/mine:q4_0",
      licence: { name: "MIT", url: "https://example.org/mit" },
      roles: [],
      warnings: [],
      isCustom: true,
    });
    expect(entries.filter(({ id }) => id === "qwen3-0.6b")).toMatchObject([
      { isCustom: true, languages: ["th", "km"], sizeBytes: 7 },
    ]);
    expect(entries).toHaveLength(CATALOGUE.length + 1);
  });

  it.each<[unknown, RegExp]>([
    [7, /no object/u],
    [null, /no object/u],
    [{}, /ref is missing/u],
    [{ ref: 7 }, /ref is no text/u],
    [{ ref: "file:///etc/passwd" }, /file:/u],
    [{ ref: "/models/a.gguf" }, /neither hf: nor https:/u],
    [{ ...own, licenceUrl: "http://example.org" }, /licenceUrl/u],
    [{ ...own, sizeBytes: -1 }, /sizeBytes/u],
    [{ ...own, languages: ["tlh"] }, /tlh/u],
    [{ ...own, languages: "th" }, /languages/u],
  ])("%j costs itself alone, in one sentence", (bad, words) => {
    const { entries, problems } = withCustomEntries([bad, own]);
    expect(entries.map(({ id }) => id)).toContain("mine");
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(words);
    expect(problems[0]).not.toMatch(/[{}\n]|undefined/u);
  });

  it("keep the name of a licence that has no address", () => {
    const { entries, problems } = withCustomEntries([{ ...own, licenceUrl: undefined }]);
    expect(problems).toEqual([]);
    expect(entries.at(-1)?.licence).toEqual({ name: "MIT", url: "" });
  });

  it("are none where there is no list, and say so", () => {
    expect(withCustomEntries(undefined)).toEqual({ entries: CATALOGUE, problems: [] });
    expect(withCustomEntries(null).problems).toEqual([]);
    expect(withCustomEntries({ 0: own })).toEqual({ entries: CATALOGUE, problems: [en["catalogue.notAList"]] });
  });

  it("bring no control characters along", () => {
    expect(withCustomEntries([{ ...own, title: "\u001b[2Jsly\nname" }]).entries.at(-1)?.title).toBe("[2Jsly name");
  });
});

describe("the recommendation", () => {
  const machine = (ramBytes: number, vramBytes = 0, integrated = false): MachineFacts => ({
    backend: vramBytes > 0 ? "cuda" : "cpu",
    gpus: vramBytes > 0 ? [{ name: "GPU", totalBytes: vramBytes, freeBytes: vramBytes, integrated }] : [],
    ramTotalBytes: ramBytes,
    ramFreeBytes: ramBytes,
    diskFreeBytes: 1e12,
    modelsDir: "/models",
  });
  const GIB = 1024 ** 3;
  const room = { downloadBytes: 20e9, machine: machine(0) };
  const fits = () => ({ ...room, verdict: "gpu" }) as const;

  it.each([
    [machine(32 * GIB, 24 * GIB), "qwen-sea-lion-v4-32b-4bit"],
    [machine(64 * GIB, 16 * GIB), "gemma-sea-lion-v3-9b"],
    [machine(64 * GIB, 64 * GIB, true), "qwen-sea-lion-v4-32b-4bit"],
    [machine(16.5e9), "gemma-sea-lion-v3-9b"],
    [machine(8.2e9), "gemma-sea-lion-v4.5-e2b"],
    [machine(4 * GIB), "qwen3-0.6b"],
  ])("goes by the memory that computes (%#)", (facts, id) => {
    expect(recommended(CATALOGUE, facts, fits)?.id).toBe(id);
    expect(recommended(CATALOGUE, facts, () => undefined)?.id).toBe(id);
  });

  it("passes over what the disk has no room for", () => {
    const facts = { ...machine(64 * GIB), diskFreeBytes: 10e9 };
    const needs = ({ sizeBytes = 0 }) => ({ verdict: "ram", downloadBytes: sizeBytes, machine: facts }) as const;
    expect(recommended(CATALOGUE, facts, needs)?.id).toBe("gemma-sea-lion-v3-9b");
  });

  it("passes over what does not fit, or is slower than reading", () => {
    const facts = machine(64 * GIB);
    expect(
      recommended(CATALOGUE, facts, ({ id }) => ({ ...room, verdict: id.includes("32b") ? "no" : "ram" }))?.id,
    ).toBe("gemma-sea-lion-v4-27b-4bit");
    expect(
      recommended(CATALOGUE, facts, ({ id }) => ({ ...room, verdict: /32b|27b/u.test(id) ? "no" : "ram" }))?.id,
    ).toBe("gemma-sea-lion-v3-9b");
    const slow = recommended(CATALOGUE, facts, ({ sizeBytes = 0 }) => ({
      ...room,
      verdict: "ram",
      tokensPerSecond: 60e9 / sizeBytes,
    }));
    expect(slow?.id).toBe("gemma-sea-lion-v3-9b");
    const between = recommended(CATALOGUE, facts, ({ sizeBytes = 0 }) => ({
      ...room,
      verdict: "gpu",
      tokensPerSecond: 95e9 / sizeBytes,
    }));
    expect(between?.id).toBe("gemma-sea-lion-v4-27b-4bit");
    expect(recommended([], facts, fits)).toBeUndefined();
  });

  it.each([
    [8.2e9, "km", "gemma-sea-lion-v4-4b-vl"],
    [8.2e9, "th", "gemma-sea-lion-v4.5-e2b"],
    [8.2e9, "lo", "gemma-sea-lion-v4.5-e2b"], // none of this size speaks it
    [16.5e9, "km", "gemma-sea-lion-v3-9b"], // its card names no languages one by one
    [4e9, "km", "qwen3-0.6b"],
  ] as const)("with %d bytes and %s is %s", (bytes, language, id) => {
    expect(recommended(CATALOGUE, machine(bytes), fits, language)?.id).toBe(id);
  });
});
