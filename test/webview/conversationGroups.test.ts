import fc from "fast-check";
import { afterEach, describe, expect, it } from "vitest";
import { LANGUAGES } from "../../src/core/languages.ts";
import { en } from "../../src/shared/messages/en.ts";
import { ENGLISH, setUiWords } from "../../src/shared/messages/uiWords.ts";
import { groupConversations } from "../../webview-ui/src/conversationGroups.ts";
import { matchRanges } from "../../webview-ui/src/matchRanges.ts";
import { relativeTime } from "../../webview-ui/src/relativeTime.ts";
import { SAMPLES } from "./support/samples.ts";

const NOW_MS = new Date(2026, 10, 28, 0, 30).getTime();
const MINUTE_MS = 60_000;

function row(id: string, changedAtMs: number, isPinned = false) {
  return { id, title: id, isPinned, changedAtMs, isRunning: false };
}

afterEach(() => setUiWords(ENGLISH));

describe("Groups of conversations", () => {
  it("go by the calendar, not by hours", () => {
    const rows = [row("an hour ago", NOW_MS - 60 * MINUTE_MS), row("now", NOW_MS - MINUTE_MS)];
    const groups = groupConversations(rows, NOW_MS);
    expect(groups.map(({ heading, rows: [first] }) => [heading, first?.id])).toEqual([
      ["Today", "now"],
      ["Yesterday", "an hour ago"],
    ]);
  });

  it.each(LANGUAGES.map(({ tag }) => tag))("have headings of their own in %s", (language) => {
    setUiWords({ language, messages: en });
    const days = [0, 1, 40, 70].map((count) => row(String(count), NOW_MS - count * 1440 * MINUTE_MS));
    const headings = groupConversations(days, NOW_MS).map(({ heading }) => heading);
    expect(new Set(headings).size).toBe(4);
  });

  it("have every conversation once, pinned ones first, the newest first in each", () => {
    const anyRow = fc.record({ at: fc.integer({ min: NOW_MS - 3e10, max: NOW_MS + 1e8 }), isPinned: fc.boolean() });
    fc.assert(
      fc.property(fc.array(anyRow), (made) => {
        const rows = made.map(({ at, isPinned }, index) => row(String(index), at, isPinned));
        const shown = groupConversations(rows, NOW_MS).flatMap((group) => group.rows);
        const expected = rows.toSorted(
          (a, b) => Number(b.isPinned) - Number(a.isPinned) || b.changedAtMs - a.changedAtMs,
        );
        expect(shown).toEqual(expected);
      }),
    );
  });
});

describe("Relative time", () => {
  it.each([
    [30_000, "now"],
    [5 * MINUTE_MS, "5m ago"],
    [125 * MINUTE_MS, "2h ago"],
    [3 * 1440 * MINUTE_MS, "3d ago"],
    [30 * 1440 * MINUTE_MS, "Oct 29, 2026"],
  ])("of %i ms is %s", (ageMs, expected) => {
    expect(relativeTime(NOW_MS - ageMs, NOW_MS)).toBe(expected);
  });
});

describe("Places of a search", () => {
  const found = (text: string, query: string) =>
    matchRanges(text, query).map(({ start, end }) => text.slice(start, end));

  it.each([
    ["capitals", "Quyền và QUYỀN", "quyền", ["Quyền", "QUYỀN"]],
    ["letters put together otherwise", "quyền".normalize("NFD"), "quyền", ["quyền".normalize("NFD")]],
    ["zero-width spaces", "សិទ្ធិ\u200bរស់រាន", "សិទ្ធិរស់", ["សិទ្ធិ\u200bរស់"]],
    ["several words", "สิทธิ และ เสรีภาพ", "เสรีภาพ สิทธิ", ["สิทธิ", "เสรีภาพ"]],
    ["a consonant without its vowel sign", "មនុស្ស", "ន", ["នុ"]],
    ["nothing", "ສິດ", "  ", []],
  ])("with %s", (_, text, query, expected) => {
    expect(found(text, query)).toEqual(expected);
  });

  it("never overlap, and leave the text as it was", () => {
    const query = fc.constantFrom(...SAMPLES.map(({ short }) => short.slice(2, 5)), "a", "ã aa");
    const text = fc.constantFrom(...SAMPLES.map(({ long }) => long), "aaaa ãã", "İstanbul ß");
    fc.assert(
      fc.property(text, query, (given, searched) => {
        let last = 0;
        for (const { start, end } of matchRanges(given, searched)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          last = end;
        }
        expect(last).toBeLessThanOrEqual(given.length);
      }),
    );
  });
});
