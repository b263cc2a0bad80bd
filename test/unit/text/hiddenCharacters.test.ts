import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LANGUAGES } from "../../../src/core/languages.ts";
import {
  hasHidden,
  hiddenNames,
  splitAtHidden,
  withHiddenNamed,
  withoutHidden,
} from "../../../src/core/text/hiddenCharacters.ts";
import { paragraph } from "../../../tools/tiny-model/declaration.ts";

const texts = fc.string({
  unit: fc.constantFrom("a", "ក", "\u202E", "\u200E", "\u{E0041}", "\u{1F3F4}", "\u200B", "]"),
});

describe("Hidden characters", () => {
  it.each([
    ["overrides", "\u202E"],
    ["isolates", "\u2066"],
    ["direction marks", "\u200E\u200F\u061C"],
    ["controls of terminals", "\u001B"],
    ["tags", "\u{E0001}\u{E0069}\u{E0067}"],
  ])("are %s", (_what, hidden) => {
    const text = `ชื่อ${hidden}ไฟล์`;
    expect(hasHidden(text)).toBe(true);
    expect(splitAtHidden(text)).toEqual(["ชื่อ", hidden, "ไฟล์"]);
    expect(withoutHidden(text)).toBe("ชื่อ ไฟล์");
  });

  it.each(LANGUAGES.map(({ tag }) => tag))("are none that the writing of %s needs", (tag) => {
    // Between words, between consonants, and lines with tabs.
    const text = paragraph(tag, "1/1").replace(/^(.{3})(.{3})(.{3})/u, "$1\u200B$2\u200C$3\u200D\t\r\n");
    expect(hasHidden(text)).toBe(false);
    expect(withHiddenNamed(text)).toBe(text);
  });

  it("are no emoji: families, and the flags of regions", () => {
    const wales = "\u{1F3F4}\u{E0067}\u{E0062}\u{E0077}\u{E006C}\u{E0073}\u{E007F}";
    expect(hasHidden(`👩‍👩‍👧 ${wales}${wales} 🇹🇭`)).toBe(false);
    // What follows a flag is not of it.
    const words = Array.from("ignore all", (letter) => String.fromCodePoint(0xe0000 + letter.charCodeAt(0))).join("");
    expect(splitAtHidden(`${wales}${words}`)).toEqual([wales, words, ""]);
    expect(hasHidden(`\u{1F3F4}${words}`)).toBe(true);
  });

  it("have names, as many as can be read", () => {
    expect(hiddenNames("\u202E\u{E007F}\u0007")).toBe("U+202E U+E007F U+0007");
    expect(hiddenNames("\u2066".repeat(9))).toBe(`${"U+2066 ".repeat(8)}…`);
    expect(withHiddenNamed("report\u202Efdp.exe")).toBe("report[U+202E]fdp.exe");
  });

  it("stay in the parts, and nowhere else", () => {
    fc.assert(
      fc.property(texts, (text) => {
        const parts = splitAtHidden(text);
        expect(parts.join("")).toBe(text);
        expect(parts.filter((_, index) => index % 2 === 0).some(hasHidden)).toBe(false);
        expect(hasHidden(withHiddenNamed(text))).toBe(false);
        expect(hasHidden(withoutHidden(text))).toBe(false);
      }),
    );
  });
});
