import { describe, expect, it } from "vitest";
import { words } from "../../../bench/conversations.ts";
import { randomNumbers, randomRows } from "../../../bench/models/randomRows.ts";
import { isWholeText } from "../../../bench/models/wholeTokens.ts";

describe("isWholeText", () => {
  // In the vocabulary's alphabet a space is Ġ, and the bytes of สวัสดี begin with à¸ª.
  it.each(["the", "Ġthe", "à¸ª", "Ċ", ""])("%j is text", (token) => {
    expect(isWholeText(token)).toBe(true);
  });

  it.each(["à", "à¸", "¸ª", "Ġà¸", "ÿ"])("%j is a piece of a character", (token) => {
    expect(isWholeText(token)).toBe(false);
  });

  it("takes what is not of the alphabet for no text", () => {
    expect(isWholeText("ส")).toBe(false);
  });
});

describe("randomNumbers", () => {
  it("repeats for a seed, and differs between seeds that are neighbours", () => {
    const take = (seed: number): number[] => Array.from({ length: 3 }, randomNumbers(seed));
    expect(take(1)).toEqual(take(1));
    const firsts = Array.from({ length: 100 }, (_, seed) => randomNumbers(seed)());
    expect(new Set(firsts.map((value) => value.toFixed(6))).size).toBe(100);
  });

  it("stays between 0 and 1", () => {
    const next = randomNumbers(5);
    const values = Array.from({ length: 10_000 }, next);
    expect(Math.min(...values)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...values)).toBeLessThan(1);
  });
});

describe("randomRows", () => {
  it("has the wished deviation around 0", () => {
    const values = [...randomRows({ columns: 100, deviation: 0.5, seed: 3 })(0, 200)];
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
    expect(mean).toBeCloseTo(0, 1);
    expect(Math.sqrt(variance)).toBeCloseTo(0.5, 1);
  });
});

describe("words", () => {
  it("are as many as wished, the same for a seed and others for another", () => {
    expect(words(40, 1).split(" ")).toHaveLength(40);
    expect(words(40, 1)).toBe(words(40, 1));
    expect(words(40, 1)).not.toBe(words(40, 2));
  });
});
