import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { closeMark, markAt, openMark } from "../../../../src/core/translate/protect/marks.ts";

describe("a mark", () => {
  it("is read where it begins, with all its length", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999 }), fc.boolean(), (number, closing) => {
        const mark = closing ? closeMark(number) : openMark(number);
        expect(markAt(`ab${mark}cd`, 2)).toEqual({ number, closing, length: mark.length });
        expect(markAt(`ab${mark}cd`, 3)).toBeUndefined();
      }),
    );
  });

  it.each(["⟦၁၂⟧", "⟦១២⟧", "⟦໑໒⟧", "⟦๑๒⟧", "⟦௧௨⟧", "⟦１２⟧", "〚12〛", "⟦ 12 ⟧"])("is known as %s", (text) => {
    expect(markAt(text, 0)).toEqual({ number: 12, closing: false, length: text.length });
  });

  it.each(["⟦⟧", "⟦a⟧", "⟦1", "[1]", "⟦1234567⟧"])("is not %s", (text) => {
    expect(markAt(text, 0)).toBeUndefined();
  });
});
