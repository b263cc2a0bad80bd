import { readFileSync } from "node:fs";
import { glob } from "node:fs/promises";
import { describe, expect, it, test } from "vitest";
import fc from "fast-check";
import { json } from "../../../../src/core/translate/formats/json.ts";
import { expectIdentity, sources, translated } from "../../../support/formatChecks.ts";

const th = { target: "th" } as const;

describe("spans", () => {
  test("are the values of a resource file, whatever their keys are called", () => {
    const text = `{"menu": {"name": "Name", "type": "Type", "open": "Open"}, "items": ["One", "Two words"], "a.b": "Dotted"}`;
    expect(sources(json, text, th)).toEqual({
      "menu.name": "Name",
      "menu.type": "Type",
      "menu.open": "Open",
      "items[0]": "One",
      "items[1]": "Two words",
      '["a.b"]': "Dotted",
    });
  });

  test("are decoded and know their message syntax", () => {
    const [hello, count] = json.extract(
      String.raw`{"hello": "Line\n\u0e2a\ud83d\ude00 \"q\"", "count": "{n} files"}`,
      th,
    ).spans;
    expect(hello).toMatchObject({ source: 'Line\nส😀 "q"', syntax: "text", key: "hello" });
    expect(count).toMatchObject({ syntax: "icu" });
  });

  test("of records are what stands under a describing key or is prose", () => {
    const text = JSON.stringify([
      { id: 7, type: "dish", name: "Green curry paste", title: "Curry", owner: "somchai", tags: ["hot"], url: "a b" },
    ]);
    expect(sources(json, text, th)).toEqual({ "[0].name": "Green curry paste", "[0].title": "Curry" });
  });

  test("of a package manifest are its descriptions alone", () => {
    const text = JSON.stringify({
      name: "green-curry",
      version: "1.0.0",
      displayName: "Green curry",
      description: "Cooks by itself.",
      author: "A Person Of Some Name",
      scripts: { help: "node help.js all", message: "echo two words" },
      contributes: {
        commands: [
          { command: "curry.cook", title: "Cook now" },
          { command: "x", title: "%x.title%" },
        ],
      },
    });
    expect(Object.values(sources(json, text, th))).toEqual(["Green curry", "Cooks by itself.", "Cook now"]);
  });

  test("of a schema are its titles and descriptions", () => {
    const text = JSON.stringify({
      $schema: "http://json-schema.org/draft-07/schema#",
      properties: {
        size: { type: "string", description: "How large", enum: ["not this one"], enumDescriptions: ["Small"] },
      },
    });
    expect(Object.values(sources(json, text, th))).toEqual(["How large", "Small"]);
  });

  test("of JSON Lines are those of every line", () => {
    const text = `{"text": "First one"}\r\n\r\n{"text": "Second one", "id": 2}\n`;
    const options = { ...th, dialect: "jsonl" };
    expect(sources(json, text, options)).toEqual({ "[0].text": "First one", "[1].text": "Second one" });
    expect(translated(json, text, options, ({ source }) => source.toUpperCase())).toBe(
      `{"text": "FIRST ONE"}\r\n\r\n{"text": "SECOND ONE", "id": 2}\n`,
    );
  });

  test("of equal keys are both there, and that is said", () => {
    const { spans, skipped } = json.extract(`{\n"a": "One",\n"a": "Two"}`, th);
    expect(spans.map(({ key, source }) => [key, source])).toEqual([
      ["a", "One"],
      ["a#2", "Two"],
    ]);
    expect(skipped).toEqual([{ line: 3, reason: 'the key "a" occurs twice; both are translated' }]);
  });
});

describe("what is written", () => {
  test("keeps comments, trailing commas, line breaks, byte order mark and order", () => {
    const text = `\ufeff{\r\n\t// a comment "with" quotes\r\n\t"b" : "Bee",\r\n\t"a":"Ay", /* x */\r\n}\r\n`;
    expectIdentity(json, text, th);
    expect(translated(json, text, th, () => "ผึ้ง")).toBe(text.replace("Bee", "ผึ้ง").replace("Ay", "ผึ้ง"));
  });

  test("is escaped as the author escapes", () => {
    const write = (text: string) => translated(json, text, th, () => "ก/<😀");
    expect(write(String.raw`{"a": "caf\u00e9"}`)).toBe(String.raw`{"a": "\u0e01/<\ud83d\ude00"}`);
    expect(write(String.raw`{"a": "caf\u00E9"}`)).toBe(String.raw`{"a": "\u0E01/<\uD83D\uDE00"}`);
    expect(write(String.raw`{"a": "caf\u00e9 é"}`)).toBe(`{"a": "ก/<😀"}`);
    expect(write(String.raw`{"a": "one \/ two \u003cb>"}`)).toBe(String.raw`{"a": "ก\/\u003c😀"}`);
  });

  test("leaves an escape alone where nothing changed", () => {
    expectIdentity(json, String.raw`{"a": "caf\u00e9 \/ thé \u0041"}`, th);
  });

  it("reads back as any text that was put in, and changes nothing else", () => {
    const value = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.constantFrom('"\\', "\ud800", "ภาษาไทย\n", "မြန်မာ", "\u0000\u2028"),
    );
    const documents = [`{"a": "One", "b": ["Two", {"c": "Three"}], "n": 1}`, String.raw`{"a":"\u00e9 x","b":"c\/d e"}`];
    fc.assert(
      fc.property(fc.constantFrom(...documents), fc.array(value, { minLength: 3, maxLength: 3 }), (text, values) => {
        const { spans } = json.extract(text, th);
        const result = translated(json, text, th, (span) => values[spans.findIndex(({ key }) => key === span.key)]);
        const expected: unknown = JSON.parse(text, (_key, read: unknown) => {
          const index = typeof read === "string" ? spans.findIndex(({ source }) => source === read) : -1;
          return index === -1 ? read : values[index];
        });
        expect(JSON.parse(result)).toEqual(expected);
      }),
    );
  });
});

