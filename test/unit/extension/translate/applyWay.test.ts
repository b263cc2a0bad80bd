/** Where translations come to stand, with real sentences and without an editor. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { FormatId } from "../../../../src/core/translate/formats/documentFormat.ts";
import { editsFor, type EditingWay } from "../../../../src/extension/translate/apply/applyWay.ts";
import { afterEdits, type PlacedEdit } from "../../../../src/extension/translate/apply/placedEdit.ts";
import {
  placesOf,
  translatedCopy,
  type TranslatedSegment,
} from "../../../../src/extension/translate/translatedText.ts";
import type { TextSpan } from "../../../../src/shared/translation.ts";

function segment(source: string, words: string, text: string): TranslatedSegment {
  const start = source.indexOf(words);
  const end = start + words.length;
  expect(start).toBeGreaterThanOrEqual(0);
  return {
    start,
    end,
    source: words,
    text,
    index: 0,
    outcome: { findings: [] },
  };
}

function applied(source: string, edits: readonly PlacedEdit[]): string {
  let text = source;
  for (const edit of edits.toReversed()) text = text.slice(0, edit.start) + edit.text + text.slice(edit.end);
  return text;
}

interface Example {
  readonly source: string;
  readonly format?: FormatId;
  readonly words: readonly (readonly [string, string])[];
}

function result(way: EditingWay, { source, format = "plaintext", words }: Example, place?: string): string {
  const segments = words.map(([from, to]) => segment(source, from, to));
  const start = place === undefined ? 0 : source.indexOf(place);
  const places =
    place === undefined
      ? segments.map(({ start, end }): TextSpan => ({ start, end }))
      : [{ start, end: start + place.length }];
  const edits = editsFor(way, { source, format, places, segments });
  const text = applied(source, edits);
  for (const placed of afterEdits(edits).segments) {
    expect(text.slice(placed.start, placed.end)).toBe(placed.segment.text);
  }
  return text;
}

describe("below", () => {
  it("puts the translation of a comment into a comment, with its indentation", () => {
    const source = "def greet():\n    # Say hello\n    pass\n";
    const words = [["Say hello", "ทักทาย"]] as const;
    expect(result("insertBelow", { source, format: "code", words })).toBe(
      "def greet():\n    # Say hello\n    # ทักทาย\n    pass\n",
    );
  });

  it("leaves code that stands before a comment where it is", () => {
    const source = "\tcount += 1; // One more guest\r\n";
    const words = [["One more guest", "ភ្ញៀវម្នាក់ទៀត"]] as const;
    expect(result("insertBelow", { source, format: "code", words })).toBe(
      "\tcount += 1; // One more guest\r\n\t// ភ្ញៀវម្នាក់ទៀត\r\n",
    );
  });

  it("closes a comment that has to be closed", () => {
    const source = "  int n; /* How many */ int m;\n";
    const words = [["How many", "எத்தனை"]] as const;
    expect(result("insertBelow", { source, format: "code", words })).toBe(
      "  int n; /* How many */ int m;\n  /* எத்தனை */\n",
    );
  });

  it("takes whole lines of a block comment with their signs", () => {
    const source = "/**\n * Opens the door.\n * Closes the window.\n */\n";
    const words = [
      ["Opens the door.", "တံခါးဖွင့်သည်။"],
      ["Closes the window.", "ပြတင်းပေါက်ပိတ်သည်။"],
    ] as const;
    expect(result("insertBelow", { source, format: "code", words }, "Opens the door.\n * Closes the window.")).toBe(
      "/**\n * Opens the door.\n * Closes the window.\n * တံခါးဖွင့်သည်။\n * ပြတင်းပေါက်ပိတ်သည်။\n */\n",
    );
  });

  it("does not repeat words before a selection in the middle of a line", () => {
    const words = [["good morning", "chào buổi sáng"]] as const;
    expect(result("insertBelow", { source: "  She said good morning to us.", words })).toBe(
      "  She said good morning to us.\n  chào buổi sáng",
    );
  });

  it("keeps a paragraph of Markdown apart by a blank line, and a list item not", () => {
    const words = [["Good morning", "Selamat pagi"]] as const;
    expect(result("insertBelow", { source: "Good morning\n", format: "markdown", words })).toBe(
      "Good morning\n\nSelamat pagi\n",
    );
    expect(result("insertBelow", { source: "1. Good morning\n", format: "markdown", words })).toBe(
      "1. Good morning\n1. Selamat pagi\n",
    );
  });
});

