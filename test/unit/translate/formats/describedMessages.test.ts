import { describe, expect, test } from "vitest";
import { formatOf } from "../../../../src/core/translate/formats/formatOf.ts";
import { json } from "../../../../src/core/translate/formats/json.ts";
import { protectedItems } from "../../../../src/core/translate/protect/protectedItems.ts";
import { unitsOf } from "../../../../src/core/translate/protect/units.ts";
import { expectIdentity, sources, translated } from "../../../support/formatChecks.ts";

const th = { target: "th" } as const;

const CHROME = `{
  "appName": { "message": "Reading list", "description": "Name of the extension, shown in the store" },
  "greeting": {
    "message": "Hello, $USER$! You have $1 pages and $$5.",
    "description": "Shown in the popup",
    "placeholders": { "user": { "content": "$2", "example": "Siti" } }
  },
  "ok": { "message": "OK" }
}
`;

describe("messages with what is said about them", () => {
  test("are translated, and nothing else", () => {
    expect(sources(json, CHROME, th)).toEqual({
      "appName.message": "Reading list",
      "greeting.message": "Hello, $USER$! You have $1 pages and $$5.",
      "ok.message": "OK",
    });
    expectIdentity(json, CHROME, th);
    expect(translated(json, CHROME, th, ({ key }) => (key === "appName.message" ? "รายการอ่าน" : undefined))).toBe(
      CHROME.replace("Reading list", "รายการอ่าน"),
    );
  });

  test("give descriptions and examples as notes", () => {
    expect(json.extract(CHROME, th).spans.map(({ note }) => note)).toEqual([
      "Name of the extension, shown in the store",
      "Shown in the popup; $USER$: Siti",
      undefined,
    ]);
    const commented = `{"open": {"message": "Open {0}", "comment": ["{0} is a file", "A button"]}}`;
    expect(json.extract(commented, th).spans[0]).toMatchObject({ note: "{0} is a file; A button", syntax: "icu" });
  });

  test("keep their substitutions, also without space around them", () => {
    const kept = (message: string) => {
      const [span] = json.extract(JSON.stringify({ a: { message } }), th).spans;
      return unitsOf(span!, "th").units.flatMap((unit) =>
        protectedItems(unit, []).map(({ start, end }) => unit.text.slice(start, end)),
      );
    };
    expect(kept("Hello, $USER$! You have $1 pages and $$ in all")).toEqual(["$USER$", "$1", "$$"]);
    expect(kept("您好$user_name$，共$1页")).toEqual(["$user_name$", "$1"]);
    expect(kept("Hi$USER$")).toEqual(["$USER$"]);
  });

  test("are known by their place where nothing in them tells", () => {
    const errors = `{"E1": {"message": "File not found", "description": "Tệp bạn yêu cầu đã được di chuyển"}}`;
    expect(Object.keys(sources(json, errors, th))).toEqual(["E1.message", "E1.description"]);
    const { dialect } = formatOf("ext/_locales/en/messages.json") ?? {};
    expect(Object.keys(sources(json, errors, { ...th, dialect }))).toEqual(["E1.message"]);
  });

  test.each([
    [
      "an entry without a message",
      `{"a": {"message": "One text", "description": "Two words"}, "b": {"title": "Three"}}`,
    ],
    ["another field", `{"a": {"message": "One text", "title": "Two words"}}`],
    ["a plain entry", `{"a": {"message": "One text", "description": "Two words"}, "b": "Three words"}`],
    ["a number", `{"a": {"message": "One text", "description": "Two words", "order": 1}}`],
    ["a deeper level", `{"en": {"a": {"message": "One text", "description": "Two words"}}}`],
  ])("are not seen in JSON with %s", (_name, text) => {
    expect(json.extract(text, th).spans.length).toBeGreaterThan(1);
  });
});
