import { describe, expect, it } from "vitest";
import { commentWords } from "../../../../src/extension/translate/hover/commentWords.ts";
import { hoverLink, hoverTranslation } from "../../../../src/extension/translate/hover/hoverText.ts";
import { TranslationCache } from "../../../../src/extension/translate/hover/translationCache.ts";

describe("a hover's link", () => {
  const argument = { uri: "file:///a%20b/ไทย.py", start: 4, end: 9, text: "# a) [b](c)", isComment: true };

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
    ["python", "# ทักทาย\n    # ทุกคน", "ทักทาย\nทุกคน"],
    ["rust", "/// ສະບາຍດີ", "ສະບາຍດີ"],
    ["javascript", "/**\r\n * வணக்கம்.\r\n * நன்றி.\r\n */", "வணக்கம்.\nநன்றி."],
    ["python", '"""Xin chào."""', "Xin chào."],
    ["lua", "-- 早上好", "早上好"],
    ["c", "// #1 dalam senarai", "#1 dalam senarai"],
    ["sql", "-- % daripada harga", "% daripada harga"],
  ])("%s: %s", (languageId, comment, words) => {
    const program = `\n${comment}\n`;
    expect(commentWords(program, languageId, { start: 1, end: 1 + comment.length })).toBe(words);
  });

  it("are found where a program begins with something else", () => {
    const program = "<p>Hi</p>\n<?php\n// Selamat pagi\n";
    const start = program.indexOf("//");
    expect(commentWords(program, "php", { start, end: start + 15 })).toBe("Selamat pagi");
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
