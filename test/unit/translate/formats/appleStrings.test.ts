import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { appleStrings } from "../../../../src/core/translate/formats/appleStrings.ts";
import { expectIdentity, sources, translated } from "../../../support/formatChecks.ts";

const STRINGS = String.raw`/* Title of the
   first screen */
"title" = "Boats \"and\" %1$@";

// A button
open.file = "Open\nfile\U00e9";
"raw" = "First line
second line";
"count" = "42"; "same" /* no value */ ;
"bare" = Close;
`;

describe("appleStrings", () => {
  it("reads keys, values and comments", () => {
    expect(sources(appleStrings, STRINGS, { target: "th" })).toEqual({
      title: 'Boats "and" %1$@',
      "open.file": "Open\nfileé",
      raw: "First line\nsecond line",
      bare: "Close",
    });
    const { spans } = appleStrings.extract(STRINGS, { target: "th" });
    expect(spans.map(({ note, syntax }) => [note, syntax])).toEqual([
      ["Title of the\n   first screen", "printf"],
      ["A button", "printf"],
      [undefined, "printf"],
      [undefined, "printf"],
    ]);
  });

  it("writes everything back as it stands", () => {
    expectIdentity(appleStrings, STRINGS, { target: "vi" });
    expectIdentity(appleStrings, `\ufeff${STRINGS.replaceAll("\n", "\r\n")}`, { target: "vi" });
  });

  it("writes values as each of them is written", () => {
    const text = translated(appleStrings, STRINGS, { target: "ta" }, ({ key }) =>
      key === "bare" ? "மூடு" : 'ஒன்று\n"இரண்டு"',
    );
    expect(text).toContain(String.raw`"title" = "ஒன்று\n\"இரண்டு\"";`);
    expect(text).toContain('"raw" = "ஒன்று\n\\"இரண்டு\\"";');
    expect(text).toContain('"bare" = "மூடு";');
  });

  it("reads any text back as it was given", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (value) => {
        const result = translated(appleStrings, STRINGS, { target: "lo" }, () => `ກ${value}`);
        expect(appleStrings.extract(result, { target: "lo" }).spans.map(({ current }) => current)).toEqual(
          Array.from({ length: 4 }, () => `ກ${value}`),
        );
      }),
    );
  });

  it.each([
    ['"a" = "b"\n"c" = "d";', 2, "; is missing"],
    ['"a" "b";', 1, "= is missing"],
    ['\n"a" = "b', 2, "a string without its closing quotation mark"],
    ["/* a", 1, "a comment without its end"],
    ['"a" = ;', 1, "a value is missing"],
    ["{}", 1, "neither a key nor a comment"],
    ["= b;", 1, "a key is missing"],
  ])("refuses %j in line %i", (text, line, reason) => {
    expect(() => appleStrings.extract(text, { target: "th" })).toThrow(
      expect.objectContaining({
        code: "document.invalid",
        details: expect.objectContaining({ line, reason }) as unknown,
      }) as Error,
    );
  });
});