describe("the language that all stands under", () => {
  const text = '{\n  "en": { "menu": { "open": "Open" }, "title": "Title" }\n}\n';

  test("becomes the target's, and is no part of the keys", () => {
    expect(sources(json, text, { target: "th", source: "en" })).toEqual({ "menu.open": "Open", title: "Title" });
    const thai = translated(json, text, { target: "th", source: "en" }, () => "ก");
    expect(thai).toBe('{\n  "th": { "menu": { "open": "ก" }, "title": "ก" }\n}\n');
    expect(sources(json, thai, { target: "th", source: "en" })).toEqual({ "menu.open": "ก", title: "ก" });
    expect(json.extract(thai, { target: "th", source: "en" }).edits).toEqual([]);
  });

  test("is known without the source's being said, and keeps its form", () => {
    expect(translated(json, '{"en_US": {"a": "One"}}', { target: "zh-Hans" }, () => "一")).toBe(
      '{"zh_CN": {"a": "一"}}',
    );
  });

  test.each([
    ['{"en": {"a": "One"}, "ms": {"a": "Satu"}}', "en"], // several
    ['{"en": "One"}', "en"], // a text
    ['{"en": ["One"]}', "en"],
    ['{"id": {"a": "One"}}', undefined], // a word, too
    ['{"en": {"a": "One"}}', "ms"], // not the source's
    ['{"menu": {"a": "One"}}', "en"],
    ['{"en": {"a": 1}}', "en"],
  ] as const)("is none in %j from %s", (document, source) => {
    const { edits, spans } = json.extract(document, { target: "th", source });
    expect(edits).toEqual([]);
    expect(spans[0]?.key ?? "en").toMatch(/^(?:en|id|menu)/u);
  });
});

describe("plural forms", () => {
  const text = `{\n  "file_other": "{{count}} ไฟล์",\n  "place_ordinal_other": "ที่ {{count}}",\n  "an_other": "อื่น"\n}`;

  test("that the target has and the source has not are added after the last one", () => {
    const english = translated(json, text, { target: "en" }, ({ pluralCategory, key }) => `${key}:${pluralCategory}`);
    expect(JSON.parse(english)).toEqual({
      file_other: "file_other:other",
      file_one: "file_one:one",
      place_ordinal_other: "place_ordinal_other:other",
      place_ordinal_one: "place_ordinal_one:one",
      place_ordinal_two: "place_ordinal_two:two",
      place_ordinal_few: "place_ordinal_few:few",
      an_other: "an_other:other",
      an_one: "an_one:one",
    });
    expect(english).toContain(',\n  "file_one": "');
  });

  test("are not added where the target needs none, nor where no text came", () => {
    expect(Object.keys(sources(json, text, { target: "id" }))).toEqual([
      "file_other",
      "place_ordinal_other",
      "an_other",
    ]);
    expectIdentity(json, text, { target: "ta" });
  });

  test("of an object of categories are known", () => {
    const { spans } = json.extract(
      `{"files": {"one": "a file", "other": "{n} files"}, "one": "One", "two": "Two"}`,
      th,
    );
    expect(spans.map(({ key, pluralCategory }) => [key, pluralCategory])).toEqual([
      ["files.one", "one"],
      ["files.other", "other"],
      ["one", undefined],
      ["two", undefined],
    ]);
  });
});

describe("a document that cannot be read", () => {
  test.each([
    ['{"a": "x" "b": "y"}', 1, 11, "a comma is missing"],
    ['{\n "a": "x\n', 2, 7, "text in quotes does not end on its line"],
    ["", 1, 1, "a value is missing"],
    ['{"a": "x"} {', 1, 12, "something stands after the end"],
    [String.raw`{"a": "\x"}`, 1, 7, "a backslash before a character that needs none"],
    ["{'a': 1}", 1, 2, "neither text in double quotes, nor a number, true, false or null"],
    ["PK\u0003\u0004\u0000\u0001", 1, 1, "neither text in double quotes, nor a number, true, false or null"],
  ])("%j is refused with line, column and reason", (text, line, column, reason) => {
    expect(() => json.extract(text, th)).toThrow(
      expect.objectContaining({ code: "document.invalid", details: { line, column, reason } }) as Error,
    );
  });

  test("nor one of ten thousand levels", () => {
    for (const [opening, closing] of [
      ["[", "]"],
      ['{"a":', "}"],
    ] as const) {
      expect(() => json.extract(`${opening.repeat(10_000)}"x"${closing.repeat(10_000)}`, th)).toThrow(
        expect.objectContaining({ code: "document.invalid" }) as Error,
      );
    }
  });
});

test("files of installed packages come back byte for byte, their package manifests with few texts", async () => {
  let files = 0;
  for await (const path of glob("node_modules/{*,@*/*}/{package.json,locales/*.json,tsconfig.json}")) {
    const text = readFileSync(path, "utf8");
    const spans = expectIdentity(json, text, th);
    if (path.endsWith("package.json")) expect(spans.length, path).toBeLessThan(20);
    if (path.includes("yargs/locales")) expect(spans.length, path).toBeGreaterThan(8);
    files += 1;
  }
  expect(files).toBeGreaterThan(200);
});
