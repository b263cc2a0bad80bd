import fc from "fast-check";
import { po as gettext } from "gettext-parser";
import { describe, expect, it } from "vitest";
import { LANGUAGES, type LanguageTag } from "../../../../src/core/languages.ts";
import { replaceSpans, type Extraction } from "../../../../src/core/translate/formats/documentFormat.ts";
import { po } from "../../../../src/core/translate/formats/po.ts";
import { poPluralForms } from "../../../../src/core/translate/formats/poPluralForms.ts";
import { AppError } from "../../../../src/shared/appError.ts";

const TEMPLATE = String.raw`# Messages of a boat ferry.
#, fuzzy
msgid ""
msgstr ""
"Project-Id-Version: ferry 1.0\n"
"Language: \n"
"Content-Type: text/plain; charset=CHARSET\n"
"Content-Transfer-Encoding: 8bit\n"

#. Shown on the landing stage.
#: ferry.c:12
#, c-format
msgid "The next boat leaves in %d minutes."
msgstr ""

#: ferry.c:20
msgctxt "ticket"
msgid "Return"
msgstr ""

msgid "%d passenger"
msgid_plural "%d passengers"
msgstr[0] ""
msgstr[1] ""

msgid ""
"No \"food\" on board.\n"
"No\ttrading."
msgstr ""

#~ msgid "Gone"
#~ msgstr "หายไป"
`;

const THAI = String.raw`msgid ""
msgstr ""
"Language: th\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Plural-Forms: nplurals=1; plural=0;\n"

msgid "Welcome"
msgstr ""
"ยินดี"
"ต้อนรับ"

#, c-format, fuzzy
#| msgid "Open the file"
msgid "Open the files"
msgstr "เปิดไฟล์"

#, fuzzy
msgid "Close"
msgstr "ปิด"
`;

function translated(
  text: string,
  target: LanguageTag,
  translations: (extraction: Extraction) => (string | undefined)[],
) {
  const extraction = po.extract(text, { target });
  return replaceSpans(text, extraction, translations(extraction));
}

