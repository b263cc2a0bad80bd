import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { escapePattern } from "../../../src/core/text/escapePattern.ts";

const SIGNS = ["\\", "^", "$", ".", "*", "+", "?", "(", ")", "[", "]", "{", "}", "|", "/", "-", "a", "z", "&"];

describe("an escaped text", () => {
  const anyText = fc.oneof(fc.string({ unit: "grapheme" }), fc.string({ unit: fc.constantFrom(...SIGNS) }));

  it("matches itself and nothing else", () => {
    fc.assert(
      fc.property(anyText, anyText, (text, other) => {
        const pattern = new RegExp(`^${escapePattern(text)}$`, "u");
        expect(pattern.test(text)).toBe(true);
        expect(pattern.test(other)).toBe(text === other);
      }),
    );
  });

  it("is its characters in a character class", () => {
    const signs = "+-/]^\\";
    const pattern = new RegExp(`[${escapePattern(signs)}]`, "u");
    for (const sign of signs) expect(pattern.test(sign)).toBe(true);
    // "+" to "/" would be a range with this in it.
    expect(pattern.test(",")).toBe(false);
  });
});
