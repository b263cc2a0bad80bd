import { describe, expect, test } from "vitest";
import fc from "fast-check";
import { arb } from "../../../../src/core/translate/formats/arb.ts";
import { expectIdentity, sources, translated } from "../../../support/formatChecks.ts";

const bundle = `{
  "@@locale": "en",
  "@@context": "Home page",
  "title": "Kitchen",
  "@title": {
    "description": "Name of the app",
    "type": "text"
  },
  "orders": "{count, plural, =0{No orders} one{{count} order} other{{count} orders}}",
  "@orders": {
    "placeholders": { "count": { "type": "int", "example": "3" } }
  },
  "pair": "{first} / {second}"
}
`;

describe("arb", () => {
  test("translates messages, never what describes them", () => {
    expect(Object.keys(sources(arb, bundle, { target: "th" }))).toEqual(["title", "orders"]);
    expectIdentity(arb, bundle, { target: "th" });
  });

  test("reads every message as ICU and gives descriptions and placeholders as notes", () => {
    const [title, orders] = arb.extract(bundle, { target: "th" }).spans;
    expect(title).toMatchObject({ syntax: "icu", note: "Name of the app" });
    expect(orders).toMatchObject({ syntax: "icu", note: "{count}: 3" });
  });

  test.each([
    ["th", "th"],
    ["fil", "fil"],
    ["ms", "ms"],
    ["zh-Hans", "zh"],
  ] as const)("writes the locale of %s as Flutter does: %s", (target, locale) => {
    expect(JSON.parse(translated(arb, bundle, { target }, () => undefined))).toMatchObject({ "@@locale": locale });
  });

  test("reads back as any text that was put in, and changes nothing else", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const result = translated(arb, bundle, { target: "my" }, () => text);
        const expected: unknown = { ...(JSON.parse(bundle) as object), "@@locale": "my", title: text, orders: text };
        expect(JSON.parse(result)).toEqual(expected);
      }),
    );
  });

  test("refuses what is no JSON", () => {
    expect(() => arb.extract('{"@@locale": "en",, }', { target: "th" })).toThrow(
      expect.objectContaining({ code: "document.invalid" }) as Error,
    );
  });
});
