/** Where one of the eleven languages is expected: what means another one, and what is a text. */
import fc from "fast-check";
import { afterEach, describe, expect, it } from "vitest";
import { foreignLanguageHead } from "../../../src/core/chat/foreignLanguage.ts";
import { LANGUAGES } from "../../../src/core/languages.ts";
import { en } from "../../../src/shared/messages/en.ts";
import { ENGLISH, setUiWords } from "../../../src/shared/messages/uiWords.ts";
import { articles } from "../../../tools/tiny-model/declaration.ts";

afterEach(() => setUiWords(ENGLISH));

it.each([
  "ja",
  "jpn",
  "FR",
  "FRA",
  "yue",
  "ZH-TW",
  "PT-BR",
  "zh-Hant",
  "zh-tw",
  "zh-Hant-TW",
  "pt-BR",
  "es-419",
  "French",
  "japanese",
  "Norwegian Bokmål",
  "Français",
  "日本語",
  "한국어",
  "Русский",
  "Bahasa Jawa",
  "bahasa Jepang",
  "Tiếng Pháp",
  "ภาษาญี่ปุ่น",
  "ພາສາຍີ່ປຸ່ນ",
  "ភាសាជប៉ុន",
  "ဂျပန်ဘာသာ",
  "ஜாப்பனீஸ் மொழி",
  "日语",
  "日文",
])("%s means another language", (head) => {
  expect(foreignLanguageHead(`${head}: hello`)).toBe(head);
  expect(foreignLanguageHead(`to ${head}：你好`)).toBe(head);
});

it.each([
  ["id", "Jepang"],
  ["th", "ญี่ปุ่น"],
  ["ta", "பிரெஞ்சு"],
  ["km", "ជប៉ុន"],
])("so does its name in the interface's language, %s: %s", (language, head) => {
  expect(foreignLanguageHead(`${head}: ABC`)).toBeUndefined();
  setUiWords({ language, messages: en });
  expect(foreignLanguageHead(`${head}: ABC`)).toBe(head);
});

describe("a text", () => {
  it.each([
    "Note: hello",
    "Re: your letter",
    "re: your letter",
    "PS: I love you",
    "ps: I love you",
    "CC: the whole team",
    "tel: 021 555",
    "to: Bu Siti",
    "to-do: buy rice",
    "on-call: Bu Siti",
    "new: dark theme",
    "bug: it crashes",
    "fix(ui): the button",
    ..."am as at be by do go he hi if is it me no of on or so to up us we".split(" ").map((word) => `${word}: hello`),
    ..."ai ba bu da di em ka ke la ng pa sa si ya".split(" ").map((word) => `${word}: apa khabar`),
    "IT: the new laptops",
    "SK: nomor 12",
    "mon: Bu Siti",
    "vol: 3",
    "xx: hello",
    "AC-DC: the current",
    "Jepang: Tokyo",
    "作文：我的家",
    "An: Xin chào!",
    "Bu: Selamat pagi",
    "10:30 meeting",
    "km/h: the speed",
    "https://example.org: the page",
    "ja:nein",
    "Ghi chú: họp lúc 9 giờ",
    "หมายเหตุ: ประชุมเก้าโมง",
    "ចំណាំ៖ ប្រជុំ",
    "ໝາຍເຫດ: ປະຊຸມ",
    "မှတ်ချက်: အစည်းအဝေး",
    "குறிப்பு: கூட்டம்",
    "注意：开会",
    "Nota: mesyuarat",
    "Catatan: rapat",
    "Paalala: pulong",
    "French fries and beer",
    "xx",
    "xx:",
  ])("%s", (typed) => {
    expect(foreignLanguageHead(typed)).toBeUndefined();
  });

  it.each(LANGUAGES)(
    "begins with the name of one of the eleven: $englishName",
    ({ tag, endonym, englishName, aliases }) => {
      for (const name of [tag, endonym, englishName, ...aliases]) {
        expect(foreignLanguageHead(`${name}: hello`)).toBeUndefined();
      }
      for (const paragraph of articles(tag).flat()) expect(foreignLanguageHead(paragraph)).toBeUndefined();
    },
  );

  it("is looked at in its beginning alone", () => {
    expect(foreignLanguageHead(`French${" ".repeat(100)}: hello`)).toBeUndefined();
  });

  it("is whatever has no colon in it", () => {
    const anything = fc.string({ unit: "grapheme" }).filter((text) => !/[:：]/u.test(text));
    fc.assert(fc.property(anything, (typed) => foreignLanguageHead(typed) === undefined));
  });
});
