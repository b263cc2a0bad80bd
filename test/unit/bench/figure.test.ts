import { describe, expect, it } from "vitest";
import { figureOf, reaches, rounded } from "../../../bench/figure.ts";

describe("figureOf", () => {
  it("is the median with its spread", () => {
    expect(figureOf("something", "ms", [1, 3, 2])).toEqual({
      name: "something",
      value: 2,
      unit: "ms",
      spread: [1, 3],
    });
  });

  it("has no spread when it was taken once", () => {
    expect(figureOf("something", "ms", 5)).toEqual({ name: "something", value: 5, unit: "ms" });
  });

  it("finds what is required by its name", () => {
    expect(figureOf("server without a model", "MB", 70)).toMatchObject({ limit: { atMost: 80 } });
  });

  it("refuses a figure that was never taken", () => {
    expect(() => figureOf("something", "ms", [])).toThrow(RangeError);
  });
});

describe("reaches", () => {
  it("counts the limit itself as reached", () => {
    expect(reaches({ value: 150, limit: { atMost: 150 } })).toBe(true);
    expect(reaches({ value: 0.97, limit: { atLeast: 0.97 } })).toBe(true);
  });

  it("sees what lies beyond", () => {
    expect(reaches({ value: 150.1, limit: { atMost: 150 } })).toBe(false);
    expect(reaches({ value: 0.96, limit: { atLeast: 0.97 } })).toBe(false);
  });

  it("does not let a missing number pass", () => {
    expect(reaches({ value: Number.NaN, limit: { atMost: 150 } })).toBe(false);
    expect(reaches({ value: Number.NaN, limit: { atLeast: 1 } })).toBe(false);
  });

  it("judges nothing without a limit", () => {
    expect(reaches({ value: 1 })).toBeUndefined();
  });
});

describe("rounded", () => {
  it("keeps four digits of a small number and all of a large one's before the point", () => {
    expect(rounded(0.123456)).toBe(0.1235);
    expect(rounded(99.996)).toBe(100);
    expect(rounded(123456.7)).toBe(123457);
  });
});
