import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applyEdits } from "../../../../src/core/translate/formats/applyEdits.ts";
import { acceptedEdits, type AcceptedEdits } from "../../../../src/extension/translate/preview/acceptedEdits.ts";
import { TrackedText } from "../../../../src/extension/translate/trackedText.ts";
import { segmentsOf, type TranslatedSegment } from "../../../../src/extension/translate/translatedText.ts";
import type { SegmentOutcome, TextSpan } from "../../../../src/shared/translation.ts";

const source = "One word.\n\nTwo words.\n";
const translated = "Một từ.\n\nHai từ.\n";
const outcome = { status: "translated", findings: [], attempts: 1 } as const;
const outcomes: SegmentOutcome[] = [
  { ...outcome, start: 0, end: 9, resultStart: 0, resultEnd: 7 },
  { ...outcome, start: 11, end: 21, resultStart: 9, resultEnd: 16 },
];
const segments = segmentsOf(source, { text: translated, segments: outcomes });

type Places = ReadonlyMap<number, TextSpan>;

/** @param now the document, when somebody has typed in it since */
function accepted(
  from: string,
  text: string,
  pieces: readonly TranslatedSegment[],
  places: Places,
  now = from,
): AcceptedEdits | undefined {
  const tracked = new TrackedText(from, now);
  return acceptedEdits(
    { source: from, text, segments: pieces, places },
    { current: (place) => tracked.current(place), isUnchanged: (all) => tracked.isUnchanged(all, now) },
  );
}

describe("accepting a preview", () => {
  it("changes the segments alone where nobody has edited anything else", () => {
    const places = new Map([
      [0, { start: 0, end: 7 }],
      [1, { start: 9, end: 16 }],
    ]);
    const { replacements, segments: placed } = accepted(source, translated, segments, places)!;
    expect(replacements).toEqual([
      { start: 0, end: 9, text: "Một từ." },
      { start: 11, end: 21, text: "Hai từ." },
    ]);
    expect(placed.map(({ start, end }) => translated.slice(start, end))).toEqual(["Một từ.", "Hai từ."]);
  });

  it("changes one stretch where somebody has edited something", () => {
    const edited = "Một từ thôi.\n\nHai từ.\n";
    const places = new Map([[1, { start: 14, end: 21 }]]);
    const { replacements, segments: placed } = accepted(source, edited, segments, places)!;
    expect(applyEdits(source, replacements).text).toBe(edited);
    expect(placed.map(({ start, end }) => edited.slice(start, end))).toEqual(["Hai từ."]);
  });

  it("changes the segments where they are after an edit elsewhere", () => {
    const now = `A new line.\n${source}`;
    const places = new Map([
      [0, { start: 0, end: 7 }],
      [1, { start: 9, end: 16 }],
    ]);
    const { replacements, segments: placed } = accepted(source, translated, segments, places, now)!;
    const text = applyEdits(now, replacements).text;
    expect(text).toBe(`A new line.\n${translated}`);
    expect(placed.map(({ start, end }) => text.slice(start, end))).toEqual(["Một từ.", "Hai từ."]);
  });

  it("changes nothing where somebody has edited a segment's source", () => {
    const places = new Map([[0, { start: 0, end: 7 }]]);
    expect(accepted(source, translated, segments, places, source.replace("One", "Each"))).toBeUndefined();
  });

  it("takes along what a document says about its own language", () => {
    const catalogue = 'msgstr "Language: en\\n"\nmsgid "One word."\n';
    const inThai = 'msgstr "Language: th\\n"\nmsgid "หนึ่งคำ"\n';
    const start = catalogue.indexOf("One");
    const place = { start, end: start + 9, resultStart: start, resultEnd: start + 7 };
    const pieces = segmentsOf(catalogue, { text: inThai, segments: [{ ...outcome, ...place }] });
    expect(pieces.map(({ source, text, index }) => [source, text, index])).toEqual([
      ["en", "th", 1],
      ["One word.", "หนึ่งคำ", 0],
    ]);
    expect(applyEdits(catalogue, pieces).text).toBe(inThai);
  });

  it("makes the accepted text of any source, and cuts no character", () => {
    const text = fc.string({ unit: "grapheme", maxLength: 12 });
    fc.assert(
      fc.property(text, text, (before, after) => {
        const { replacements } = accepted(before, after, [], new Map())!;
        expect(applyEdits(before, replacements).text).toBe(after);
        for (const replacement of replacements) {
          expect(replacement.text).not.toMatch(/\p{Surrogate}/u);
          expect(before.slice(replacement.start, replacement.end)).not.toMatch(/\p{Surrogate}/u);
        }
      }),
    );
  });
});
