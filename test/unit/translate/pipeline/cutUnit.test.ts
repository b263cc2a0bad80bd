import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LANGUAGES } from "../../../../src/core/languages.ts";
import { splitGraphemes } from "../../../../src/core/text/graphemes.ts";
import { cutSentences, cutUnit, type UnitPart } from "../../../../src/core/translate/pipeline/cutUnit.ts";
import { atomicSpans } from "../../../../src/core/translate/protect/protectText.ts";
import type { SourceUnit } from "../../../../src/core/translate/protect/units.ts";
import { articles } from "../../../../tools/tiny-model/declaration.ts";

const unitOf = (text: string): SourceUnit => ({ text, marks: [], syntax: "text" });
const textOf = (part: UnitPart): string => (typeof part === "string" ? part : part.text);
const withoutSpace = (text: string): string => text.replace(/\s+/gu, "");

const THINGS = [
  "{name}",
  "{{ user.name }}",
  "%1$s",
  "https://example.org/a?b=c d",
  "`code with spaces`",
  "<b>",
  "ann@example.org",
];
const tags = LANGUAGES.map(({ tag }) => tag);

/** Sentences of the declaration with placeholders anywhere between its words and characters. */
const textsWithThings = fc
  .record({
    tag: fc.constantFrom(...tags),
    from: fc.nat(20),
    things: fc.array(fc.record({ thing: fc.constantFrom(...THINGS), at: fc.nat(600) }), { maxLength: 12 }),
  })
  .map(({ tag, from, things }) => {
    let text = articles(tag)
      .flat()
      .slice(from, from + 4)
      .join("\n");
    for (const { thing, at } of things) {
      const characters = splitGraphemes(text);
      characters.splice(at % characters.length, 0, ` ${thing} `);
      text = characters.join("");
    }
    return { tag, text };
  });

/** Nothing but white space is lost or added, and no thing and no character is cut. */
function expectWhole(unit: SourceUnit, parts: readonly UnitPart[]): void {
  const joined = parts.map(textOf).join("");
  expect(withoutSpace(joined)).toBe(withoutSpace(unit.text));
  const inside = new Set<number>();
  for (const { start, end } of atomicSpans(unit)) for (let at = start + 1; at < end; at += 1) inside.add(at);
  const characterStarts = new Set<number>([unit.text.length]);
  let start = 0;
  for (const character of splitGraphemes(unit.text)) {
    characterStarts.add(start);
    start += character.length;
  }
  let at = 0;
  for (const part of parts) {
    if (typeof part === "string") continue;
    const place = unit.text.indexOf(part.text, at);
    expect(place).toBeGreaterThanOrEqual(at);
    at = place + part.text.length;
    for (const edge of [place, at]) {
      expect(inside.has(edge)).toBe(false);
      expect(characterStarts.has(edge)).toBe(true);
    }
  }
}

describe("cutUnit", () => {
  it("loses nothing and cuts neither a placeholder nor a character, whatever the limit", async () => {
    await fc.assert(
      fc.asyncProperty(textsWithThings, fc.integer({ min: 1, max: 400 }), async ({ tag, text }, limit) => {
        const unit = unitOf(text);
        expectWhole(unit, await cutUnit(unit, tag, { limit, count: (piece) => piece.length }));
      }),
      { numRuns: 150 },
    );
  });

  it("keeps the limit, but for a thing that is longer than it", async () => {
    await fc.assert(
      fc.asyncProperty(textsWithThings, async ({ tag, text }) => {
        const unit = unitOf(text);
        const longest = Math.max(80, ...atomicSpans(unit).map(({ start, end }) => end - start));
        const parts = await cutUnit(unit, tag, { limit: 80, count: (piece) => piece.length });
        for (const part of parts) if (typeof part !== "string") expect(part.text.length).toBeLessThanOrEqual(longest);
      }),
      { numRuns: 60 },
    );
  });

  it("gives each piece the marks that lie in it", async () => {
    const text = "One sentence with *emphasis*. Another with `code` in it.";
    const marks = [
      { start: 18, end: 19, kind: "open", pair: 1 },
      { start: 27, end: 28, kind: "close", pair: 1 },
      { start: 43, end: 49, kind: "opaque" },
    ] as const;
    const parts = await cutUnit({ text, marks, syntax: "text" }, "th", { limit: 30, count: (piece) => piece.length });
    const units = parts.filter((part) => typeof part !== "string");
    expect(units.map((unit) => unit.marks.map(({ start, end }) => unit.text.slice(start, end)))).toEqual([
      ["*", "*"],
      ["`code`"],
    ]);
  });

  it("cuts texts with private characters of their own, too", async () => {
    const unit = unitOf("One \u{F0000} two. Three {name} four.");
    expectWhole(unit, await cutUnit(unit, "th", { limit: 12, count: (piece) => piece.length }));
  });
});

describe("cutSentences", () => {
  it("loses nothing and cuts neither a placeholder nor a character", () => {
    fc.assert(
      fc.property(textsWithThings, ({ tag, text }) => expectWhole(unitOf(text), cutSentences(unitOf(text), tag))),
      { numRuns: 100 },
    );
  });

  it("keeps line breaks between lines, and asks for each sentence alone", () => {
    const parts = cutSentences(unitOf("One is here. Two is there.\n\nThree has 3.5 parts."), "ms");
    expect(parts.map(textOf)).toEqual(["One is here.", " ", "Two is there.", "\n", "\n", "Three has 3.5 parts."]);
  });
});
