import { describe, expect, it } from "vitest";
import { LANGUAGES, languageLabel, languageOf, parseLanguage, type LanguageTag } from "../../../src/core/languages.ts";
import { dominantScript } from "../../../src/core/text/scripts.ts";
import { guessTargetLanguage } from "../../../src/core/text/guessLanguage.ts";
import { articles } from "../../../tools/tiny-model/declaration.ts";

const tags = LANGUAGES.map(({ tag }) => tag);

describe("the table of languages", () => {
  it("has the eleven, each once, with names that the platform agrees with", () => {
    expect(new Set(tags).size).toBe(11);
    const names = new Intl.DisplayNames("en", { type: "language" });
    for (const { tag, englishName } of LANGUAGES) {
      const expected = tag === "zh-Hans" ? "Simplified Chinese" : names.of(tag);
      expect([expected, tag === "zh-Hans" ? "Mandarin" : expected]).toContain(englishName);
      expect(Intl.getCanonicalLocales(tag)).toEqual([tag]);
    }
  });

  it("has no spelling that two languages share", () => {
    const spellings = LANGUAGES.flatMap(({ tag, englishName, endonym, aliases }) => [
      ...new Set([tag.toLowerCase(), englishName.toLowerCase(), endonym.toLowerCase(), ...aliases]),
    ]);
    expect(new Set(spellings).size).toBe(spellings.length);
  });

  it.each(tags)("writes the endonym of %s in its own script", (tag) => {
    const { script, endonym } = languageOf(tag);
    expect(dominantScript(endonym)).toBe(script);
    expect(dominantScript(articles(tag).flat().join(" "))).toBe(script);
  });

  it("labels with the endonym first", () => {
    expect(languageLabel("th")).toBe("ไทย - Thai");
    expect(languageLabel("en")).toBe("English");
  });

  it("has no row for another tag", () => {
    expect(() => languageOf("de" as LanguageTag)).toThrow(RangeError);
  });
});

describe("parseLanguage", () => {
  it.each<[string, LanguageTag | undefined]>([
    ["th", "th"],
    ["TH", "th"],
    [" thai ", "th"],
    ["ไทย", "th"],
    ["tiếng việt", "vi"],
    ["tiếng việt".normalize("NFD"), "vi"],
    ["vi-VN.UTF-8", "vi"],
    ["zh_CN", "zh-Hans"],
    ["zh", "zh-Hans"],
    ["zh-Hans-SG", "zh-Hans"],
    ["zh-Hant", undefined],
    ["zh_TW.UTF-8", undefined],
    ["zh-HK", undefined],
    ["tl", "fil"],
    ["Tagalog", "fil"],
    ["fil-PH", "fil"],
    ["in", "id"],
    ["Bahasa Indonesia", "id"],
    ["de", undefined],
    ["", undefined],
    ["   ", undefined],
    ["C.UTF-8", undefined],
    ["th; rm -rf", undefined],
  ])("%j is %s", (input, tag) => {
    expect(parseLanguage(input)).toBe(tag);
  });

  it("reads back every name that it gives out", () => {
    for (const language of LANGUAGES) {
      for (const name of [language.tag, language.endonym, language.englishName, ...language.aliases]) {
        expect(parseLanguage(name)).toBe(language.tag);
      }
    }
  });
});

describe("guessTargetLanguage", () => {
  it.each<[string[], LanguageTag | undefined]>([
    [["th_TH.UTF-8"], "th"],
    [["en-US", "vi-VN"], "vi"],
    [["en_GB.UTF-8"], undefined],
    [["de-DE", "C"], undefined],
    [[], undefined],
  ])("%j gives %s", (locales, tag) => {
    expect(guessTargetLanguage(locales)).toBe(tag);
  });
});

describe("dominantScript", () => {
  it("goes by most letters, and knows when there are none", () => {
    expect(dominantScript("OK ครับ ขอบคุณ")).toBe("Thai");
    expect(dominantScript("VS Code ภาษา")).toBe("Latn");
    expect(dominantScript("12:30 — 😀")).toBeUndefined();
    expect(dominantScript("Привет")).toBeUndefined();
  });
});
