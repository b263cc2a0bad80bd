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
  "xx",
  "ja",
  "jpn",
  "it",
  "zh-Hant",
  "zh-tw",
  "pt-BR",
  "es-419",
  "French",
  "japanese",
  "Norwegian Bokmål",
  "Français",
  "日本語",
  "한국어",
  "Русский",
])("%s means another language", (head) => {
  expect(foreignLanguageHead(`${head}: hello`)).toBe(head);
  expect(foreignLanguageHead(`to ${head}：你好`)).toBe(head);
});

it.each([
  ["vi", "Tiếng Pháp"],
  ["th", "ญี่ปุ่น"],
  ["ta", "பிரெஞ்சு"],
  ["zh-Hans", "法语"],
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

  it("is whatever has no colon in it", () => {
    const anything = fc.string({ unit: "grapheme" }).filter((text) => !/[:：]/u.test(text));
    fc.assert(fc.property(anything, (typed) => foreignLanguageHead(typed) === undefined));
  });
});
