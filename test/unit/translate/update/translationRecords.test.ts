import { describe, expect, it } from "vitest";
import {
  recordsFor,
  recordsFromJson,
  recordsToJson,
  withRecords,
} from "../../../../src/core/translate/update/translationRecords.ts";

const first = { "~b": { source: "01", translation: "02" }, "~a": { source: "03", translation: "" } };

describe("translation records", () => {
  it("come back from their file as they were, segments in their order", () => {
    const all = withRecords(withRecords({}, "docs/อ่าน.th.md", "th", first), "a.csv", "km", {});
    const back = recordsFromJson(recordsToJson(all));
    expect(recordsFor(back, "docs/อ่าน.th.md", "th")).toEqual(first);
    expect(Object.keys(recordsFor(back, "docs/อ่าน.th.md", "th"))).toEqual(["~b", "~a"]);
  });

  it("are one segment a line and sorted by file, so that they merge", () => {
    const all = withRecords(withRecords({}, "b.th.md", "th", first), "a.th.md", "th", first);
    expect(recordsToJson(all)).toBe(
      recordsToJson(withRecords(withRecords({}, "a.th.md", "th", first), "b.th.md", "th", first)),
    );
    expect(
      recordsToJson(all)
        .split("\n")
        .filter((line) => line.includes('"~b": "01 02"')),
    ).toHaveLength(2);
  });

  it("keep what was found in a segment, but what no version of ours has words for", () => {
    const findings = [{ code: "tooShort" as const, details: { translated: 4, source: 40 } }];
    const records = {
      a: { source: "01", translation: "02", findings },
      b: { source: "01", translation: "", findings },
    };
    const json = recordsToJson(withRecords({}, "a.json", "th", records));
    expect(recordsFor(recordsFromJson(json), "a.json", "th")).toEqual(records);
    const other = recordsFor(recordsFromJson(json.replaceAll("tooShort", "tooPurple")), "a.json", "th");
    expect(other).toEqual({ a: { ...records.a, findings: [] }, b: { ...records.b, findings: [] } });
    expect(() => recordsFromJson(json.replaceAll("[{", "[["))).toThrow("translations.json");
  });

  it("are empty for a file that nobody has translated, whatever its name", () => {
    expect(recordsFor({}, "constructor", "th")).toEqual({});
    expect(recordsFor(withRecords({}, "a", "th", first), "a", "toString")).toEqual({});
  });

  it.each(["", "<<<<<<< HEAD", "[]", '{"version":2,"files":{}}', '{"version":1,"files":{"a":[]}}'])(
    "are refused when they are %j",
    (json) => {
      expect(() => recordsFromJson(json)).toThrow(expect.objectContaining({ code: "document.invalid" }));
    },
  );
});
