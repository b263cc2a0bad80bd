import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Extraction, Span, TextEdit } from "../../../../src/core/translate/formats/documentFormat.ts";
import { readAgain } from "../../../../src/core/translate/pipeline/readAgain.ts";

/** Lines; one that holds "bad" cannot be read, one that holds "+" counts twice. */
function extractLines(text: string, key?: (index: number) => string): Extraction {
  if (text.includes("bad")) throw new Error("cannot be read");
  const lines = Array.from(text.matchAll(/[^\n]+/gu)).flatMap((line) =>
    line[0].includes("+") ? [line, line] : [line],
  );
  const spans = lines.map(({ 0: line, index: start }, index): Span => ({
    start,
    end: start + line.length,
    source: line,
    current: line,
    encode: (translation) => translation,
    syntax: "text",
    marks: [],
    ...(key !== undefined && { key: key(index) }),
  }));
  return { spans, edits: [], skipped: [] };
}

async function guilty(
  translations: readonly (string | undefined)[],
  { padding = 0, standing = [] }: { readonly padding?: number; readonly standing?: readonly number[] } = {},
) {
  const text = translations.map((_, index) => String(index).padEnd(4 + padding, ".")).join("\n");
  let readings = 0;
  let at = 0;
  const edits = translations.map((translation): TextEdit | undefined => {
    const start = at;
    at += 5 + padding;
    return translation === undefined ? undefined : { start, end: start + 4 + padding, text: translation };
  });
  const { unreadable: found, spans } = await readAgain({
    text,
    edits,
    standing: new Set(standing),
    fixedEdits: [],
    extract: (document) => {
      readings += 1;
      return extractLines(document);
    },
    expected: extractLines(text),
    nextTurn: () => Promise.resolve(),
  });
  return { found, readings, spans };
}

describe("readAgain", () => {
  it("reads once when all is well", async () => {
    expect(await guilty(["a", "b", undefined, "d"])).toMatchObject({ found: [], readings: 1 });
  });

  it("tells what stands at each edited place that is left", async () => {
    const { spans } = await guilty(["a", "bad", undefined, "dd"]);
    expect(
      [...spans].map(([index, { span, expected, isWhole }]) => [index, span.source, expected.source, isWhole]),
    ).toEqual([
      [0, "a", "0...", true],
      [3, "dd", "3...", true],
    ]);
  });

  it("finds one among a thousand in few readings", async () => {
    const translations = new Array<string>(1000).fill("fine");
    translations[617] = "bad";
    const { found, readings } = await guilty(translations);
    expect(found).toEqual([617]);
    expect(readings).toBeLessThan(30);
  });

  it("finds exactly those that are guilty, wherever they are", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom("fine", "bad", "+", undefined), { minLength: 1, maxLength: 40 }),
        async (translations) => {
          const wanted = translations.flatMap((text, index) => (text === "bad" || text === "+" ? [index] : []));
          expect((await guilty(translations)).found.toSorted((a, b) => a - b)).toEqual(wanted);
        },
      ),
    );
  });

  it("gives up the search in a large document, and with it all that may be guilty: what stays can be read", async () => {
    const translations = Array.from({ length: 400 }, (_, index) => (index % 3 === 0 ? "bad" : "fine"));
    const { found, readings } = await guilty(translations, { padding: 40_000 });
    expect(readings).toBeLessThanOrEqual(8);
    const left = translations.filter((_, index) => !found.includes(index));
    expect(left).not.toContain("bad");
  });

  it("suspects no standing segment while the document can be read with such alone, however long the search", async () => {
    const translations = Array.from({ length: 400 }, (_, index) => (index % 3 === 0 ? "bad" : "fine"));
    const standing = translations.flatMap((text, index) => (text === "fine" && index % 2 === 0 ? [index] : []));
    const { found } = await guilty(translations, { padding: 40_000, standing });
    expect(found.filter((index) => standing.includes(index))).toEqual([]);
    expect(translations.filter((_, index) => !found.includes(index))).not.toContain("bad");
  });

  it("finds standing segments that the document cannot be read with", async () => {
    const { found } = await guilty(["a", "bad", "c", "bad", "e"], { standing: [0, 1, 2] });
    expect(found.toSorted()).toEqual([1, 3]);
  });
});