describe("a line in the middle of a paragraph", () => {
  it.each([
    ["insertBelow", "One\nTwo\n\nสอง\n\nThree\n"],
    ["insertAbove", "One\n\nสอง\n\nTwo\nThree\n"],
  ] as const)("%s: takes no other line into its copy", (way, expected) => {
    expect(result(way, { source: "One\nTwo\nThree\n", format: "markdown", words: [["Two", "สอง"]] })).toBe(expected);
  });
});

describe("above", () => {
  it("puts the translation before the line", () => {
    const words = [["Say hello", "ກ່າວສະບາຍດີ"]] as const;
    expect(result("insertAbove", { source: "x = 1\n  -- Say hello\n", format: "code", words })).toBe(
      "x = 1\n  -- ກ່າວສະບາຍດີ\n  -- Say hello\n",
    );
  });
});

describe("bilingual", () => {
  it("repeats headings, paragraphs, items and rows of Markdown with their signs", () => {
    const source = "# Rights\n\nAll are equal.\n\n- First\n- Second\n\n| Word | Sense |\n|---|---|\n| peace | calm |\n";
    const words = [
      ["Rights", "สิทธิ"],
      ["All are equal.", "ทุกคนเท่าเทียมกัน"],
      ["First", "หนึ่ง"],
      ["Second", "สอง"],
      ["peace", "สันติภาพ"],
      ["calm", "ความสงบ"],
    ] as const;
    expect(result("bilingual", { source, format: "markdown", words })).toBe(
      "# Rights\n\n# สิทธิ\n\nAll are equal.\n\nทุกคนเท่าเทียมกัน\n\n- First\n- หนึ่ง\n- Second\n- สอง\n\n" +
        "| Word | Sense |\n|---|---|\n| peace | calm |\n| สันติภาพ | ความสงบ |\n",
    );
  });

  it("stands in a cue below the words that are spoken", () => {
    const source = "1\n00:00:01,000 --> 00:00:02,000\nWelcome\n\n";
    const words = [["Welcome", "ยินดีต้อนรับ"]] as const;
    expect(result("bilingual", { source, format: "subtitles", words })).toBe(
      "1\n00:00:01,000 --> 00:00:02,000\nWelcome\nยินดีต้อนรับ\n\n",
    );
  });
});

describe("replace", () => {
  it("leaves every byte outside of the segments, whatever they are", () => {
    const pieces = fc.array(
      fc.record({ gap: fc.string(), source: fc.string(), text: fc.string({ unit: "grapheme" }) }),
    );
    fc.assert(
      fc.property(pieces, fc.string(), (parts, end) => {
        const source = parts.map((part) => part.gap + part.source).join("") + end;
        const expected = parts.map((part) => part.gap + part.text).join("") + end;
        let at = 0;
        const segments = parts.map((part): TranslatedSegment => {
          const start = at + part.gap.length;
          at = start + part.source.length;
          return {
            start,
            end: at,
            source: part.source,
            text: part.text,
            index: 0,
            outcome: { findings: [] },
          };
        });
        const whole = { start: 0, end: source.length };
        const edits = editsFor("replace", { source, format: "plaintext", places: [whole], segments });
        expect(applied(source, edits)).toBe(expected);
        expect(translatedCopy(source, whole, segments).text).toBe(expected);
        for (const placed of afterEdits(edits).segments) {
          expect(expected.slice(placed.start, placed.end)).toBe(placed.segment.text);
        }
      }),
    );
  });
});

describe("places", () => {
  it("are the ranges, widened to a segment that reaches over their edge", () => {
    expect(
      placesOf(
        [
          { start: 5, end: 8 },
          { start: 20, end: 30 },
        ],
        [
          { start: 3, end: 8 },
          { start: 21, end: 24 },
        ],
      ),
    ).toEqual([
      { start: 3, end: 8 },
      { start: 20, end: 30 },
    ]);
  });

  it("stay apart where they touch", () => {
    expect(
      placesOf(
        [
          { start: 0, end: 4 },
          { start: 4, end: 9 },
        ],
        [{ start: 0, end: 4 }],
      ),
    ).toEqual([
      { start: 0, end: 4 },
      { start: 4, end: 9 },
    ]);
  });
});
