import { describe, expect, it } from "vitest";
import { LANGUAGES } from "../../../src/core/languages.ts";
import { cutText } from "../../../src/core/text/cutText.ts";
import { cutAtGraphemes, splitGraphemes } from "../../../src/core/text/graphemes.ts";
import { splitSentences, splitWords } from "../../../src/core/text/sentences.ts";
import { articles } from "../../../tools/tiny-model/declaration.ts";

const tags = LANGUAGES.map(({ tag }) => tag);
const characters = (text: string) => text.length;

describe("cutText", () => {
  it.each([
    [100, ["One two. Three four.\nFive six.\n\nSeven."], ["end"]],
    [32, ["One two. Three four.\nFive six.\n\n", "Seven."], ["paragraph", "end"]],
    [21, ["One two. Three four.\n", "Five six.\n\n", "Seven."], ["line", "paragraph", "end"]],
    [12, ["One two. ", "Three four.\n", "Five six.\n\n", "Seven."], ["sentence", "line", "paragraph", "end"]],
    [
      9,
      ["One two. ", "Three ", "four.\n", "Five ", "six.\n", "\n", "Seven."],
      ["sentence", "word", "line", "word", "line", "paragraph", "end"],
    ],
  ])("at a limit of %i", async (limit, texts, endings) => {
    const pieces = await cutText("One two. Three four.\nFive six.\n\nSeven.", { limit, count: characters });
    expect(pieces.map(({ text }) => text)).toEqual(texts);
    expect(pieces.map(({ endsAt }) => endsAt)).toEqual(endings);
  });

  it("packs as much as fits", async () => {
    const pieces = await cutText("a\n".repeat(1000), { limit: 300, count: characters });
    expect(pieces.map(({ text }) => text.length)).toEqual([300, 300, 300, 300, 300, 300, 200]);
  });

  it("counts few texts", async () => {
    let counted = 0;
    const count = (text: string) => ((counted += 1), text.length);
    const pieces = await cutText("word ".repeat(20_000), { limit: 2000, count });
    expect(pieces).toHaveLength(50);
    expect(counted).toBeLessThan(50 * 15);
  });

  it.each(tags)("joins to the whole, at any limit, in %s", async (tag) => {
    const text = articles(tag).slice(0, 8).flat().join("\n\n");
    for (const limit of [1, 7, 40, 300, 5000]) {
      const pieces = await cutText(text, { limit, count: characters });
      expect(pieces.map((piece) => piece.text).join("")).toBe(text);
      for (const piece of pieces) {
        expect(piece.text.length <= limit || splitGraphemes(piece.text).length === 1).toBe(true);
      }
      expect(pieces.flatMap((piece) => splitGraphemes(piece.text))).toEqual(splitGraphemes(text));
    }
  });
});

describe("splitSentences", () => {
  it.each([
    ["en", "One. Two! Three?", ["One. ", "Two! ", "Three?"]],
    ["zh", "一。二！三", ["一。", "二！", "三"]],
    ["my", "တစ်။ နှစ်။", ["တစ်။ ", "နှစ်။"]],
    ["km", "មួយ។ ពីរ។", ["មួយ។ ", "ពីរ។"]],
  ])("%s", (_name, text, sentences) => {
    expect(splitSentences(text)).toEqual(sentences);
  });

  it.each(tags)("finds several in a long article in %s", (tag) => {
    const article = articles(tag)[25]!.join(" ");
    expect(splitSentences(article).length).toBeGreaterThan(2);
    expect(splitSentences(article).join("")).toBe(article);
  });
});

describe("splitWords", () => {
  it.each([
    ["en", "Hello, dear world!", ["Hello, ", "dear ", "world!"]],
    ["th", "ภาษาไทย, สวยงาม", ["ภาษา", "ไทย, ", "สวยงาม"]],
    ["zh", "中国和日本。", ["中国", "和", "日本。"]],
  ])("%s", (_name, text, words) => {
    expect(splitWords(text)).toEqual(words);
  });
});

describe("splitGraphemes", () => {
  it.each([
    ["a stacked Khmer consonant", "ខ្មែរ", ["ខ្មែ", "រ"]],
    ["a stacked Burmese consonant and its vowel signs", "ကမ္ဘာ", ["က", "မ္ဘာ"]],
    ["a Burmese consonant above another", "သင်္ဘော", ["သ", "င်္ဘော"]],
    ["Thai vowels and tones", "น้ำดี", ["น้ำ", "ดี"]],
    ["a mark behind a space", "a \u102C", ["a", " ", "\u102C"]],
  ])("keeps whole %s", (_name, text, expected) => {
    expect(splitGraphemes(text)).toEqual(expected);
    const everywhere = Array.from(text, (_character, index) => index);
    expect(cutAtGraphemes(text, everywhere)).toEqual(expected);
  });
});

describe("cutAtGraphemes", () => {
  it("leaves out positions inside a cluster and outside the text", () => {
    const family = "👩‍👩‍👧‍👦";
    const text = `a${family}ก้`;
    expect(cutAtGraphemes(text, [0, 1, 2, 3, 1 + family.length, text.length - 1, text.length, 99])).toEqual([
      "a",
      family,
      "ก้",
    ]);
    expect(cutAtGraphemes("", [0])).toEqual([]);
  });
});
