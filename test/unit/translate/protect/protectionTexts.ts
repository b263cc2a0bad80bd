/** Units for the tests of protection: sentences of the declaration in eleven languages, with what must not be lost among their words. */
import fc from "fast-check";
import { LANGUAGES, type LanguageTag } from "../../../../src/core/languages.ts";
import type { InlineMark, MessageSyntax } from "../../../../src/core/translate/formats/documentFormat.ts";
import type { SourceUnit } from "../../../../src/core/translate/protect/units.ts";
import { paragraph } from "../../../../tools/tiny-model/declaration.ts";

export function unit(text: string, details: Partial<SourceUnit> = {}): SourceUnit {
  return { text, marks: [], syntax: "text", ...details };
}

/** The unit of Markdown-like text: `**`, `_` and `__`, code and links are marks, as a reader of the format gives them. */
export function markedUnit(text: string): SourceUnit {
  const marks: InlineMark[] = [];
  const pairs = [/(\*\*)([^*]+)(\*\*)/gu, /(?<!\w)(__?)([^_]+)(\1)(?!\w)/gu, /(\[)([^\]]+)(\]\([^)]+\))/gu];
  pairs.forEach((pattern, kind) => {
    for (const { index, 1: open = "", 2: words = "", 3: close = "" } of text.matchAll(pattern)) {
      const pair = index * 3 + kind;
      const end = index + open.length + words.length;
      marks.push({ kind: "open", pair, start: index, end: index + open.length });
      marks.push({ kind: "close", pair, start: end, end: end + close.length });
    }
  });
  for (const { index, 0: code } of text.matchAll(/`[^`]+`/gu)) {
    marks.push({ kind: "opaque", start: index, end: index + code.length });
  }
  return unit(text, { marks: marks.sort((a, b) => a.start - b.start) });
}

/** A sentence of article 20 in each language. */
export const SENTENCES: readonly (readonly [LanguageTag, string])[] = LANGUAGES.map(({ tag }) => [
  tag,
  paragraph(tag, "20/2"),
]);

/** Things that are no language, one of each kind. */
export const THINGS = [
  "{name}",
  "{0}",
  "{{count}}",
  "${user.name}",
  "%(total)s",
  "%1$s",
  "https://example.org/a?b=c",
  "someone@example.org",
  "`npm install`",
  "src/core/prompts.ts",
  "--no-cache",
  "MAX_TOKENS",
  "👩🏽‍💻",
  "🇹🇭",
  "&nbsp;",
  "<br/>",
  "1,234.5 kg",
  "2026-11-28",
  "v1.2.3",
  "⟦1⟧",
  "⟧",
] as const;

export const LONE_SURROGATE = /\p{Surrogate}/u;

const SYNTAXES: readonly MessageSyntax[] = ["text", "icu", "printf", "fluent"];

/** Where a reader's marks may begin or end: between characters, and not inside a word. */
function bordersOf(text: string): number[] {
  const isInWord = (at: number) => /[\p{L}\p{M}\p{N}]{2}/u.test(text.slice(Math.max(0, at - 1), at + 1));
  const isTorn = (at: number) => LONE_SURROGATE.test(text.slice(0, at));
  return Array.from({ length: text.length + 1 }, (_, at) => at).filter((at) => !isInWord(at) && !isTorn(at));
}

/** Words of the eleven languages with things anywhere among them, also torn ones and signs of every syntax. */
export const arbitraryUnit: fc.Arbitrary<SourceUnit> = fc
  .record({
    pieces: fc.array(
      fc.oneof(
        fc.constantFrom(...SENTENCES.map(([, sentence]) => sentence.slice(0, 24))),
        fc.constantFrom(...THINGS),
        fc.constantFrom(
          "<b>",
          "</b>",
          "<a href='x'>",
          "</a>",
          "<0>",
          "</0>",
          "**",
          "*",
          "{",
          "}",
          "'",
          "%",
          "&",
          "<",
          ">",
          "/",
          ":",
          "1",
          "٣",
          "๓",
        ),
        fc.string({ unit: "grapheme", maxLength: 6 }),
        fc.constantFrom(" ", "\n", "", "\u200B", "\u00A0"),
      ),
      { maxLength: 12 },
    ),
    syntax: fc.constantFrom(...SYNTAXES),
    cuts: fc.array(
      fc.record({
        at: fc.nat(200),
        length: fc.nat(8),
        kind: fc.constantFrom("opaque", "open", "close"),
        pair: fc.nat(3),
      }),
      {
        maxLength: 6,
      },
    ),
  })
  .map(({ pieces, syntax, cuts }) => {
    const text = pieces.join("");
    const borders = bordersOf(text);
    let end = 0;
    const marks: InlineMark[] = [];
    for (const { at, length, kind, pair } of cuts.sort((a, b) => a.at - b.at)) {
      const start = borders.find((border) => border >= Math.max(end, at));
      const next =
        start === undefined ? undefined : borders.find((border) => border > start && border >= start + length);
      if (start === undefined || next === undefined) break;
      end = next;
      marks.push(kind === "opaque" ? { kind, start, end } : { kind, pair, start, end });
    }
    return { text, syntax, marks };
  });
