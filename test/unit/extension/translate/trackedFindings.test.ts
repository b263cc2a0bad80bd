import { describe, expect, it } from "vitest";
import {
  findingsAfterChanges,
  findingsIn,
  foundSegments,
  type FoundSegment,
} from "../../../../src/extension/translate/findings/trackedFindings.ts";
import type { PlacedSegment } from "../../../../src/extension/translate/apply/placedEdit.ts";
import type { TextChange } from "../../../../src/extension/translate/spans.ts";
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

const document = "Ucapan di: Selamat pagi. Sampai nanti.";
const greeting = { ...found, start: 11, end: 23 };

function edited(text: string, found: readonly FoundSegment[], ...changes: TextChange[]) {
  const now = changes.reduce(
    (before, { rangeOffset, rangeLength, text: written }) =>
      before.slice(0, rangeOffset) + written + before.slice(rangeOffset + rangeLength),
    text,
  );
  const moved = findingsAfterChanges(found, changes, now);
  return { now, moved, shown: findingsIn(now, moved) };
}

describe("a finding while somebody edits", () => {
  it.each([
    ["before it", { rangeOffset: 2, rangeLength: 1, text: "four" }, 3],
    ["right before it", { rangeOffset: 11, rangeLength: 0, text: "# " }, 2],
    ["right behind it", { rangeOffset: 23, rangeLength: 0, text: "!" }, 0],
    ["behind it", { rangeOffset: 30, rangeLength: 2, text: "" }, 0],
  ])("moves along with an edit %s", (_, change, shift) => {
    expect(edited(document, [greeting], change).shown).toEqual([{ ...greeting, start: 11 + shift, end: 23 + shift }]);
  });

  it.each([
    ["inside it", { rangeOffset: 12, rangeLength: 0, text: "x" }],
    ["over its beginning", { rangeOffset: 8, rangeLength: 5, text: "" }],
    ["over all of it", { rangeOffset: 0, rangeLength: 30, text: "new" }],
    ["that puts the source back", { rangeOffset: 11, rangeLength: 12, text: "Good morning" }],
  ])("is gone with an edit %s, and back when that is undone", (_, change) => {
    const { now, moved, shown } = edited(document, [greeting], change);
    expect(shown).toEqual([]);
    const { rangeOffset, rangeLength, text } = change;
    const undo = {
      rangeOffset,
      rangeLength: text.length,
      text: document.slice(rangeOffset, rangeOffset + rangeLength),
    };
    expect(edited(now, moved, undo).shown).toEqual([greeting]);
  });

  it("is found in a text that was read again", () => {
    const text = `Baru.\n${document}`;
    const change = { rangeOffset: 0, rangeLength: document.length, text };
    expect(edited(document, [greeting], change).shown).toEqual([{ ...greeting, start: 17, end: 29 }]);
  });

  it("hears several changes of one edit in their order", () => {
    const changes = [
      { rangeOffset: 30, rangeLength: 1, text: "" },
      { rangeOffset: 0, rangeLength: 0, text: "ab" },
    ];
    expect(edited(document, [greeting], ...changes).shown).toEqual([{ ...greeting, start: 13, end: 25 }]);
  });
});