describe("po", () => {
  it("gives the msgids of a template with their contexts, notes and placeholders", () => {
    const { spans, skipped } = po.extract(TEMPLATE, { target: "fil" });
    expect(skipped).toEqual([]);
    expect(spans.map(({ key, source, current }) => [key, source, current])).toEqual([
      ["The next boat leaves in %d minutes.", "The next boat leaves in %d minutes.", ""],
      ["ticket\u0004Return", "Return", ""],
      // Five is "one" in Filipino: the singular would be wrong there.
      ["%d passenger[0]", "%d passengers", ""],
      ["%d passenger[1]", "%d passengers", ""],
      ['No "food" on board.\nNo\ttrading.', 'No "food" on board.\nNo\ttrading.', ""],
    ]);
    expect(spans[0]).toMatchObject({ syntax: "printf", note: "Shown on the landing stage." });
    expect(spans[1]).toMatchObject({ syntax: "text", note: "ticket" });
    expect(spans[2]).toMatchObject({ pluralCategory: "one" });
  });

  it("makes a catalogue of the target that gettext reads", () => {
    const result = translated(TEMPLATE, "th", () => [
      "เรือเที่ยวถัดไปจะออกในอีก %d นาที",
      "ไปกลับ",
      "ผู้โดยสาร %d คน",
      'ห้าม "อาหาร" บนเรือ\nห้าม\tค้าขาย',
    ]);
    const catalogue = gettext.parse(result, { validation: true });
    expect(catalogue.headers).toMatchObject({
      Language: "th",
      "Content-Type": "text/plain; charset=UTF-8",
      "Plural-Forms": "nplurals=1; plural=0;",
    });
    expect(catalogue.translations[""]?.["%d passenger"]?.msgstr).toEqual(["ผู้โดยสาร %d คน"]);
    expect(catalogue.translations.ticket?.Return?.msgstr).toEqual(["ไปกลับ"]);
    expect(catalogue.translations[""]?.['No "food" on board.\nNo\ttrading.']?.msgstr).toEqual([
      'ห้าม "อาหาร" บนเรือ\nห้าม\tค้าขาย',
    ]);
    expect(result).toContain(
      String.raw`msgstr ""
"ห้าม \"อาหาร\" บนเรือ\n"
"ห้าม\tค้าขาย"

#~ msgid "Gone"
#~ msgstr "หายไป"
`,
    );
    // The template's own mark on its header goes, every other line stays.
    expect(result.startsWith(TEMPLATE.slice(0, TEMPLATE.indexOf("#, fuzzy")))).toBe(true);
    expect(result).not.toContain("#, fuzzy");
  });

  it("keeps translations as they are written and counts fuzzy ones as none", () => {
    const { spans, edits } = po.extract(THAI, { target: "th" });
    expect(edits).toEqual([]);
    expect(spans.map(({ current }) => current)).toEqual(["ยินดีต้อนรับ", "", ""]);
    expect(replaceSpans(THAI, { spans, edits }, ["ยินดีต้อนรับ", "", ""])).toBe(THAI);
  });

  it("takes the mark of a fuzzy entry away with its translation, and not before", () => {
    const half = translated(THAI, "th", () => [undefined, "เปิดไฟล์เหล่านี้", undefined]);
    expect(half).toBe(
      THAI.replace('#, c-format, fuzzy\n#| msgid "Open the file"\n', "#, c-format\n").replace(
        'msgid "Open the files"\nmsgstr "เปิดไฟล์"',
        'msgid "Open the files"\nmsgstr "เปิดไฟล์เหล่านี้"',
      ),
    );
    expect(translated(half, "th", () => [undefined, undefined, "ปิดแล้ว"])).toBe(
      half.replace('#, fuzzy\nmsgid "Close"\nmsgstr "ปิด"', 'msgid "Close"\nmsgstr "ปิดแล้ว"'),
    );
  });

  it("reads the texts of a catalogue in the source language, whose msgids may be names", () => {
    const english = 'msgid ""\nmsgstr "Language: en\\n"\n\nmsgid "menu.open"\nmsgstr "Open file"\n';
    const { spans } = po.extract(english, { target: "vi", source: "en" });
    expect(spans).toMatchObject([{ key: "menu.open", source: "Open file", current: "Open file" }]);
  });

  it("does not take translations into a third language for its own", () => {
    const german = 'msgid ""\nmsgstr "Language: de\\n"\n\nmsgid "Open file"\nmsgstr "Datei öffnen"\n';
    const { spans, edits } = po.extract(german, { target: "lo" });
    expect(spans).toMatchObject([{ source: "Open file", current: "" }]);
    expect(replaceSpans(german, { spans, edits: [] }, [""])).toBe(german);
    expect(replaceSpans(german, { spans, edits }, ["ເປີດໄຟລ໌"])).toContain('msgstr "ເປີດໄຟລ໌"');
  });

  it("keeps the plural forms that a catalogue of the target has chosen for itself", () => {
    const malay = String.raw`msgid ""
msgstr "Language: ms\nContent-Type: text/plain; charset=utf-8\nPlural-Forms: nplurals=2; plural=(n != 1);\n"

msgid "one day"
msgid_plural "%d days"
msgstr[0] "sehari"
`;
    const { spans, edits } = po.extract(malay, { target: "ms" });
    expect(edits).toEqual([]);
    expect(spans.map(({ source, current }) => [source, current])).toEqual([
      ["one day", "sehari"],
      ["%d days", ""],
    ]);
    expect(replaceSpans(malay, { spans, edits }, ["sehari", "%d hari"])).toBe(
      malay.replace(/"sehari"\n$/u, '"sehari"\nmsgstr[1] "%d hari"\n'),
    );
  });

  it("keeps carriage returns, the byte order mark and a missing line break at the end", () => {
    const windows = `\ufeff${TEMPLATE.replaceAll("\n", "\r\n").trimEnd()}`;
    const result = translated(windows, "km", () => ["ទូកបន្ទាប់ចេញក្នុង %d នាទី", "ទៅមក", "អ្នកដំណើរ %d នាក់", "មួយ\nពីរ"]);
    expect(result).not.toMatch(/[^\r]\n/u);
    expect(result.startsWith("\ufeff# Messages")).toBe(true);
    expect(result.endsWith('#~ msgstr "หายไป"')).toBe(true);
  });

  it("gives a catalogue without a header one", () => {
    const result = translated('msgid "Yes"\nmsgstr ""\n', "zh-Hans", () => ["是"]);
    expect(gettext.parse(result).headers).toMatchObject({ Language: "zh_CN", "Plural-Forms": "nplurals=1; plural=0;" });
  });

  it("says which msgid occurs twice", () => {
    const { skipped, spans } = po.extract('msgid "A"\nmsgstr ""\n\nmsgid "A"\nmsgstr ""\n', { target: "id" });
    expect(spans).toHaveLength(2);
    expect(skipped).toEqual([{ line: 4, reason: 'the msgid "A" occurs twice; both are translated' }]);
  });

  it.each([
    ['msgid "Open\nmsgstr ""\n', 1],
    ['msgid "Open"\n\nmsgid "Close"\nmsgstr ""\n', 3],
    ['msgid "Open"\nmsgstr ""\nOpen sesame\n', 3],
    ['msgid "Open" now\nmsgstr ""\n', 1],
    ['msgid "a"\nmsgid_plural "b"\nmsgstr[1] ""\n', 3],
    ['msgid "a"\nmsgstr ""\nmsgstr ""\n', 3],
    ['msgstr ""\n', 1],
    ['msgid "a"\n', 2],
    ["<html></html>", 1],
    ['msgid "a\\"\nmsgstr ""', 1],
  ])("refuses %j in line %i", (text, line) => {
    expect(() => po.extract(text, { target: "th" })).toThrow(AppError);
    expect(() => po.extract(text, { target: "th" })).toThrow(
      expect.objectContaining({
        code: "document.invalid",
        details: expect.objectContaining({ line }) as unknown,
      }) as Error,
    );
  });

  it("writes any text so that gettext reads the same", () => {
    // gettext-parser knows fewer escapes than gettext; these characters stand in no message.
    const text = fc.string({ unit: "binary" }).filter((value) => !/[\x07\b\f\v]/u.test(value));
    fc.assert(
      fc.property(fc.tuple(text, text, text, text), fc.constantFrom<LanguageTag>("my", "ta"), (texts, target) => {
        const extraction = po.extract(TEMPLATE, { target });
        const answers = extraction.spans.map((_, index) => texts[index % 4] ?? "");
        const result = replaceSpans(TEMPLATE, extraction, answers);
        expect(po.extract(result, { target }).spans.map(({ current }) => current)).toEqual(answers);
        const messages = Object.values(gettext.parse(result, { validation: true }).translations).flatMap((context) =>
          Object.values(context).filter(({ msgid }) => msgid !== ""),
        );
        expect(messages.flatMap(({ msgstr }) => msgstr).sort()).toEqual([...answers].sort());
      }),
    );
  });
});

describe("poPluralForms", () => {
  it.each(LANGUAGES.map(({ tag }) => tag))("puts whole numbers in %s into the forms that CLDR has for them", (tag) => {
    const { header, categories } = poPluralForms(tag);
    const [, count, formula] = /^nplurals=(\d); plural=(.*);$/u.exec(header) ?? [];
    expect(categories).toHaveLength(Number(count));
    // gettext's formulas are expressions of C, and of JavaScript.
    // eslint-disable-next-line @typescript-eslint/no-implied-eval -- the table's own text
    const formOf = new Function("n", `return Number(${formula ?? ""})`) as (n: number) => number;
    const rules = new Intl.PluralRules(tag);
    for (let n = 0; n <= 1200; n += 1) expect([n, categories[formOf(n)]]).toEqual([n, rules.select(n)]);
  });
});
