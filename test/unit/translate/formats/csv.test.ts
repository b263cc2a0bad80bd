import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { csv } from "../../../../src/core/translate/formats/csv.ts";
import { readCsv } from "../../../../src/core/translate/formats/csvTable.ts";
import { expectIdentity, sources, translated } from "../../../support/formatChecks.ts";

const th = { target: "th" } as const;

const menu = `sku,Name,Description,Price,Category
A1,Green curry,"Hot, with ""holy"" basil",80,main
A2,Sticky rice,"Two lines
of text",40,side
A3,Papaya salad,,60,side
`;

describe("columns", () => {
  test("of prose are translated; the header, keys, numbers and single words stay", () => {
    expect(sources(csv, menu, th)).toEqual({
      "A1.Name": "Green curry",
      "A1.Description": 'Hot, with "holy" basil',
      "A2.Name": "Sticky rice",
      "A2.Description": "Two lines\nof text",
      "A3.Name": "Papaya salad",
    });
    expectIdentity(csv, menu, th);
    expectIdentity(csv, `\ufeff${menu.replaceAll("\n", "\r\n")}`, th);
  });

  test.each(["csv:category,Name", "csv:5,2", "csv: Name , 5"])("are those that the dialect names: %s", (dialect) => {
    const keys = Object.keys(sources(csv, menu, { ...th, dialect }));
    expect(keys).toEqual(["A1.Name", "A1.Category", "A2.Name", "A2.Category", "A3.Name", "A3.Category"]);
  });

  test("that are not there are said", () => {
    const { spans, skipped } = csv.extract(menu, { ...th, dialect: "csv:Colour,9" });
    expect(spans).toEqual([]);
    expect(skipped.map(({ reason }) => reason)).toEqual(['there is no column "Colour"', 'there is no column "9"']);
  });

  test("of the target language are filled from the source's", () => {
    const text = `id;English;Thai;Lao\r\nopen;"Open it";;ເປີດ\r\nclose;Close;ปิด\r\nsave;Save\r\n`;
    const { spans } = csv.extract(text, th);
    expect(spans.map(({ key, source, current }) => [key, source, current])).toEqual([
      ["open.English", "Open it", ""],
      ["close.English", "Close", "ปิด"],
      ["save.English", "Save", ""],
    ]);
    expect(translated(csv, text, th, ({ source }) => `ไทย;${source}`)).toBe(
      `id;English;Thai;Lao\r\nopen;"Open it";"ไทย;Open it";ເປີດ\r\nclose;Close;"ไทย;Close"\r\nsave;Save;"ไทย;Save"\r\n`,
    );
    expect(translated(csv, text, { target: "lo" }, ({ current, source }) => current || source)).toBe(
      `id;English;Thai;Lao\r\nopen;"Open it";;ເປີດ\r\nclose;Close;ปิด;Close\r\nsave;Save;;Save\r\n`,
    );
    expectIdentity(csv, text, { target: "lo" });
  });

  test("of rows that nothing names are named by the row's number", () => {
    expect(sources(csv, "a,text\nx,One two\nx,Three four\n", th)).toEqual({
      "[0].text": "One two",
      "[1].text": "Three four",
    });
  });

  test("called id hold keys where they come first, else Indonesian", () => {
    expect(csv.extract("id,en\na,Open it\n", { target: "id" }).spans[0]).toMatchObject({
      source: "Open it",
      current: "Open it",
    });
    expect(csv.extract("key,en,id\na,Open it,Buka\n", { target: "id" }).spans[0]).toMatchObject({ current: "Buka" });
  });
});

test("separators are found outside of quotes, or told", () => {
  expect(readCsv('"a;b;c",d\n1,2').separator).toBe(",");
  expect(readCsv("a;b,c;d\n").separator).toBe(";");
  expect(readCsv("a\tb\n").separator).toBe("\t");
  expect(readCsv("sep=|\na|b,c\n").rows.map((row) => row.map(({ value }) => value))).toEqual([["a", "b,c"]]);
  expect(sources(csv, "k\tText, here\nx\tSome, words\n", { ...th, dialect: "tsv" })).toEqual({
    "x.Text, here": "Some, words",
  });
});

test("quotes are kept, and added where a translation needs them", () => {
  const text = `k,text\na,"Quoted words"\nb,Plain words\n`;
  expect(translated(csv, text, th, () => "คำ")).toBe(`k,text\na,"คำ"\nb,คำ\n`);
  expect(translated(csv, text, th, () => 'ก"ข\nค, ง')).toBe(`k,text\na,"ก""ข\nค, ง"\nb,"ก""ข\nค, ง"\n`);
});

test("cells read back as any text that was put in, and nothing else changes", () => {
  const value = fc.oneof(
    fc.string({ unit: "grapheme" }),
    fc.string({ unit: fc.constantFrom("a", " ", '"', ",", ";", "\n", "\r", "\t", "ไ", "=") }),
  );
  fc.assert(
    fc.property(fc.constantFrom(menu, menu.replaceAll("\n", "\r\n")), value, fc.nat(), (text, replacement, number) => {
      const { spans } = csv.extract(text, th);
      const changed = spans[number % spans.length]!;
      fc.pre(!replacement.includes("\0"));
      const result = translated(csv, text, th, ({ key }) => (key === changed.key ? replacement : undefined));
      const cells = (document: string) => readCsv(document, ",").rows.map((row) => row.map((cell) => cell.value));
      const wanted = replacement.replace(/\r\n?/gu, "\n");
      expect(cells(result)).toEqual(
        cells(text).map((row) => row.map((cell) => (cell === changed.source ? wanted : cell))),
      );
    }),
    { numRuns: 200 },
  );
});

describe("a table that cannot be read", () => {
  test.each([
    ['a,b\n1,"x\n', 2, 3, "a quote is not closed"],
    ['a,b\n"x"y,2\n', 2, 4, "something stands behind a closing quote"],
    ["a,b\n\0", 2, 1, "no text"],
  ])("%j", (text, line, column, reason) => {
    expect(() => csv.extract(text, th)).toThrow(
      expect.objectContaining({ code: "document.invalid", details: { line, column, reason } }) as Error,
    );
  });
});
