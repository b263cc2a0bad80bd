import { describe, expect, test } from "vitest";
import fc from "fast-check";
import { xcstrings } from "../../../../src/core/translate/formats/xcstrings.ts";
import { expectIdentity, sources, translated } from "../../../support/formatChecks.ts";

const catalogue = `{
  "sourceLanguage" : "en",
  "strings" : {
    "" : {

    },
    "%lld orders" : {
      "comment" : "Number of open orders",
      "localizations" : {
        "en" : {
          "variations" : {
            "plural" : {
              "one" : {
                "stringUnit" : {
                  "state" : "translated",
                  "value" : "%lld order"
                }
              },
              "other" : {
                "stringUnit" : {
                  "state" : "translated",
                  "value" : "%lld orders"
                }
              }
            }
          }
        },
        "vi" : {
          "stringUnit" : {
            "state" : "translated",
            "value" : "%lld đơn hàng"
          }
        }
      }
    },
    "Hello, %@" : {

    },
    "Kitchen" : {
      "extractionState" : "manual",
      "localizations" : {
        "th" : {
          "stringUnit" : {
            "state" : "new",
            "value" : "ครัว"
          }
        }
      }
    },
    "Old" : {
      "extractionState" : "stale"
    },
    "SKU" : {
      "shouldTranslate" : false
    },
    "welcome" : {
      "localizations" : {
        "en" : {
          "stringUnit" : {
            "state" : "translated",
            "value" : "Welcome back"
          }
        }
      }
    }
  },
  "version" : "1.0"
}`;

interface Read {
  readonly strings: Record<string, { readonly localizations?: Record<string, unknown> }>;
}

const unit = (value: string) => ({ stringUnit: { state: "translated", value } });
const localizations = (text: string, key: string) => (JSON.parse(text) as Read).strings[key]?.localizations;

