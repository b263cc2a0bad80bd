import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LANGUAGES } from "../../../../src/core/languages.ts";
import { chrf } from "../../../../src/core/metrics/chrf.ts";
import { paragraph } from "../../../../tools/tiny-model/declaration.ts";

const score = (translation: string, reference: string) => chrf([{ translation, reference }]);

/** The F-score with beta 2 of two averages. */
const f2 = (precision: number, recall: number) => (100 * 5 * precision * recall) / (4 * precision + recall);

describe("chrF++", () => {
  it("is the F-score of the n-grams' averages", () => {
    // Characters: 3 of 4, 2 of 3, 1 of 2, 0 of 1; no longer ones. Words: 0 of 1; no pairs. Five orders.
    const average = (3 / 4 + 2 / 3 + 1 / 2 + 0 + 0) / 5;
    expect(score("abcd", "abce")).toBeCloseTo(f2(average, average), 10);
  });

  it("counts what is missing more than what is too many", () => {
    // "ab" in "abc": all 2 characters of 3, 1 pair of 2; words 0 of 1.
    const share = [(1 + 1 + 0) / 3, (2 / 3 + 1 / 2 + 0) / 3] as const;
    expect(score("ab", "abc")).toBeCloseTo(f2(share[0], share[1]), 10);
    expect(score("abc", "ab")).toBeCloseTo(f2(share[1], share[0]), 10);
    expect(score("abc", "ab")).toBeGreaterThan(score("ab", "abc"));
  });

  it("takes signs from words, and white space for nothing but their ends", () => {
    expect(score("a.", "a .")).toBe(100);
    expect(score('"a', '" a')).toBe(100);
  });

  it("counts an n-gram as often as both have it", () => {
    // Characters: 1 of 3 and of 1; longer ones are only on one side. Words: none.
    expect(score("aaa", "a")).toBeCloseTo(f2((1 / 3 + 0) / 2, (1 + 0) / 2), 10);
  });

  it("counts the n-grams of all pairs together", () => {
    const pairs = [
      { translation: "aa", reference: "aa" },
      { translation: "b", reference: "c" },
    ];
    // Characters: 2 of 3; pairs 1 of 1; words 1 of 2.
    const average = (2 / 3 + 1 + 1 / 2) / 3;
    expect(chrf(pairs)).toBeCloseTo(f2(average, average), 10);
  });

  it("is 100 for the reference itself and 0 for nothing", () => {
    for (const { tag } of LANGUAGES) expect(score(paragraph(tag, "1/1"), paragraph(tag, "1/1"))).toBe(100);
    expect(score("", paragraph("th", "1/1"))).toBe(0);
    expect(chrf([])).toBe(0);
  });

  it("knows a near translation from one of another sentence, in every language", () => {
    for (const { tag } of LANGUAGES) {
      const reference = paragraph(tag, "20/1");
      const near = reference.slice(0, -3);
      expect(score(near, reference)).toBeGreaterThan(70);
      expect(score(near, reference)).toBeGreaterThan(score(paragraph(tag, "3/1"), reference) + 20);
    }
  });

  it("is between 0 and 100, whatever the texts", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.string({ unit: "binary" }), (translation, reference) => {
        const value = score(translation, reference);
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThanOrEqual(100.000001);
      }),
    );
  });
});
