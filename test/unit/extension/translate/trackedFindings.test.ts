import { describe, expect, it } from "vitest";
import {
  findingsAfterChanges,
  foundSegments,
  type FoundSegment,
} from "../../../../src/extension/translate/findings/trackedFindings.ts";
import type { PlacedSegment } from "../../../../src/extension/translate/apply/placedEdit.ts";
import type { Finding } from "../../../../src/shared/translation.ts";

const echo: Finding = { code: "echo", details: {} };
const found: FoundSegment = {
  start: 10,
  end: 20,
  findings: [echo],
  source: "Selamat pagi",
  text: "Selamat pagi",
  target: "ms",
};

describe("findings of a translation", () => {
  it("are those of its segments that have any, with the source to go back to", () => {
    const placed = (start: number, findings: readonly Finding[]): PlacedSegment => ({
      start,
      end: start + 5,
      segment: {
        start: 0,
        end: 4,
        source: "Good",
        text: "Bagus",
        index: 0,
        outcome: { findings },
      },
    });
    expect(foundSegments([placed(0, []), placed(7, [echo])], "id")).toEqual([
      { start: 7, end: 12, findings: [echo], source: "Good", text: "Bagus", target: "id" },
    ]);
  });
});

describe("a finding while somebody edits", () => {
  it.each([
    ["before it", { rangeOffset: 2, rangeLength: 1, text: "four" }, { start: 13, end: 23 }],
    ["right before it", { rangeOffset: 10, rangeLength: 0, text: "# " }, { start: 12, end: 22 }],
    ["right behind it", { rangeOffset: 20, rangeLength: 0, text: "!" }, { start: 10, end: 20 }],
    ["behind it", { rangeOffset: 30, rangeLength: 2, text: "" }, { start: 10, end: 20 }],
  ])("moves along with an edit %s", (_, change, place) => {
    expect(findingsAfterChanges([found], [change])).toEqual([{ ...found, ...place }]);
  });

  it.each([
    ["inside it", { rangeOffset: 12, rangeLength: 0, text: "x" }],
    ["over its beginning", { rangeOffset: 8, rangeLength: 3, text: "" }],
    ["over all of it", { rangeOffset: 0, rangeLength: 40, text: "new" }],
  ])("is gone with an edit %s: the segment is that person's now", (_, change) => {
    expect(findingsAfterChanges([found], [change])).toEqual([]);
  });

  it("hears several changes of one edit in their order", () => {
    const later = { ...found, start: 40, end: 50 };
    const changes = [
      { rangeOffset: 45, rangeLength: 1, text: "" },
      { rangeOffset: 0, rangeLength: 0, text: "ab" },
    ];
    expect(findingsAfterChanges([found, later], changes)).toEqual([{ ...found, start: 12, end: 22 }]);
  });
});
