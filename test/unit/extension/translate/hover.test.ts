import { describe, expect, it } from "vitest";
import {
  hoverLink,
  hoverTranslation,
  withoutCommentSigns,
} from "../../../../src/extension/translate/hover/hoverText.ts";
import { TranslationCache } from "../../../../src/extension/translate/hover/translationCache.ts";

describe("a hover's link", () => {
  const argument = { uri: "file:///a%20b/ไทย.py", start: 4, end: 9, text: "# a) [b](c)" };

  it("names the language as its readers do, and carries the place", () => {
    const link = hoverLink(argument, "th");
    expect(link).toContain("ไทย");
    const query = /\(command:sealion\.translate\.hover\?([^)]*)\)$/u.exec(link)?.[1] ?? "";
    expect(JSON.parse(decodeURIComponent(query))).toEqual([argument]);
  });
});

describe("a hover's translation", () => {
  it("makes no link and no image of what a model wrote", () => {
    const markdown = hoverTranslation("[ดูที่นี่](command:evil) ![x](http://a.test/b)\n<b>สอง</b>", "th");
    expect(markdown).not.toMatch(/[^\\]\]\(/u);
    expect(markdown).not.toContain("<b>");
    expect(markdown).toContain("  \n");
  });
});

describe("a comment's words", () => {
  it.each([
    ["# ทักทาย\n    # ทุกคน", "ทักทาย\nทุกคน"],
    ["// ສະບາຍດີ", "ສະບາຍດີ"],
    ["/**\n * வணக்கம்.\n * நன்றி.\n */", "வணக்கம்.\nநன்றி."],
    ['"""Xin chào."""', "Xin chào."],
    ["<!-- សួស្តី -->", "សួស្តី"],
    ["-- 早上好", "早上好"],
  ])("%s", (comment, words) => {
    expect(withoutCommentSigns(comment)).toBe(words);
  });
});

describe("the cache of hovers", () => {
  it("forgets what was read longest ago", () => {
    const cache = new TranslationCache(2);
    cache.set("one", "satu");
    cache.set("two", "dua");
    expect(cache.get("one")).toBe("satu");
    cache.set("three", "tiga");
    expect(cache.get("two")).toBeUndefined();
    expect(cache.get("one")).toBe("satu");
    expect(cache.get("three")).toBe("tiga");
  });
});
