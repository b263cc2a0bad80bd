import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { OrderedSegments } from "../../../src/cli/translate/orderedSegments.ts";

const SOURCE = "Hello.\n\nGood morning.\n\nGood night.\n";
const PLACES = [
  { start: 0, end: 6, text: "สวัสดี" },
  { start: 8, end: 21, text: "អរុណសួស្តី" },
  { start: 23, end: 34, text: "இரவு வணக்கம்" },
];
const RESULT = "สวัสดี\n\nអរុណសួស្តី\n\nஇரவு வணக்கம்\n";

describe("OrderedSegments", () => {
  it("writes the result, in whatever order segments are finished, and never takes anything back", () => {
    const order = fc.shuffledSubarray([0, 1, 2], { minLength: 0, maxLength: 3 });
    fc.assert(
      fc.property(order, (indexes) => {
        let written = "";
        const output = new OrderedSegments(SOURCE, "plaintext", (text) => {
          written += text;
          expect(RESULT.startsWith(written)).toBe(true);
        });
        for (const index of indexes) {
          const place = PLACES[index] ?? { start: 0, end: 0, text: "" };
          output.add({ kind: "segment", index, state: "writing", ...place, text: "half" });
          output.add({ kind: "segment", index, state: "done", ...place });
        }
        output.end(RESULT);
        expect(written).toBe(RESULT);
      }),
    );
  });

  it("writes the first segment before the last is there", () => {
    const written: string[] = [];
    const output = new OrderedSegments(SOURCE, "plaintext", (text) => written.push(text));
    output.add({ kind: "segment", index: 0, state: "done", start: 0, end: 6, text: "สวัสดี" });
    expect(written).toEqual(["สวัสดี"]);
  });

  it("waits for the end where a segment can get its source back", () => {
    const written: string[] = [];
    const output = new OrderedSegments("{}", "json", (text) => written.push(text));
    output.add({ kind: "segment", index: 0, state: "done", start: 0, end: 2, text: "[]" });
    expect(written).toEqual([]);
    output.end("{}");
    expect(written).toEqual(["{}"]);
  });
});
