/** How lists of languages are ordered, named and searched, in each of the interface's languages. */
import fc from "fast-check";
import { afterEach, describe, expect, it } from "vitest";
import { findLanguages } from "../../../src/core/findLanguages.ts";
import { languageLabel, languageOf, LANGUAGES } from "../../../src/core/languages.ts";
import { dominantScript } from "../../../src/core/text/scripts.ts";
import { en } from "../../../src/shared/messages/en.ts";
import { LANGUAGE_NAMES } from "../../../src/shared/messages/languageNames.ts";
import { languageName } from "../../../src/shared/messages/uiFormats.ts";
import { ENGLISH, setUiWords } from "../../../src/shared/messages/uiWords.ts";

const tags = LANGUAGES.map(({ tag }) => tag);
const anyTag = fc.constantFrom(...tags);

function speak(language: string): void {
  setUiWords({ language, messages: en });
}
afterEach(() => setUiWords(ENGLISH));

describe("a list of languages", () => {
  it("has all eleven, each once, the likely ones first, then as in the table", () => {
    fc.assert(
      fc.property(fc.array(fc.option(anyTag, { nil: undefined })), (likely) => {
        const found = findLanguages("", likely);
        const first = [...new Set(likely.filter((tag) => tag !== undefined))];
        expect(found).toEqual([...first, ...tags.filter((tag) => !first.includes(tag))]);
      }),
    );
  });

  it.each(tags)("is found by each of its names where the interface speaks %s", (language) => {
    speak(language);
    for (const { tag, endonym, englishName } of LANGUAGES) {
      for (const name of [tag, endonym, englishName, languageName(tag)]) {
        expect(findLanguages(name!, [])).toContain(tag);
        expect(findLanguages(` ${name!.toUpperCase()} `, [])[0]).toBe(findLanguages(name!, [])[0]);
      }
    }
  });
});

describe("what another language calls it", () => {
  it.each(tags)(
    "is found, whatever the interface speaks: by a Thai, Burmese, Khmer, Lao or Vietnamese name in %s",
    (language) => {
      speak(language);
      const names = { พม่า: "my", ထိုင်း: "th", វៀតណាម: "vi", ຂະເໝນ: "km", "Miến Điện": "my", 印度尼西亚语: "id" };
      for (const [name, tag] of Object.entries(names)) expect(findLanguages(name, [])[0]).toBe(tag);
    },
  );

  it("is no name of all of them", () => {
    expect(findLanguages("tiếng", [])).toEqual(["vi"]);
    expect(findLanguages("bahasa", [])).toEqual(["id", "ms"]);
  });
});

describe("the name of a language", () => {
  it.each(tags)("is the endonym, and what it is called in the interface's language: %s", (language) => {
    speak(language);
    for (const { tag, endonym } of LANGUAGES) {
      const [first, second] = languageLabel(tag).split(" - ");
      expect(first).toBe(endonym);
      if (second !== undefined) expect(dominantScript(second)).toBe(languageOf(language).script);
      if (second === undefined)
        expect(endonym).toContain(language === "en" ? languageOf(tag).englishName : languageName(tag));
    }
  });

  it.each([
    ["en", "zh-Hans", "简体中文 - Mandarin"],
    ["km", "th", "ไทย - ថៃ"],
    ["my", "vi", "Tiếng Việt - ဗီယက်နမ်"],
    ["lo", "en", "English - ອັງກິດ"],
    ["ta", "ms", "Bahasa Melayu - மலாய்"],
    ["ms", "id", "Bahasa Indonesia"],
    ["th", "th", "ไทย"],
    // Nobody knows what this one calls them.
    ["tlh", "ta", "தமிழ்"],
  ] as const)("%s calls %s %s", (language, tag, label) => {
    speak(language);
    expect(languageLabel(tag)).toBe(label);
  });

  it("is what the CLDR has, also where Chromium has none of it", () => {
    for (const [language, names] of Object.entries(LANGUAGE_NAMES)) {
      const known = new Intl.DisplayNames(language, { type: "language", fallback: "none" });
      expect(names).toEqual(Object.fromEntries(tags.map((tag) => [tag, known.of(tag)])));
    }
  });
});
