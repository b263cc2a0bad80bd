import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cutIntoPieces } from "../../webview-ui/src/cutIntoPieces.ts";
import { SAMPLES } from "./support/samples.ts";

describe("A text in pieces", () => {
  it("is the text, in pieces that are never too long, never empty and never half a character", () => {
    const part = fc.constantFrom(...SAMPLES.map(({ short }) => short), "😀", "กำ้", "က္က", "ក្រ", "\n", " ", "a");
    fc.assert(
      fc.property(
        fc.array(part, { maxLength: 30 }),
        fc.constantFrom("", " ", "\n"),
        fc.integer({ min: 8, max: 200 }),
        (parts, between, most) => {
          const text = parts.join(between);
          const pieces = cutIntoPieces(text, most);
          expect(pieces.join("")).toBe(text);
          for (const piece of pieces) {
            expect(piece.length).toBeGreaterThan(0);
            expect(piece.length).toBeLessThanOrEqual(most);
            expect(piece).not.toMatch(/\p{Surrogate}/u);
          }
        },
      ),
    );
  });

  it.each(SAMPLES.map(({ lang, long }) => [lang, long] as const))("in %s begins with whole characters", (_, long) => {
    const text = long.replaceAll(/\s/gu, "").repeat(2);
    const pieces = cutIntoPieces(text, 40);
    expect(pieces.length).toBeGreaterThan(2);
    for (const [index, piece] of pieces.entries()) {
      expect(piece).not.toMatch(/^\p{M}/u);
      if (index < pieces.length - 1) expect(piece).not.toMatch(/[\u1039\u17D2]$/u);
    }
  });

  it.each([
    ["ภาษาไทยเขียนติดกัน", "ภาษา|ไทย|เขียน|ติด|กัน"],
    ["ພາສາລາວຂຽນຕິດກັນ", "ພາສາ|ລາວ|ຂຽນ|ຕິດ|ກັນ"],
    ["ភាសាខ្មែរសរសេរជាប់គ្នា", "ភាសា|ខ្មែរ|សរសេរ|ជាប់|គ្នា"],
    ["中文没有空格。", "中文|没有|空格。"],
  ])("is cut between words that have no space between them: %s", (sentence, marked) => {
    const ends = new Set([0]);
    for (const word of marked.split("|")) ends.add([...ends].at(-1)! + word.length);
    const pieces = cutIntoPieces(sentence.repeat(40), 90);
    let position = 0;
    for (const piece of pieces) {
      position += piece.length;
      expect(ends).toContain(position % sentence.length);
    }
    expect(pieces.length).toBeLessThan((40 * sentence.length) / 60);
  });

  it("is cut behind a line, else behind a word, else anywhere", () => {
    expect(cutIntoPieces("ໜຶ່ງ ສອງ\nສາມ ສີ່", 12)).toEqual(["ໜຶ່ງ ສອງ\n", "ສາມ ສີ່"]);
    expect(cutIntoPieces("satu dua tiga", 10)).toEqual(["satu dua ", "tiga"]);
    // A space far before the end would make a short piece.
    expect(cutIntoPieces(`ไทย ${"ไทย".repeat(20)}`, 40)[0]).toBe(`ไทย ${"ไทย".repeat(11)}`);
    // Thousands of marks on one letter are one character that no piece can hold.
    expect(cutIntoPieces(`ก${"\u0E49".repeat(250)}`, 100).map(({ length }) => length)).toEqual([100, 100, 51]);
  });
});
