/**
 * Markdown and HTML as people write it: all that the installed packages have of it, under their own licences. They are read where
 * they lie; none of them is part of this project.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { marked, type Token } from "marked";
import { describe, expect, it } from "vitest";
import type { DocumentFormat } from "../../../../src/core/translate/formats/documentFormat.ts";
import { html } from "../../../../src/core/translate/formats/html/html.ts";
import { markdown } from "../../../../src/core/translate/formats/markdown/markdown.ts";
import { plainText } from "../../../../src/core/translate/formats/plainText.ts";
import { faultIn, skeletonOf, sourcesOf, translated } from "./formatProperties.ts";

const packages = fileURLToPath(new URL("../../../../node_modules", import.meta.url));
const paths = readdirSync(packages, { recursive: true, encoding: "utf8" });
const filesLike = (pattern: RegExp) =>
  paths
    .filter((path) => pattern.test(path))
    .map((path) => ({ path, text: readFileSync(join(packages, path), "utf8") }));

const markdownFiles = filesLike(/\.(?:md|markdown)$/iu);
const htmlFiles = filesLike(/\.html?$/iu);

/** Why the format does not keep the text as it should, or undefined. */
function faultOf(format: DocumentFormat, text: string): string | undefined {
  const fault = faultIn(format, text);
  if (fault !== undefined) return fault;
  const skeleton = skeletonOf(format, text);
  const again = skeletonOf(
    format,
    translated(format, text, (source) => `${source} ก`),
  );
  const changed = skeleton.findIndex((part, index) => part !== again[index]);
  return changed === -1 && again.length === skeleton.length ? undefined : `another structure behind text ${changed}`;
}

describe("real documents", () => {
  it.each([
    { format: markdown, files: markdownFiles, least: 300 },
    { format: html, files: htmlFiles, least: 100 },
    { format: plainText, files: markdownFiles, least: 300 },
  ])(
    "keep everything but their texts: $format.id",
    ({ format, files, least }) => {
      expect(files.length).toBeGreaterThanOrEqual(least);
      const faults = files.flatMap(({ path, text }) => {
        const fault = faultOf(format, text);
        return fault === undefined ? [] : [`${path}: ${fault}`];
      });
      expect(faults).toEqual([]);
    },
    120_000,
  );

  it("have their words in the spans, as another Markdown parser sees them", () => {
    let words = 0;
    let found = 0;
    for (const { text } of markdownFiles) {
      const inSpans = countsOf(sourcesOf(markdown, text).flatMap(wordsOf));
      for (const word of visibleText(text).flatMap(wordsOf)) {
        const left = inSpans.get(word) ?? 0;
        words += 1;
        if (left > 0) found += 1;
        inSpans.set(word, left - 1);
      }
    }
    expect(words).toBeGreaterThan(100_000);
    // The rest are addresses, which are no text here, and the names of alerts.
    expect(found / words).toBeGreaterThan(0.995);
  }, 120_000);
});

/** The text tokens of the document: no code, no HTML, no destinations. */
function visibleText(text: string): string[] {
  const texts: string[] = [];
  void marked.walkTokens(marked.lexer(text), (token: Token) => {
    if (token.type === "text" && !("tokens" in token)) texts.push(token.raw);
  });
  return texts;
}

function wordsOf(text: string): string[] {
  return text.match(/\p{Letter}{3,}/gu) ?? [];
}

function countsOf(words: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}
