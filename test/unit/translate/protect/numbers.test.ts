import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LANGUAGES } from "../../../../src/core/languages.ts";
import { missingNumbers } from "../../../../src/core/translate/protect/numbers.ts";

describe("a number in another language's writing", () => {
  const NUMBERING = ["latn", "mymr", "khmr", "laoo", "thai", "tamldec", "fullwide"];

  it("is the same number in every locale and in every numbering system", () => {
    const value = fc.oneof(
      fc.integer({ min: 0, max: 99_999_999 }),
      fc.integer({ min: 0, max: 9_999_999 }).map((n) => n / 100),
    );
    const locale = fc.constantFrom(...LANGUAGES.map(({ tag }) => tag));
    fc.assert(
      fc.property(value, locale, locale, fc.constantFrom(...NUMBERING), (number, source, target, numberingSystem) => {
        const from = new Intl.NumberFormat(source, { numberingSystem: "latn" }).format(number);
        const to = new Intl.NumberFormat(target, { numberingSystem }).format(number);
        expect(missingNumbers(`a ${from} b`, `c ${to} d`)).toEqual([]);
      }),
    );
  });

  it("is missed when it is another number", () => {
    fc.assert(
      fc.property(fc.integer({ min: 3001, max: 999_999 }), fc.integer({ min: 3001, max: 999_999 }), (one, other) => {
        fc.pre(one !== other);
        expect(missingNumbers(`a ${one} b`, `a ${other} b`)).toEqual([String(one)]);
      }),
    );
  });
});

describe("numbers", () => {
  it("are counted", () => {
    expect(missingNumbers("4 and 4 and 5", "5, 4")).toEqual(["4"]);
  });

  it("are not taken from a longer one", () => {
    expect(missingNumbers("16 of 7", "167")).toEqual(["16", "7"]);
  });

  it("are told as they are written", () => {
    expect(missingNumbers("ราคา ๑,๒๓๔ บาท", "harganya")).toEqual(["๑,๒๓๔"]);
  });

  it("in versions and addresses are compared part by part", () => {
    expect(missingNumbers("192.168.1.1", "192.168.1.1")).toEqual([]);
    expect(missingNumbers("192.168.1.1", "192.168.1.2")).toEqual(["192.168.1.1"]);
    expect(missingNumbers("1.2.3", "1.2.4")).toEqual(["1.2.3"]);
  });

  it("in names may be written in words", () => {
    expect(missingNumbers("the 3D view of MP3 files, 2nd edition", "tampilan tiga dimensi")).toEqual([]);
  });
});
