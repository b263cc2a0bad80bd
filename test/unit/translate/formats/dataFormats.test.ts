/** A translation is read again to check it: it has the same places with the same names, in every format with keys. */
import { describe, expect, test, vi } from "vitest";
import { loadFormat } from "../../../../src/core/translate/formats/loadFormat.ts";
import type { LanguageTag } from "../../../../src/core/languages.ts";
import { translated } from "../../../support/formatChecks.ts";

const DOCUMENTS: Readonly<Record<string, string>> = {
  json: `{"menu": {"open": "Open the door"}, "orders_other": "{{count}} orders", "list": ["First one"]}`,
  arb: `{"@@locale": "en", "title": "The kitchen", "orders": "{n, plural, other{{n} orders}}"}`,
  xcstrings: `{"sourceLanguage": "en", "strings": {"The kitchen": {}, "n": {"localizations": {"en": {"variations": {"plural": {"one": {"stringUnit": {"state": "translated", "value": "%lld order"}}, "other": {"stringUnit": {"state": "translated", "value": "%lld orders"}}}}}}}}}`,
  yaml: `en:\n  menu:\n    open: Open the door\n  orders:\n    other: "%{count} orders"\n`,
  properties: `menu.open=Open the door\norders={0} orders\n`,
  fluent: `open = Open the door\norders = { $n ->\n   *[other] { $n } orders\n }\n`,
  csv: `key,en\nopen,Open the door\norders,All orders\n`,
};

/** "Open the door" in every language. */
const DOOR: Readonly<Record<LanguageTag, string>> = {
  my: "တံခါးကို ဖွင့်ပါ",
  en: "Open the door",
  id: "Buka pintunya",
  km: "បើកទ្វារ",
  lo: "ເປີດປະຕູ",
  ms: "Buka pintu itu",
  "zh-Hans": "打开门",
  fil: "Buksan ang pinto",
  ta: "கதவைத் திற",
  th: "เปิดประตู",
  vi: "Mở cửa ra",
};

describe.each(Object.keys(DOCUMENTS))("%s", (id) => {
  test.each(Object.keys(DOOR) as LanguageTag[])("translated into %s has the same places", async (target) => {
    const format = await loadFormat(id);
    // The language that a document says it has is never its target.
    const text = target === "en" ? DOCUMENTS[id]!.replaceAll('"en"', '"vi"') : DOCUMENTS[id]!;
    const options = { target, source: target === "en" ? ("vi" as const) : ("en" as const) };
    const result = translated(format, text, options, () => DOOR[target]);
    const before = format.extract(text, options).spans;
    const after = format.extract(result, options).spans;
    expect(after.map(({ key }) => key)).toEqual(before.map(({ key }) => key));
    expect(after.map(({ current }) => current)).toEqual(before.map(() => DOOR[target]));
    expect(before.length).toBeGreaterThan(1);
  });
});

test.each([
  ["json", (count: number) => `{${'"a": "One thing",\n'.repeat(count)}}`],
  ["yaml", (count: number) => "a: One thing\n".repeat(count)],
  ["fluent", (count: number) => `b = B\n${"a = One thing\n= none\n".repeat(count)}`],
])("%s counts the lines of what it names once, not for each of them", async (id, write) => {
  const format = await loadFormat(id);
  const searches = (count: number) => {
    const exec = vi.spyOn(RegExp.prototype, "exec");
    const { skipped } = format.extract(write(count), { target: "th" });
    const { length } = exec.mock.calls;
    exec.mockRestore();
    expect(skipped.length).toBeGreaterThanOrEqual(count - 1);
    return length;
  };
  expect(searches(400)).toBeLessThan(2.5 * searches(200));
});

test("json lines name repeated keys with the lines of the whole document", async () => {
  const { skipped } = (await loadFormat("json")).extract('{"a": "One"}\n\n{"a": "Two", "a": "Three"}\n', {
    target: "th",
    dialect: "jsonl",
  });
  expect(skipped.map(({ line }) => line)).toEqual([3]);
});

test("yaml names repeated keys in the order of their lines, whatever their level", async () => {
  const text = "a:\n  x: One\n  x: Two\nb: Three\na: Four\n---\nc: Five\nc: Six\n";
  const { skipped } = (await loadFormat("yaml")).extract(text, { target: "th" });
  expect(skipped.map(({ line }) => line)).toEqual([3, 5, 8]);
});