describe("xcstrings", () => {
  test("translates what is missing or there already, and leaves alone what is stale or not to be translated", () => {
    expect(sources(xcstrings, catalogue, { target: "th" })).toEqual({
      "%lld orders.plural.other": "%lld orders",
      "Hello, %@": "Hello, %@",
      Kitchen: "Kitchen",
      welcome: "Welcome back",
    });
    expectIdentity(xcstrings, catalogue, { target: "th" });
    expectIdentity(xcstrings, catalogue, { target: "ta" });
  });

  test("gives comments as notes, printf as syntax and what stands there as current", () => {
    const [orders, , kitchen] = xcstrings.extract(catalogue, { target: "th" }).spans;
    expect(orders).toMatchObject({
      note: "Number of open orders",
      syntax: "printf",
      pluralCategory: "other",
      current: "",
    });
    expect(kitchen).toMatchObject({ current: "ครัว", source: "Kitchen" });
  });

  test("writes new localizations in their place, laid out as Xcode does", () => {
    const result = translated(xcstrings, catalogue, { target: "th" }, ({ source }) => `ไทย ${source}`);
    expect(localizations(result, "%lld orders")?.th).toEqual({
      variations: { plural: { other: unit("ไทย %lld orders") } },
    });
    expect(result).toContain(`    "Hello, %@" : {
      "localizations" : {
        "th" : {
          "stringUnit" : {
            "state" : "translated",
            "value" : "ไทย Hello, %@"
          }
        }
      }
    },`);
    expect(result).toContain(`        },
        "th" : {
          "stringUnit" : {
            "state" : "translated",
            "value" : "ไทย Welcome back"
          }
        }
      }`);
    // Before "vi", because Xcode sorts.
    expect(Object.keys(localizations(result, "%lld orders") ?? {})).toEqual(["en", "th", "vi"]);
  });

  test("marks as translated what is translated anew, and only that", () => {
    expect(
      localizations(
        translated(xcstrings, catalogue, { target: "th" }, () => "ห้องครัว"),
        "Kitchen",
      )?.th,
    ).toEqual(unit("ห้องครัว"));
    expect(translated(xcstrings, catalogue, { target: "th" }, ({ current }) => current)).toBe(catalogue);
  });

  test("writes every plural form that the target has", () => {
    const result = translated(
      xcstrings,
      catalogue,
      { target: "ta" },
      ({ pluralCategory, source }) => `${source}|${pluralCategory}`,
    );
    expect(localizations(result, "%lld orders")?.ta).toEqual({
      variations: { plural: { one: unit("%lld order|one"), other: unit("%lld orders|other") } },
    });
    // Read again it has the same entries, now filled.
    expect(Object.keys(sources(xcstrings, result, { target: "ta" })).sort()).toEqual(
      Object.keys(sources(xcstrings, catalogue, { target: "ta" })).sort(),
    );
  });

  test("adds a plural form to a localization that lacks it", () => {
    const half = translated(xcstrings, catalogue, { target: "ta" }, ({ pluralCategory }) =>
      pluralCategory === "one" ? undefined : "உணவு",
    );
    const whole = translated(xcstrings, half, { target: "ta" }, ({ current }) => (current === "" ? "ஒன்று" : undefined));
    expect(localizations(whole, "%lld orders")?.ta).toEqual({
      variations: { plural: { one: unit("ஒன்று"), other: unit("உணவு") } },
    });
  });

  test("takes the name that the catalogue has for a language", () => {
    const text = `{"sourceLanguage": "en", "strings": {"A dish": {"localizations": {"tl": {"stringUnit": {"state": "new", "value": ""}}}}}}`;
    expect(translated(xcstrings, text, { target: "fil" }, () => "Ulam")).toBe(
      text.replace("new", "translated").replace('"value": ""', '"value": "Ulam"'),
    );
  });

  test("stays on one line where the catalogue does", () => {
    const text = `{"sourceLanguage":"en","strings":{"A dish":{}}}`;
    expect(translated(xcstrings, text, { target: "lo" }, () => "ອາຫານ")).toBe(
      `{"sourceLanguage":"en","strings":{"A dish":{"localizations":{"lo":{"stringUnit":{"state":"translated", "value":"ອາຫານ"}}}}}}`,
    );
  });

  test("says where a localization is too much to write", () => {
    const text = JSON.stringify({
      sourceLanguage: "en",
      strings: {
        "A dish": {
          localizations: {
            en: {
              substitutions: {
                n: { argNum: 1, variations: { plural: { one: unit("a dish"), other: unit("dishes") } } },
              },
            },
          },
        },
      },
    });
    const { spans, skipped } = xcstrings.extract(text, { target: "ta" });
    expect(spans).toEqual([]);
    expect(skipped).toEqual([{ line: 1, reason: expect.stringContaining("Xcode") as string }]);
  });

  test("reads back as any text that was put in, and changes nothing else", () => {
    fc.assert(
      fc.property(fc.constantFrom("th", "ta", "my"), fc.string({ unit: "binary", minLength: 1 }), (target, text) => {
        const result = translated(xcstrings, catalogue, { target }, () => text);
        const { spans } = xcstrings.extract(result, { target });
        expect(spans.map(({ current }) => current)).toEqual(spans.map(() => text));
        const others = (document: string) =>
          JSON.stringify(JSON.parse(document), (key, value: unknown) =>
            key === target || (key === "localizations" && Object.keys(value as object).join() === target)
              ? undefined
              : value,
          );
        const without = (document: string) => others(document).replaceAll(/,?"localizations":\{\}/gu, "");
        expect(without(result)).toBe(without(catalogue));
      }),
    );
  });

  test.each(["[]", `{"strings": {}}`, `{"sourceLanguage": "en", "strings": []}`, "{"])("refuses %s", (text) => {
    expect(() => xcstrings.extract(text, { target: "th" })).toThrow(
      expect.objectContaining({ code: "document.invalid" }) as Error,
    );
  });
});
