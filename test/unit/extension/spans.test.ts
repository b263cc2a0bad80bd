import { describe, expect, it } from "vitest";
import { planSpans, shiftSpan } from "../../../src/extension/translate/spans.ts";

describe("planning what to translate", () => {
  it("takes the selections in the document's order, without the white space around them", () => {
    const text = "  one\r\n\ttwo three";
    expect(
      planSpans(text, [
        { start: 8, end: 11 },
        { start: 0, end: 7 },
      ]),
    ).toEqual([
      { start: 2, end: 5 },
      { start: 8, end: 11 },
    ]);
  });

  it("leaves out selections without words", () => {
    expect(planSpans("a \n b", [{ start: 1, end: 4 }])).toEqual([]);
  });
});

describe("a span while somebody types", () => {
  const span = { start: 10, end: 20 };

  it.each([
    ["moves with an insertion before it", { rangeOffset: 3, rangeLength: 0, text: "abc" }, { start: 13, end: 23 }],
    ["moves with an insertion right before it", { rangeOffset: 10, rangeLength: 0, text: "a" }, { start: 11, end: 21 }],
    ["moves back with a deletion before it", { rangeOffset: 2, rangeLength: 5, text: "" }, { start: 5, end: 15 }],
    ["stays with an insertion right behind it", { rangeOffset: 20, rangeLength: 0, text: "abc" }, span],
    ["stays with an edit behind it", { rangeOffset: 25, rangeLength: 3, text: "" }, span],
    ["stretches with an insertion inside", { rangeOffset: 12, rangeLength: 0, text: "abc" }, { start: 10, end: 23 }],
    ["takes in an edit over its beginning", { rangeOffset: 8, rangeLength: 4, text: "x" }, { start: 8, end: 17 }],
    ["takes in an edit over its end", { rangeOffset: 18, rangeLength: 4, text: "" }, { start: 10, end: 18 }],
    ["takes in an edit over all of it", { rangeOffset: 5, rangeLength: 20, text: "new" }, { start: 5, end: 8 }],
  ])("%s", (_, change, expected) => {
    expect(shiftSpan(span, change)).toEqual(expected);
  });

  it("is back where it was when an edit inside it is undone", () => {
    const edited = shiftSpan(span, { rangeOffset: 12, rangeLength: 2, text: "abc" });
    expect(shiftSpan(edited, { rangeOffset: 12, rangeLength: 3, text: "xy" })).toEqual(span);
  });
});
