import { readFileSync } from "node:fs";
import { glob } from "node:fs/promises";
import fc from "fast-check";
import { parse, parseAllDocuments } from "yaml";
import { describe, expect, test } from "vitest";
import { yaml } from "../../../../src/core/translate/formats/yaml.ts";
import { expectIdentity, sources, translated } from "../../../support/formatChecks.ts";

const th = { target: "th" } as const;

describe("spans", () => {
  test("are the strings for people, in every style", () => {
    const text = `# A comment: it stays – as it is
plain: Open file
single: 'It''s here'
double: "Line\\nbreak \\u00e9"
literal: |
  First line
    indented

  last
folded: >-
  one two
  three

  four
flow: {a: Yes please, b: [One more, 'x y']}
anchor: &a Anchored
alias: *a
tagged: !include other words
typed: !!str Typed
`;
    expect(sources(yaml, text, th)).toEqual({
      plain: "Open file",
      single: "It's here",
      double: "Line\nbreak é",
      literal: "First line\n  indented\n\nlast",
      folded: "one two three\nfour",
      "flow.a": "Yes please",
      "flow.b[0]": "One more",
      "flow.b[1]": "x y",
      anchor: "Anchored",
      typed: "Typed",
    });
    expectIdentity(yaml, text, th);
    expect(translated(yaml, text, th, ({ source }) => source.toUpperCase())).toBe(`# A comment: it stays – as it is
plain: OPEN FILE
single: 'IT''S HERE'
double: "LINE\\nBREAK É"
literal: |
  FIRST LINE
    INDENTED

  LAST
folded: >-
  ONE TWO THREE

  FOUR
flow: {a: YES PLEASE, b: [ONE MORE, 'X Y']}
anchor: &a ANCHORED
alias: *a
tagged: !include other words
typed: !!str TYPED
`);
  });

  test("of a workflow are none but what describes it", () => {
    const text = `name: Build it\non: push\njobs:\n  test:\n    steps:\n      - name: Run all tests\n        run: npm run build\n      - description: What it does\n`;
    expect(Object.values(sources(yaml, text, th))).toEqual(["What it does"]);
  });

  test("of several documents have the document's number in their keys", () => {
    const text = `title: One\n---\ntitle: Two\n...\n`;
    expect(sources(yaml, text, th)).toEqual({ "[0].title": "One", "[1].title": "Two" });
  });

  test("of equal keys are both there, and that is said", () => {
    const { spans, skipped } = yaml.extract("a: One\na: Two\n", th);
    expect(spans.map(({ key, source }) => [key, source])).toEqual([
      ["a", "One"],
      ["a#2", "Two"],
    ]);
    expect(skipped).toEqual([{ line: 2, reason: "a key occurs twice; both are translated" }]);
  });
});

describe("a locale file of Rails", () => {
  const text = `---\nen:\n  menu:\n    open: "Open"\n  orders:\n    other: "%{count} orders"\n`;

  test("gets the target's locale, and keys without it", () => {
    expect(Object.keys(sources(yaml, text, th))).toEqual(["menu.open", "orders.other"]);
    expect(translated(yaml, text, th, () => "ไทย")).toBe(
      `---\nth:\n  menu:\n    open: "ไทย"\n  orders:\n    other: "ไทย"\n`,
    );
    expect(translated(yaml, "en-US:\n  a: One two\n", { target: "vi" }, () => undefined)).toBe(
      "vi-VN:\n  a: One two\n",
    );
  });

  test("gets the plural forms of the target", () => {
    const result = translated(yaml, text, { target: "ta" }, ({ pluralCategory }) => pluralCategory ?? "திற");
    expect(result).toContain(`  orders:\n    one: one\n    other: "other"\n`);
    const flow = translated(
      yaml,
      "en: {n: {other: many of it}}",
      { target: "fil" },
      ({ pluralCategory }) => `[${pluralCategory}`,
    );
    expect(parse(flow)).toEqual({ fil: { n: { one: "[one", other: "[other" } } });
  });

  test("with several locales is translated from the source's", () => {
    const both = "de:\n  a: Hallo Welt\nen:\n  a: Hello world\n";
    const { spans, skipped, edits } = yaml.extract(both, { target: "th", source: "en" });
    expect(spans.map(({ source }) => source)).toEqual(["Hello world"]);
    expect(edits).toHaveLength(1);
    expect(skipped).toEqual([{ line: 1, reason: '"de" is another language; "en" is translated' }]);
    const result = translated(yaml, both, { target: "th", source: "en" }, () => "สวัสดี");
    expect(result).toBe("de:\n  a: Hallo Welt\nth:\n  a: สวัสดี\n");
    expect(yaml.extract(result, { target: "th", source: "en" }).spans.map(({ source }) => source)).toEqual(["สวัสดี"]);
  });

  test("is no locale file because a key has two letters", () => {
    expect(yaml.extract("ui:\n  open: Open it\n", th).edits).toEqual([]);
  });
});

