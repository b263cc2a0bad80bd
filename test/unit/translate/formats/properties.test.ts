import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { properties } from "../../../../src/core/translate/formats/properties.ts";
import { readProperties } from "../../../../src/core/translate/formats/propertiesReader.ts";
import { expectIdentity, sources, translated } from "../../../support/formatChecks.ts";

const th = { target: "th" } as const;

/** Every rule of java.util.Properties in one file. */
const rules = String.raw`# The name on the door
! in two lines
title = Kitchen of the house

colon:Green curry
space Red curry
	 indented\ key\:x	=	Value = with: signs
long = One, \
       two, \
       three
lines = First line\n\
        Second line
escaped = Caf\u00e9 \t \q C:\\new
empty =
bare
flag = true
class = org.example.Kitchen
message = It''s {0}, isn''t it?
plain = It's {name}
`;

describe("properties", () => {
  test("are read by Java's rules", () => {
    expect(sources(properties, rules, th)).toEqual({
      title: "Kitchen of the house",
      colon: "Green curry",
      space: "Red curry",
      "indented key:x": "Value = with: signs",
      long: "One, two, three",
      lines: "First line\nSecond line",
      escaped: "Café \t q C:\\new",
      message: "It''s {0}, isn''t it?",
      plain: "It's {name}",
    });
    expectIdentity(properties, rules, th);
    expectIdentity(properties, `\ufeff${rules.replaceAll("\n", "\r\n")}`, th);
  });

  test("give comments as notes and know MessageFormat by its numbered arguments", () => {
    const { spans } = properties.extract(rules, th);
    expect(spans[0]).toMatchObject({ note: "The name on the door\nin two lines", syntax: "text" });
    expect(spans.slice(-2).map(({ syntax, note }) => [syntax, note])).toEqual([
      ["messageFormat", undefined],
      ["text", undefined],
    ]);
  });

  test("are written on one line, or continued where the author continues them", () => {
    const result = translated(properties, rules, th, ({ key }) =>
      key === "lines" ? "หนึ่ง\n สอง\nสาม" : key === "long" ? "ยาว" : undefined,
    );
    expect(result).toBe(
      rules.replace(/One, [^]*three/u, String.raw`\u0e22\u0e32\u0e27`).replace(
        /First line[^]*Second line/u,
        String.raw`\u0e2b\u0e19\u0e36\u0e48\u0e07\n\
        \ \u0e2a\u0e2d\u0e07\n\
        \u0e2a\u0e32\u0e21`,
      ),
    );
    expect(sources(properties, result, th).lines).toBe("หนึ่ง\n สอง\nสาม");
  });

  test("are escaped, which every Java reads, unless the file is in UTF-8", () => {
    const write = (text: string) => translated(properties, text, th, () => "é😀");
    expect(write("a=Some words")).toBe("a=\\u00E9\\uD83D\\uDE00");
    expect(write("a=Some words \\u00E9")).toBe("a=\\u00E9\\uD83D\\uDE00");
    expect(write("a=Some words \\u00e9")).toBe("a=\\u00e9\\ud83d\\ude00");
    expect(write("a=Some words \\u00e9 ü")).toBe("a=é😀");
    expect(write("# ü\na=Some words")).toBe("# ü\na=é😀");
  });

  test("are escaped as the translation is that is there already", () => {
    const write = (text: string, earlier: string) =>
      translated(properties, text, { ...th, earlier }, ({ key }) => (key === "b" ? "สวัสดี" : "ลา"));
    expect(write("b=Hello\n", "a=ลา\n")).toBe("b=สวัสดี\n");
    expect(write("# ü\nb=Hello\n", "a=\\u0e25\\u0e32\n")).toBe("# ü\nb=\\u0e2a\\u0e27\\u0e31\\u0e2a\\u0e14\\u0e35\n");
    expect(write("# ü\nb=Hello\n", "a=OK\n")).toBe("# ü\nb=สวัสดี\n");
  });

  test("of equal keys are both there, and that is said", () => {
    const { spans, skipped } = properties.extract("a=One\nb=Two\na=Three\n", th);
    expect(spans.map(({ key }) => key)).toEqual(["a", "b", "a#2"]);
    expect(skipped).toEqual([{ line: 3, reason: 'the key "a" occurs twice; both are translated' }]);
  });

  test("read back as any text that was put in, and nothing else changes", () => {
    const value = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.string({
        unit: fc.constantFrom("a", " ", "\n", "=", ":", "\\", "n", "u", "#", "!", "ก", "\t", "\r", "\f", "{0}", "'"),
      }),
      fc.constantFrom("မြန်မာ", "\ud800", "\ufeff"),
    );
    const documents = [rules, "a Some words\nb:Other words", "a=\\u00E9t\\u00E9 x\n  b = y\\n\\\n   z \r\nc:d e"];
    fc.assert(
      fc.property(fc.constantFrom(...documents), value, fc.nat(), (text, replacement, number) => {
        const { spans } = properties.extract(text, th);
        const changed = spans[number % spans.length]!;
        const result = translated(properties, text, th, ({ key }) => (key === changed.key ? replacement : undefined));
        expect(result.slice(0, changed.start)).toBe(text.slice(0, changed.start));
        expect(result.endsWith(text.slice(changed.end))).toBe(true);
        const values = (document: string) => readProperties(document).map(({ key, value: read }) => [key, read]);
        expect(values(result)).toEqual(
          values(text).map(([key, read]) => [key, read === changed.source ? replacement : read]),
        );
      }),
      { numRuns: 200 },
    );
  });

  test("with a broken escape are refused", () => {
    expect(() => properties.extract("a=x\nb = \\u00zz", th)).toThrow(
      expect.objectContaining({
        code: "document.invalid",
        details: { line: 2, column: 5, reason: "\\u without four hexadecimal digits" },
      }) as Error,
    );
  });
});
