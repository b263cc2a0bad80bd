import {
  FluentParser,
  Message,
  NumberLiteral,
  Placeable,
  SelectExpression,
  StringLiteral,
  Term,
  type Pattern,
} from "@fluent/syntax";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fluent } from "../../../../src/core/translate/formats/fluent.ts";
import { expectIdentity, sources, translated } from "../../../support/formatChecks.ts";

const th = { target: "th" } as const;

const resource = `### Resource comment

# Shown at the door
title = Welcome to { -brand }
-brand = The Kitchen
    .gender = feminine
multi =
    First line
      indented
    last line
inline = Starts here
    goes on { $name } here
open-button = Open
    .accesskey = O
    .tooltip = Opens the door
orders =
    { $count ->
        [one] One order
       *[other] { $count } orders
    }
mixed = You have { $count ->
        [0] no orders
       *[other] { NUMBER($count, minimumFractionDigits: 1) } orders
    } for today
only = { $name }
`;

describe("fluent", () => {
  test("finds the patterns of messages, terms, attributes and variants", () => {
    expect(sources(fluent, resource, th)).toEqual({
      title: "Welcome to { -brand }",
      "-brand": "The Kitchen",
      "-brand.gender": "feminine",
      multi: "First line\n  indented\nlast line",
      inline: "Starts here\ngoes on { $name } here",
      "open-button": "Open",
      "open-button.tooltip": "Opens the door",
      "orders[one]": "One order",
      "orders[other]": "{ $count } orders",
      mixed: "You have",
      "mixed[0]": "no orders",
      "mixed[other]": "{ NUMBER($count, minimumFractionDigits: 1) } orders",
      "mixed#2": "for today",
    });
    expectIdentity(fluent, resource, th);
    expectIdentity(fluent, `\ufeff${resource.replaceAll("\n", "\r\n")}`, th);
  });

  test("marks placeables, gives comments as notes and knows plural categories", () => {
    const { spans } = fluent.extract(resource, th);
    expect(spans[0]).toMatchObject({
      note: "Shown at the door",
      syntax: "fluent",
      marks: [{ kind: "opaque", start: 11, end: 21 }],
    });
    expect(spans.filter(({ pluralCategory }) => pluralCategory !== undefined).map(({ key }) => key)).toEqual([
      "orders[one]",
      "orders[other]",
      "mixed[other]",
    ]);
  });

  test("writes lines with the pattern's own indentation, and what would be syntax as literals", () => {
    const text = "multi =\n      One\n      two words\n";
    expect(translated(fluent, text, th, () => "ก\n.ข\n[ค] {x}\n ง")).toBe(
      'multi =\n      ก\n      { "." }ข\n      { "[" }ค] { "{" }x{ "}" }\n      { " " }ง\n',
    );
  });

  test("keeps placeables of the source and no others", () => {
    expect(translated(fluent, "a = Hello { $name }\n", th, () => "สวัสดี { $name } { $other }")).toBe(
      'a = สวัสดี { $name } { "{" } $other { "}" }\n',
    );
  });

  test("adds the plural forms of the target before the default", () => {
    const text = "orders =\n    { $count ->\n       *[other] { $count } ออเดอร์\n    }\n";
    const result = translated(fluent, text, { target: "en" }, ({ pluralCategory }) => `{ $count } ${pluralCategory}`);
    expect(sources(fluent, result, { target: "en" })).toEqual({
      "orders[one]": "{ $count } one",
      "orders[other]": "{ $count } other",
    });
    expectIdentity(fluent, text, { target: "en" });
  });

  test("leaves what it does not understand alone and says so", () => {
    const text = "good = A message\nbad message\nalso = Another one\n";
    const { spans, skipped } = fluent.extract(text, th);
    expect(spans.map(({ key }) => key)).toEqual(["good", "also"]);
    expect(skipped).toEqual([{ line: 2, reason: expect.stringContaining("E0003") as string }]);
    expectIdentity(fluent, text, th);
  });

  test("refuses a file without a single message that it understands", () => {
    expect(() => fluent.extract("<html>\n<body>", th)).toThrow(
      expect.objectContaining({
        code: "document.invalid",
        details: expect.objectContaining({ line: 1 }) as object,
      }) as Error,
    );
  });

  test.each([
    ["within a line", `sapa = Halo\nsalam = Selamat${" ".repeat(501)}pagi\n`],
    ["in front of a line", `sapa = Halo\nsalam = Selamat\n${" ".repeat(500)}pagi\n`],
    ["over empty lines", `sapa = Halo\nsalam = Selamat${"\n".repeat(500)}  pagi\n`],
  ])("refuses a stretch of spaces that its parser would look at again and again: %s", (_place, text) => {
    expect(() => fluent.extract(text, th)).toThrow(
      expect.objectContaining({
        code: "document.invalid",
        details: { line: 2, column: 16, reason: "a very long stretch of spaces" },
      }),
    );
  });

  test.each([
    ["between messages", `sapa = Halo${"\n".repeat(600)}salam = Selamat\n`],
    ["at the end of a line", `sapa = Halo${" ".repeat(600)}\nsalam = Selamat\n`],
    ["at the end of the file", `sapa = Halo\nsalam = Selamat\n${" ".repeat(600)}`],
  ])("reads long stretches of spaces that no text follows: %s", (_place, text) => {
    expect(Object.values(sources(fluent, text, th))).toEqual(["Halo", "Selamat"]);
  });

  test("reads back as any text that was put in, and changes nothing else", () => {
    const value = fc.oneof(
      fc.string({ unit: "grapheme" }),
      fc.string({
        unit: fc.constantFrom("a", " ", "\n", "{", "}", "*", "[", ".", "#", "=", '"', "\\", "-", "ก", "\t", "\r"),
      }),
      fc.constantFrom("မြန်မာ\nစာ", "ខ្មែរ", "{ $name }"),
    );
    fc.assert(
      fc.property(value, fc.nat(), (text, number) => {
        const { spans } = fluent.extract(resource, th);
        const changed = spans[number % spans.length]!;
        const wanted = text.replaceAll("\r\n", "\n").replace(/^\n+|\n+$/gu, "");
        fc.pre(wanted !== "" && !changed.key!.startsWith("mixed"));
        const result = translated(fluent, resource, th, ({ key }) => (key === changed.key ? text : undefined));
        const before = read(resource);
        expect(read(result)).toEqual({ ...before, [changed.key!]: wanted });
      }),
      { numRuns: 200 },
    );
  });
});

/** What a program would show, by the keys of the spans. */
function read(text: string): Record<string, string> {
  const values: Record<string, string> = {};
  const add = (key: string, pattern: Pattern | null) => {
    if (pattern === null) return;
    values[key] = pattern.elements
      .map((element) => {
        if (!(element instanceof Placeable)) return element.value;
        const { expression, span } = element;
        if (expression instanceof StringLiteral) return expression.parse().value;
        if (expression instanceof SelectExpression) {
          for (const { key: name, value } of expression.variants) {
            add(`${key}[${name instanceof NumberLiteral ? name.value : name.name}]`, value);
          }
        }
        return text.slice(span!.start, span!.end);
      })
      .join("");
    if (
      pattern.elements.some((element) => element instanceof Placeable && element.expression instanceof SelectExpression)
    ) {
      values[key] = "";
    }
  };
  for (const entry of new FluentParser().parse(text).body) {
    if (!(entry instanceof Message || entry instanceof Term)) continue;
    const id = entry instanceof Message ? entry.id.name : `-${entry.id.name}`;
    add(id, entry.value);
    for (const { id: name, value } of entry.attributes) add(`${id}.${name.name}`, value);
  }
  return values;
}
