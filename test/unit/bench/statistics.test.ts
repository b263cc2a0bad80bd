import { describe, expect, it } from "vitest";
import { inTurns, median, ratios, summarize } from "../../../bench/statistics.ts";

describe("median", () => {
  it("is the middle value, whatever the order", () => {
    expect(median([9, 1, 5])).toBe(5);
  });

  it("is the mean of the two middle values of an even number", () => {
    expect(median([1, 10, 2, 4])).toBe(3);
  });

  it("refuses to make a value of nothing", () => {
    expect(() => median([])).toThrow(RangeError);
  });
});

describe("summarize", () => {
  it("tells the median, both ends and the count", () => {
    expect(summarize([3, 1, 2, 10])).toEqual({ median: 2.5, least: 1, most: 10, count: 4 });
  });

  it("sorts by size and not by spelling", () => {
    expect(summarize([10, 9, 100])).toMatchObject({ least: 9, median: 10, most: 100 });
  });

  it("refuses to make a value of nothing", () => {
    expect(() => summarize([])).toThrow(RangeError);
  });
});

describe("ratios", () => {
  it("compares round by round", () => {
    expect(ratios([2, 9], [1, 3])).toEqual([2, 3]);
  });

  it("leaves out rounds that only one side has", () => {
    expect(ratios([2, 9, 4], [1])).toEqual([2]);
    expect(ratios([2], [1, 3])).toEqual([2]);
  });
});

describe("inTurns", () => {
  it("asks each subject once before it asks any of them again", async () => {
    const asked: string[] = [];
    const values = await inTurns(["a", "b"], 2, async (subject, round) => {
      asked.push(`${subject}${round}`);
      return asked.length;
    });
    expect(asked).toEqual(["a0", "b0", "a1", "b1"]);
    expect([...values]).toEqual([
      ["a", [1, 3]],
      ["b", [2, 4]],
    ]);
  });
});
