import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LANGUAGES } from "../../../../src/core/languages.ts";
import { characterCount, CHARACTERS_FOR_ONE, englishLength } from "../../../../src/core/translate/verify/textLength.ts";
import { paragraph } from "../../../../tools/tiny-model/declaration.ts";

/** Any characters, and many of those that the count treats in its own way. */
const text = fc.string({
  unit: fc.oneof(
    fc.constantFrom("a", "é", "e\u0301", " ", "\n", "\u00a0", "ก", "ก็", "မြ", "字", "😀", "👍🏽", "𑄀"),
    fc.string({ unit: "binary", minLength: 1, maxLength: 1 }),
  ),
});

const characters = (from: string, isCounted: (character: string) => boolean): number =>
  [...from].filter((character) => !/[\p{M}\s]/u.test(character) && isCounted(character)).length;

describe("the count of characters", () => {
  it("is that of code points without white space and marks", () => {
    fc.assert(
      fc.property(text, (any) => {
        expect(characterCount(any)).toBe(characters(any, () => true));
      }),
    );
  });

  it("scales all characters of a Latin language, and of another one those that are not Latin", () => {
    fc.assert(
      fc.property(text, fc.constantFrom(...LANGUAGES), (any, { tag, script }) => {
        const isOwn = (character: string): boolean =>
          script === "Latn" || !/[\u0021-\u024F\u1E00-\u1EFF]/u.test(character);
        const own = characters(any, isOwn);
        const expected = characters(any, () => true) - own + own / CHARACTERS_FOR_ONE[tag];
        expect(englishLength(any, tag)).toBeCloseTo(expected);
      }),
    );
  });

  it.each(LANGUAGES.map(({ tag }) => [tag]))("does not change with what was counted before: %s", (tag) => {
    const sentence = paragraph(tag, "20/2");
    const count = characterCount(sentence);
    characterCount("0aกက字𠀀\u0301");
    expect(characterCount(sentence)).toBe(count);
  });
});
