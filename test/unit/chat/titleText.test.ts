import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { titleText, typedTitle } from "../../../src/core/chat/titleText.ts";
import { hasHidden } from "../../../src/core/text/hiddenCharacters.ts";
import { splitWords } from "../../../src/core/text/sentences.ts";
import { LANGUAGES } from "../../../src/core/languages.ts";
import { paragraph } from "../../../tools/tiny-model/declaration.ts";

describe("a title that the model wrote", () => {
  it.each([
    ['"Ibu kota Indonesia"', "Ibu kota Indonesia"],
    ["**Thủ đô Việt Nam**\n\nBecause you asked about it.", "Thủ đô Việt Nam"],
    ["# 马来西亚的首都。", "马来西亚的首都"],
    ["| **ລາຄາເຂົ້າ** |\n|---|", "ລາຄາເຂົ້າ"],
    ["## [Harga `nasi`](x)", "Harga nasi"],
    ["\n\n「ເມືອງຫຼວງຂອງລາວ」", "ເມືອງຫຼວງຂອງລາວ"],
    ["မြန်မာနိုင်ငံ၏ မြို့တော်။", "မြန်မာနိုင်ငံ၏ မြို့တော်"],
    ["Kabisera\u202Eng Pilipinas", "Kabisera ng Pilipinas"],
    ["C++ and C#: what differs", "C++ and C#: what differs"],
  ])("%j is %j", (answer, title) => {
    expect(titleText(answer)).toBe(title);
  });

  it.each(["", "   \n", "…", "“”", "***"])("is none in %j", (answer) => {
    expect(titleText(answer)).toBeUndefined();
  });

  it.each(LANGUAGES.map(({ tag }) => tag))("is short in every language: %s", (tag) => {
    const title = titleText(paragraph(tag, "1/1"))!;
    const words = [...splitWords(title)].filter((word) => /\p{L}/u.test(word));
    expect(words.length).toBeGreaterThan(1);
    expect(words.length).toBeLessThanOrEqual(8);
  });

  it("is one line without control characters, whatever the model wrote", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (answer) => {
        const title = titleText(answer) ?? "";
        expect(title).not.toMatch(/\p{Cc}/u);
        expect(hasHidden(title)).toBe(false);
      }),
    );
  });
});

describe("A title that is typed", () => {
  it.each([
    ["  A  name\n", "A name"],
    ["คำถาม\u202Eเรื่องสิทธิ", "คำถาม เรื่องสิทธิ"],
    ["\u2066\u2069 ", ""],
    ["\u200Eகேள்வி\u{E0041}\u{E0042}", "கேள்வி"],
    ["บท".repeat(1000), "บท".repeat(100)],
    ["ကြို".repeat(300), "ကြို".repeat(200)],
  ])("%j", (typed, title) => {
    expect(typedTitle(typed)).toBe(title);
  });
});