describe("what is written", () => {
  test.each([
    ["a: b"],
    ["# no comment"],
    ["a # b"],
    ["- item"],
    ["true"],
    ["No"],
    ["12"],
    ["1.5e3"],
    ["2026-11-28"],
    ["12:30:45"],
    ["~"],
    [""],
    ["*star"],
    ["[list]"],
    ["trailing:"],
    [" space "],
    ["'quoted'"],
    ["%percent"],
    ["...dots"],
  ])("%j gets quotes in the place of plain text", (value) => {
    const result = translated(yaml, "a: Some words # c\n", th, () => value);
    expect(result).toMatch(/^a: ".*" # c\n$/u);
    expect(parse(result)).toEqual({ a: value });
    expect(parse(result, { version: "1.1" })).toEqual({ a: value });
  });

  test.each(["คำ", "It's 5 o'clock", "a:b", "c#d", "100%", "<b>x</b>", "ไทย, ลาว", "20 files"])(
    "%j needs none",
    (value) => {
      const result = translated(yaml, "a: Some words\n", th, () => value);
      expect(result).toBe(`a: ${value}\n`);
      expect(parse(result)).toEqual({ a: value });
    },
  );

  test("keeps line breaks, byte order mark and what stands around", () => {
    const text = "\ufeffa: |  # note\r\n  One\r\n  two\r\n\r\nb:   Three four   # end\r\n";
    expectIdentity(yaml, text, th);
    expect(translated(yaml, text, th, () => "ກ\nຂ")).toBe(
      '\ufeffa: |  # note\r\n  ກ\r\n  ຂ\r\n\r\nb:   "ກ\\nຂ"   # end\r\n',
    );
  });

  test("folds to the width of the author's lines", () => {
    const text = `a: >\n  ${"word ".repeat(12).trim()}\n  ${"word ".repeat(12).trim()}\n`;
    const result = translated(yaml, text, th, ({ source }) => source.replaceAll("word", "từ ngữ"));
    expect(Math.max(...result.split("\n").map(({ length }) => length))).toBeLessThanOrEqual(62);
    expect(parse(result)).toEqual({ a: `${"từ ngữ ".repeat(24).trim()}\n` });
  });

  test("escapes as the author escapes", () => {
    expect(translated(yaml, 'a: "caf\\u00e9 x"\n', th, () => "ก😀")).toBe('a: "\\u0e01\\U0001f600"\n');
  });

  test("keeps an indentation indicator and chomping", () => {
    const text = "a:\n  - |2+\n     code like\n    text\n\n  - x y\n";
    expectIdentity(yaml, text, th);
    const result = translated(yaml, text, th, ({ source }) => source.replace("text", "ข้อความ"));
    expect(parse(result)).toEqual({ a: [" code like\nข้อความ\n\n", "x y"] });
  });

  const documents = [
    "a: Some words\nb: 'more words'\nc: \"and more\"\n",
    "x:\n  a: |\n    Some words\n  b: >\n    more words\n    and more\n\n  c: |+\n\n    and\n    so on\n\n",
    "{a: Some words, b: [more words], c: 'and more'}\n",
    "- a: >-\n    Some\n    words\n  b: &x more words\n- |-\n  and more\n",
  ];

  test("reads back as any text that was put in, and changes nothing else", () => {
    const value = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.string({
        unit: fc.constantFrom("a", " ", "\n", ":", "#", "-", "'", '"', "ก", "\t", "\r", "\u0085", "|", "1", "é", "😀"),
      }),
      fc.constantFrom(
        "\ud800",
        "မြန်မာ စာ",
        "ខ្មែរ\nខ្មែរ",
        "no",
        "null",
        "1e5",
        "0x1F",
        "a\n\nb",
        "a\n b\nc",
        "---",
        "\ufeff",
      ),
    );
    fc.assert(
      fc.property(fc.constantFrom(...documents), fc.array(value, { minLength: 3, maxLength: 3 }), (text, values) => {
        const { spans } = yaml.extract(text, th);
        expect(spans).toHaveLength(3);
        const result = translated(yaml, text, th, (span) => values[spans.findIndex(({ key }) => key === span.key)]);
        const isBlock = (index: number) => /[|>]/u.test(text.charAt(spans[index]!.start));
        const expected = substituted(parse(text), (read) => {
          const index = spans.findIndex(({ source }) => source === read.replace(/^\n+|\n+$/gu, ""));
          // Line breaks at the end of a block belong to the document.
          const put = isBlock(index) ? values[index]!.replace(/\n+$/u, "") : values[index]!;
          return read.replace(spans[index]!.source, () => put);
        });
        expect(parse(result)).toEqual(expected);
      }),
      { numRuns: 200 },
    );
  });
});

function substituted(value: unknown, replace: (text: string) => string): unknown {
  if (typeof value === "string") return replace(value);
  if (Array.isArray(value)) return value.map((item) => substituted(item, replace));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, substituted(item, replace)]));
}

describe("a document that cannot be read", () => {
  test.each([
    ["a: 'x\n", 2, 1, "a quote, bracket, comma or colon is missing"],
    ["a: b\n c: d: e\n", 1, 4, "a key of more than one line, or a colon in text without quotes"],
    ["a:\n\t- b\n", 2, 1, "a tab as indentation"],
    ["a: [b\n", 2, 1, "indentation that does not fit, or a bracket that is not closed"],
  ])("%j is refused with line, column and reason", (text, line, column, reason) => {
    expect(() => yaml.extract(text, th)).toThrow(
      expect.objectContaining({ code: "document.invalid", details: { line, column, reason } }) as Error,
    );
  });

  test("nor one of ten thousand levels", () => {
    expect(() => yaml.extract("[".repeat(10_000) + "]".repeat(10_000), th)).toThrow(
      expect.objectContaining({ code: "document.invalid" }) as Error,
    );
  });
});

test("files of installed packages come back byte for byte", async () => {
  let files = 0;
  for await (const path of glob("node_modules/{*,@*/*}/{*,.*,.github/*,.github/*/*}.{yml,yaml}")) {
    const text = readFileSync(path, "utf8");
    if (parseAllDocuments(text).some(({ errors }) => errors.length > 0)) continue;
    expectIdentity(yaml, text, th);
    files += 1;
  }
  expect(files).toBeGreaterThan(20);
});

test("a long stretch of spaces costs no more than its length", () => {
  expectIdentity(yaml, `a: |\n  kata${" ".repeat(200_000)}dua\nb: tiga\n`, th);
});
