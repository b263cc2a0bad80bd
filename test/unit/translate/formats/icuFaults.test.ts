/** A message with forms that cannot be read is named and left alone; a lone brace is text. */
import { describe, expect, test } from "vitest";
import { loadFormat } from "../../../../src/core/translate/formats/loadFormat.ts";
import { unitsOf } from "../../../../src/core/translate/protect/units.ts";

const WRITE: Readonly<Record<string, (message: string) => string>> = {
  json: (message) => `{\n"title": "The kitchen",\n"orders": "${message}"\n}`,
  arb: (message) => `{\n"title": "The kitchen",\n"orders": "${message}"\n}`,
  yaml: (message) => `title: The kitchen\n\norders: "${message}"\n`,
  properties: (message) => `title=The kitchen\n\norders=${message} {0}\n`,
  xliff: (message) =>
    `<xliff version="1.2"><file original="a"><body><trans-unit id="title"><source>The kitchen</source></trans-unit>\n\n` +
    `<trans-unit id="orders"><source>${message}</source></trans-unit></body></file></xliff>`,
};

const FAULTS = [
  ["{count, plural, one {# file} other {# files}", "is not balanced"],
  ["{count, plural, one # file}", "is not balanced"],
  ["{count, selectordinal, one {#st} other {#th}", "is not balanced"],
  ["{count, plurals, one {# file} other {# files}}", "has a keyword that ICU does not know"],
  ["{who, select, her {Her} him {His}}", "has no form for `other`"],
  ["คุณมี {count, plural, one {# ไฟล์}}", "has no form for `other`"],
] as const;

describe.each(Object.keys(WRITE))("%s", (id) => {
  test.each(FAULTS)("names %s, and leaves it alone", async (message, fault) => {
    const { spans, skipped } = (await loadFormat(id)).extract(WRITE[id]!(message), { target: "vi" });
    expect(skipped).toEqual([{ line: 3, reason: `the ICU message "orders" ${fault}` }]);
    const { units, assemble } = unitsOf(
      spans.find(({ key }) => key === "orders")!,
      "vi",
    );
    expect(units.map(({ text, marks }) => [text, marks])).toEqual([
      [spans[1]!.source, [{ kind: "opaque", start: 0, end: spans[1]!.source.length }]],
    ]);
    expect(assemble(["khác"])).toBe(spans[1]!.source);
  });

  test.each(["Press { to open", "Type {a, b} or {", "{name, please} open it", "{count, plural, other {# files}}"])(
    "has nothing to say of %s",
    async (message) => {
      const { spans, skipped } = (await loadFormat(id)).extract(WRITE[id]!(message), { target: "vi" });
      expect(skipped).toEqual([]);
      const units = unitsOf(
        spans.find(({ key }) => key === "orders")!,
        "vi",
      ).units;
      expect(units.every(({ text, marks }) => !marks.some(({ start, end }) => end - start === text.length))).toBe(true);
    },
  );
});

test("choices between forms in XLIFF are translated form by form", async () => {
  const text = WRITE.xliff!("{VAR_PLURAL, plural, =1 {one minute ago} other {{VAR_PLURAL} minutes ago}}");
  const { spans } = (await loadFormat("xliff")).extract(text, { target: "th" });
  const { units, assemble } = unitsOf(spans[1]!, "th");
  expect(units.map((unit) => unit.text)).toEqual(["one minute ago", "{VAR_PLURAL} minutes ago"]);
  expect(assemble(["หนึ่งนาทีที่แล้ว", "{VAR_PLURAL} นาทีที่แล้ว"])).toBe(
    "{VAR_PLURAL, plural, =1 {หนึ่งนาทีที่แล้ว} other {{VAR_PLURAL} นาทีที่แล้ว}}",
  );
});
