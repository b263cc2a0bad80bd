import { describe, expect, it } from "vitest";
import { MarkerTable } from "../../../src/core/chat/markerTable.ts";

const table = new MarkerTable([
  { text: "<|im_end|>", id: 1 },
  { text: "<think>", id: 2 },
  { text: "<think>deep", id: 3 },
  { text: "\n\n", id: 4 },
  { text: "▁▁", id: 5 },
  { text: "😀", id: 6 },
]);

describe("MarkerTable", () => {
  it("finds the first marker from an index on, the longest where two begin alike", () => {
    expect(table.next("a<think>deep", 0)).toEqual({ text: "<think>deep", id: 3, start: 1, end: 12 });
    expect(table.next("a<think>de", 0)).toMatchObject({ id: 2, start: 1, end: 8 });
    expect(table.next("<think><|im_end|>", 1)).toMatchObject({ id: 1, start: 7 });
    expect(table.next("< think > <|im_end|", 0)).toBeUndefined();
  });

  it("leaves white space and single characters to the tokenizer", () => {
    expect(table.next("a\n\n▁▁😀", 0)).toBeUndefined();
    expect(table.idOf("\n\n")).toBeUndefined();
    expect(table.idOf("<think>")).toBe(2);
  });
});
