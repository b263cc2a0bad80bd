import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { LANGUAGES, type LanguageTag } from "../../../src/core/languages.ts";
import { GrowingChinese, languageRuns } from "../../../src/core/text/languageRuns.ts";
import { paragraph } from "../../../tools/tiny-model/declaration.ts";

const ENGLISH = paragraph("en", "1/1");

const texts = fc.string({
  unit: fc.constantFrom(
    ...["a", " ", "1", "။", "က", "ខ", "។", "ທ", "த", "ก", "ๆ", "漢", "，", "。", "か", "😀", "\n", "ă", "\u200B"],
  ),
});

/** The languages that are marked, with the words. */
function marked(text: string, lang?: string) {
  return languageRuns(text, lang).flatMap((run) => (run.lang === undefined ? [] : [[run.lang, run.text]]));
}

describe("The pieces of a text in several languages", () => {
  it.each(LANGUAGES.map(({ tag, script }) => [tag, script] as const))("%s within English", (tag, script) => {
    const sentence = paragraph(tag, "3/1").replace(/\.$/u, "");
    const expected = script === "Latn" ? [] : [[tag, sentence]];
    expect(marked(`${ENGLISH} (${sentence}) ${ENGLISH}`, "en")).toEqual(expected);
  });

  it.each(LANGUAGES.map(({ tag }) => tag))("%s alone needs no mark in a text of its own", (tag) => {
    const text = `${paragraph(tag, "1/1")}\n\nconst a = 1;\n\n${ENGLISH}`;
    expect(languageRuns(text, tag)).toEqual([{ text }]);
  });

  it("each of two scripts that meet is marked for itself", () => {
    const [lao, burmese] = [paragraph("lo", "1/1").replace(/\.$/u, ""), paragraph("my", "1/1")];
    expect(marked(`${lao} ${burmese}`, "th")).toEqual([
      ["lo", lao],
      ["my", burmese],
    ]);
  });

  it("figures, signs and spaces between the words of a script are its own, and names in Latin letters are not", () => {
    expect(marked("ใช้ API v2 แล้ว ๒๕ ๆ (ฯลฯ)", "en")).toEqual([
      ["th", "ใช้"],
      ["th", "แล้ว ๒๕ ๆ (ฯลฯ"],
    ]);
    expect(marked("他说：你好，world！", "en")).toEqual([["zh-Hans", "他说：你好，"]]);
  });

  it.each([
    ["Japanese", "すべての人間は、生まれながらにして自由であり、尊厳と権利について平等である。"],
    ["Chinese in traditional characters", "人人生而自由，在尊嚴和權利上一律平等。"],
    ["Korean", "모든 인간은 태어날 때부터 자유로우며 그 존엄과 권리에 있어 동등하다."],
    ["signs without a letter", "။ ၁၂ ๒๕ 。"],
  ])("%s is not taken for a language that it is not", (_what, text) => {
    expect(marked(text, "en")).toEqual([]);
  });

  it.each(LANGUAGES.filter(({ script }) => script === "Latn").map(({ tag }) => tag))(
    "%s with its marks as characters of their own is in Latin letters",
    (tag) => {
      const text = paragraph(tag, "2/1").normalize("NFD");
      expect(languageRuns(text, "en")).toEqual([{ text }]);
    },
  );

  it("are the text, and no language follows itself", () => {
    fc.assert(
      fc.property(
        texts,
        fc.constantFrom<(LanguageTag | undefined)[]>(undefined, "en", "th", "zh-Hans"),
        (text, lang) => {
          const runs = languageRuns(text, lang);
          expect(runs.map((run) => run.text).join("")).toBe(text);
          expect(runs.every((run) => run.text !== "" && (run.lang === undefined || run.lang !== lang))).toBe(true);
          for (const [at, run] of runs.slice(1).entries()) expect(run.lang).not.toBe(runs[at]!.lang);
          const plain = runs.filter((run) => run.lang === undefined).map((run) => run.text);
          const letters = /[\p{Script=Mymr}\p{Script=Khmr}\p{Script=Laoo}\p{Script=Taml}]/u;
          expect(plain.filter((piece) => /\p{L}/u.test(piece) && letters.test(piece.replace(/\P{L}/gu, "")))).toEqual(
            [],
          );
        },
      ),
    );
  });
});

describe("Whether a growing text is in Simplified Chinese", () => {
  it.each([
    ["Chinese behind other words", `${ENGLISH} ${paragraph("zh-Hans", "1/1")}`, true],
    ["Chinese in traditional characters", "人人生而自由，在尊嚴和權利上一律平等。", false],
    ["kana behind kanji", "自由と尊厳", false],
    ["rare characters, each in two halves", "\u{20000}\u{20001}", true],
    ["no Chinese", ENGLISH, false],
  ])("is the same for %s, whatever pieces it comes in", (_what, text, expected) => {
    const growing = new GrowingChinese();
    const told = Array.from(text, (_, at) => growing.hasSimplified(text.slice(0, at + 1)));
    expect(growing.hasSimplified(text)).toBe(expected);
    expect(told).toEqual(Array.from(text, (_, at) => new GrowingChinese().hasSimplified(text.slice(0, at + 1))));
  });

  it("is told of each text for itself, where another one takes its place", () => {
    const growing = new GrowingChinese();
    expect(growing.hasSimplified("すべて")).toBe(false);
    expect(growing.hasSimplified("人人生而自由")).toBe(true);
    expect(growing.hasSimplified("人人生而自由，在尊嚴和權利上")).toBe(false);
    expect(growing.hasSimplified("人人")).toBe(true);
  });

  it("looks only at what has come since the last time", () => {
    const growing = new GrowingChinese();
    const looked = vi.spyOn(Set.prototype, "has");
    const text = paragraph("zh-Hans", "1/1").repeat(2);
    for (let end = 1; end <= text.length; end += 1) growing.hasSimplified(text.slice(0, end));
    // Each character once, in either set.
    expect(looked.mock.calls.length).toBeLessThanOrEqual(2 * text.length);
    looked.mockRestore();
  });
});
