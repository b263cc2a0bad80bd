import { describe, expect, it } from "vitest";
import { LANGUAGES } from "../../../src/core/languages.ts";
import { countLetters } from "../../../src/core/text/scripts.ts";
import { paragraph } from "../../../tools/tiny-model/declaration.ts";

describe("the letters of a text", () => {
  it.each(LANGUAGES.map(({ tag, script }) => [tag, script] as const))("are those of its script: %s", (tag, script) => {
    const { byScript, total, other, kana } = countLetters(paragraph(tag, "20/2"));
    expect(byScript[script]).toBeGreaterThan(10);
    expect({ total, other, kana }).toEqual({ total: byScript[script], other: 0, kana: 0 });
  });

  it("are counted apart, in one text, marks among them", () => {
    expect(countLetters("ab é ကြ ខ្ម ລາ 字𠀀 தி ไท๊ かカ я한 12 😀")).toEqual({
      byScript: { Latn: 3, Mymr: 2, Khmr: 3, Laoo: 2, Hans: 2, Taml: 2, Thai: 3 },
      kana: 2,
      other: 4,
      total: 21,
    });
  });
});
