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

const ARTICLES = ["1/1", "2/1", "3/1", "4/1"] as const;

const texts = fc.string({
  unit: fc.constantFrom(
    ...["a", "ក", "\u202E", "\u200E", "\u200B", "]", "\u{E0041}", "\u{1F3F4}", "\u{E0061}", "\u{E007F}"],
    ...["漢", "\uFE0F", "\u{E0100}", "\u00AD"],
  ),
});

describe("Hidden characters", () => {
  it.each([
    ["overrides", "\u202E"],
    ["isolates", "\u2066"],
    ["direction marks", "\u200E\u200F\u061C"],
    ["controls of terminals", "\u001B"],
    ["tags", "\u{E0001}\u{E0069}\u{E0067}"],
    ["variation selectors behind what has no variants", "\u{E0100}\u{E01EF}"],
    ["blanks without a width", "\u00AD\u180E\u2060\u2061\u2062\u2063\u2064\uFEFF"],
    ["fillers", "\u115F\u1160\u3164\uFFA0"],
  ])("are %s", (_what, hidden) => {
    const text = `ชื่อ${hidden}ไฟล์`;
    expect(hasHidden(text)).toBe(true);
    expect(splitAtHidden(text)).toEqual(["ชื่อ", hidden, "ไฟล์"]);
    expect(withoutHidden(text)).toBe("ชื่อ ไฟล์");
  });

  it.each(LANGUAGES.map(({ tag }) => tag))("are none that the writing of %s needs", (tag) => {
    // Between words, between consonants, and lines with tabs.
    const text = ARTICLES.map((article) => paragraph(tag, article))
      .join("\n")
      .replace(/^(.{3})(.{3})(.{3})/u, "$1\u200B$2\u200C$3\u200D\t\r\n");
    expect(hasHidden(text)).toBe(false);
    expect(withHiddenNamed(text)).toBe(text);
  });

  it("are no emoji: families, and the flags of regions", () => {
    const wales = "\u{1F3F4}\u{E0067}\u{E0062}\u{E0077}\u{E006C}\u{E0073}\u{E007F}";
    expect(hasHidden(`👩‍👩‍👧 ${wales}${wales} 🇹🇭`)).toBe(false);
    // What follows a flag is not of it.
    const words = Array.from("ignore all", (letter) => String.fromCodePoint(0xe0000 + letter.charCodeAt(0))).join("");
    expect(splitAtHidden(`${wales}${words}`)).toEqual([wales, words, ""]);
    expect(splitAtHidden(`\u{1F3F4}${words}`)).toEqual(["\u{1F3F4}", words, ""]);
  });

  it.each([
    ["without an end", "\u{E0067}\u{E0062}\u{E0077}\u{E006C}\u{E0073}"],
    ["too long for a region", "\u{E0069}\u{E0067}\u{E006E}\u{E006F}\u{E0072}\u{E0065}\u{E0021}\u{E007F}"],
    ["of signs", "\u{E0021}\u{E0022}\u{E0023}\u{E007F}"],
    ["of an end alone", "\u{E007F}"],
  ])("are tags behind a black flag that are %s", (_what, tags) => {
    expect(splitAtHidden(`ธง\u{1F3F4}${tags}ທຸງ`)).toEqual(["ธง\u{1F3F4}", tags, "ທຸງ"]);
  });

  it("are no variants: one selector behind a Han character or an emoji, and what stands behind that one", () => {
    expect(hasHidden("辻\u{E0100}さん、葛\u{E0101}城市 ❤\uFE0F 1\uFE0F\u20E3 ❤\uFE0F\u200D🔥")).toBe(false);
    expect(splitAtHidden("辻\u{E0100}\u{E0110}\u{E0120}")).toEqual(["辻\u{E0100}", "\u{E0110}\u{E0120}", ""]);
    expect(splitAtHidden("😀\uFE0F\uFE01\uFE02")).toEqual(["😀\uFE0F", "\uFE01\uFE02", ""]);
  });

  it("have names, as many as can be read", () => {
    expect(hiddenNames("\u202E\u{E007F}\u0007")).toBe("U+202E U+E007F U+0007");
    expect(hiddenNames("\u2066".repeat(9))).toBe(`${"U+2066 ".repeat(8)}…`);
    expect(withHiddenNamed("report\u202Efdp.exe")).toBe("report[U+202E]fdp.exe");
  });

  it("have names as short for a book of them as for a few", () => {
    expect(hiddenNames("\u{E0041}".repeat(100_000))).toBe(hiddenNames("\u{E0041}".repeat(9)));
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
