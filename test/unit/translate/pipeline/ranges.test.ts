/** Translating only what is selected. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hasWords } from "../../../../src/core/text/hasWords.ts";
import { LANGUAGES } from "../../../../src/core/languages.ts";
import type { TranslationRequest } from "../../../../src/core/translate/pipeline/translateDocument.ts";
import { paragraph } from "../../../../tools/tiny-model/declaration.ts";
import { fakeEngineModel } from "../../../support/fakeEngineModel.ts";
import { runTranslation } from "../../../support/translationRun.ts";

const shouting = () => fakeEngineModel({ answer: (_messages, text) => text.toUpperCase() });

/** `selected` are the ranges, marked with « and ». */
async function shoutIn(marked: string, request: Omit<TranslationRequest, "text" | "target"> = {}): Promise<string> {
  const ranges: { start: number; end: number }[] = [];
  let text = "";
  for (const [, before = "", selected] of marked.matchAll(/([^«]*)(?:«([^»]*)»)?/gu)) {
    text += before;
    if (selected === undefined) continue;
    ranges.push({ start: text.length, end: text.length + selected.length });
    text += selected;
  }
  const { text: result, records } = await runTranslation(
    shouting(),
    { text, target: "ms", source: "en", ranges, ...request },
    { attempts: 1 },
  );
  expect(records).toEqual({});
  return result;
}

describe("ranges of plain text", () => {
  it.each([
    ["a word", "one «two» three", "one TWO three"],
    ["white space around stays", "one« two  »three", "one TWO  three"],
    ["several", "«one» two\n«three»\n\nfour «five»", "ONE two\nTHREE\n\nfour FIVE"],
    ["a block of several lines, with its line breaks", "  a\r\n  «b\r\n  c»\r\n", "  a\r\n  B\r\n  C\r\n"],
    ["two blocks", "«one\n\ntwo» three", "ONE\n\nTWO three"],
    ["nothing but white space", "one« »two", "one two"],
    ["no ranges at all", "one two", "one two"],
  ])("%s", async (_name, marked, expected) => {
    expect(await shoutIn(marked)).toBe(expected);
  });

  it("any part of the declaration, in every language: all else is as it was", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...LANGUAGES.map(({ tag }) => tag)),
        fc.nat(),
        fc.nat(),
        fc.constantFrom("plaintext", "markdown"),
        async (tag, one, other, format) => {
          const text = ["20/1", "20/2", "1/1"].map((id) => paragraph(tag, id)).join("\n\n");
          const [start = 0, end = 0] = [one % text.length, other % text.length].sort((a, b) => a - b);
          const marker = "X";
          const model = fakeEngineModel({ answer: () => marker });
          const request = { text, target: tag === "en" ? "th" : "en", format, ranges: [{ start, end }] } as const;
          const { text: result, segments } = await runTranslation(model, request, { attempts: 1 });
          let at = 0;
          let kept = "";
          for (const segment of segments) {
            const selected = text.slice(segment.start, segment.end);
            kept += text.slice(at, segment.start) + (hasWords(selected) ? marker : selected);
            at = segment.end;
          }
          expect(result).toBe(kept + text.slice(at));
        },
      ),
      { numRuns: 60, examples: [["vi", 154075673, 2147483620, "markdown"]] },
    );
  });
});

describe("ranges of a format", () => {
  it.each([
    ["a paragraph of Markdown, whole", "# one\n\n«two `3` four»\n", "# one\n\nTWO `3` FOUR\n"],
    ["a part of it", "two «three» four *five*\n", "two THREE four *five*\n"],
    ["over marks that it touches", "one *tw«o three* fo»ur\n", "one *TWO THREE* FOur\n"],
    [
      "in a fence, where no text is for Markdown",
      "one\n\n```\nlet «some» = 1;\n```\n",
      "one\n\n```\nlet SOME = 1;\n```\n",
    ],
    ["across blocks", "- o«ne\n- tw»o\n", "- oNE\n- TWo\n"],
    ["of a quotation, line by line", "> one\n> «two»\n> three\n", "> one\n> TWO\n> three\n"],
  ])("%s", async (_name, marked, expected) => {
    expect(await shoutIn(marked, { format: "markdown" })).toBe(expected);
  });

  it("takes a part of a value whose escapes only add a sign", async () => {
    const marked = String.raw`{ "a": "one \"two\" t«hre»e", "b": "four" }`;
    expect(await shoutIn(marked, { format: "json" })).toBe(String.raw`{ "a": "one \"two\" tHREe", "b": "four" }`);
  });

  it("takes a value whole whose escapes stand for other signs", async () => {
    const marked = String.raw`{ "a": "one\ntwo t«hre»e", "b": "four" }`;
    expect(await shoutIn(marked, { format: "json" })).toBe(String.raw`{ "a": "ONE\nTWO THREE", "b": "four" }`);
  });

  it("takes a part of a value without any", async () => {
    expect(await shoutIn('{ "a": "one «two» three" }', { format: "json" })).toBe('{ "a": "one TWO three" }');
  });

  it("takes what is selected in a broken document for plain text, and says so", async () => {
    const text = '{ "a": one two';
    const outcome = await runTranslation(
      shouting(),
      { text, target: "ms", source: "en", format: "json", ranges: [{ start: 7, end: 14 }] },
      { attempts: 1 },
    );
    expect(outcome.text).toBe('{ "a": ONE TWO');
    expect(outcome.notes).toMatchObject([{ code: "partSkipped", details: { line: 1 } }]);
  });
});
