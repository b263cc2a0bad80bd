import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LANGUAGES } from "../../../src/core/languages.ts";
import { fromZawgyi } from "../../../src/core/text/fromZawgyi.ts";
import { zawgyiProbability } from "../../../src/core/text/zawgyiProbability.ts";
import { zawgyiToUnicode } from "../../../src/core/text/zawgyiToUnicode.ts";
import { articles } from "../../../tools/tiny-model/declaration.ts";

/** The declaration in both encodings, line by line: resources of npm `myanmar-tools` (Apache-2.0). */
const resources = join(dirname(createRequire(import.meta.url).resolve("myanmar-tools/package.json")), "resources");
const linesOf = (name: string) =>
  readFileSync(join(resources, name), "utf8")
    .split("\n")
    .map((line) => line.normalize("NFC"));

const zawgyi = linesOf("udhr_mya_zawgyi_out.txt");
const unicode = linesOf("udhr_mya_unicode_src.txt");
const pairs = zawgyi
  .map((line, index) => [line, unicode[index]!] as const)
  .filter(([line, other]) => line !== other && /[\u1000-\u109F]/u.test(line));

describe("Zawgyi", () => {
  it("is told from Unicode in the declaration's lines, both ways", () => {
    expect(pairs.length).toBeGreaterThan(80);
    const found = pairs.filter(([line]) => fromZawgyi(line).encoding === "zawgyi");
    expect(found.length / pairs.length).toBeGreaterThan(0.97);
    for (const [, line] of pairs) expect(fromZawgyi(line)).toEqual({ text: line, encoding: "unicode" });
  });

  it("becomes the same Unicode that the text has, in 95 of 100 lines", () => {
    const exact = pairs.filter(([line, other]) => zawgyiToUnicode(line) === other);
    expect(exact.length / pairs.length).toBeGreaterThan(0.95);
  });

  it.each([
    ["a stacked consonant", "ကမာၻ", "ကမ္ဘာ"],
    ["a small ng with its consonant", "သေဘၤာ", "သင်္ဘော"],
    ["the vowel and the r that are seen before their consonant", "ေၾကာင္း", "ကြောင်း"],
    ["a dot before the killer", "ျမင့္", "မြင့်"],
    ["a killer before the vowel u", "ကၽြႏု္ပ္", "ကျွန်ုပ်"],
    ["a zero that stands for w", "ဝယ္ ၀ယ္ ၁၀ ၀ ၀%", "ဝယ် ဝယ် ၁၀ ၀ ၀%"],
    ["the aforesaid, typed with a four", "၄င္းတို႔ ၄ ခု", "၎င်းတို့ ၄ ခု"],
    ["other scripts around it", "VS Code ကို ေကာင္းေကာင္း သံုး 😀", "VS Code ကို ကောင်းကောင်း သုံး 😀"],
  ])("%s", (_name, from, to) => {
    expect(zawgyiToUnicode(from)).toBe(to.normalize("NFC"));
  });

  it("is never seen in the declaration's Unicode, as a whole or by paragraphs, nor in other languages", () => {
    for (const text of articles("my").flat()) expect(zawgyiProbability(text)).toBeLessThan(0.001);
    for (const { tag } of LANGUAGES) {
      expect(fromZawgyi(articles(tag).flat().join("\n")).encoding).toBe("unicode");
      if (tag !== "my") expect(zawgyiProbability(articles(tag).flat().join("\n"))).toBe(0);
    }
  });

  it("leaves what is not Burmese as it is, and never fails", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...Array.from("abc ไทย한🙂é\n")) }), (text) => {
        expect(zawgyiToUnicode(text)).toBe(text.normalize("NFC"));
      }),
    );
    const anything = fc.string({
      unit: fc.integer({ min: 0x1000, max: 0x109f }).map((code) => String.fromCharCode(code)),
    });
    fc.assert(
      fc.property(anything, (text) => {
        const probability = zawgyiProbability(text);
        expect(probability >= 0 && probability <= 1).toBe(true);
        expect(zawgyiToUnicode(text)).not.toMatch(/[\u1033\u1034\u1060-\u1097]/u);
      }),
    );
  });
});
