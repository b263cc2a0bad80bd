import { expect, it } from "vitest";
import { hasWords } from "../../../src/core/text/hasWords.ts";

it("one letter of the alphabet, figures and signs say nothing in a language", () => {
  for (const text of ["A", "(b)", "x²", "1.5", "—", "🎉", ""]) expect(hasWords(text), text).toBe(false);
});

it("a character of Chinese, a Vietnamese word of one letter, and two letters of the alphabet do", () => {
  for (const text of ["是", "Ở", "OK", "a b", "ကို", "ฯ ก", "เอ"]) expect(hasWords(text), text).toBe(true);
});
