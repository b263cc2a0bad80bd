import type { Tree } from "@lezer/common";
import { GFM, parser } from "@lezer/markdown";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseMarkdown } from "../../../../src/core/translate/formats/markdown/markdownParser.ts";
import { SENTENCES } from "../protect/protectionTexts.ts";

/** Without math, which the library's own parser has not. */
const MARKUP =
  "* ** _ __ ~ ~~ ` `` [ ] ( ) ![ ](x) <b> </b> < <http://a.b> <!--x--> www.a.b www. http://a.b/c https: mailto:a@b.c xmpp:a@b.c/d a@b.co . + - @ : &amp; & " +
  "\\* | # > -- 1. \" ' % { } ^ = / ; , ! ? 0 12 foo_bar word Word é 日本 😀";
const SPACES = [" ", "  ", "\n", "  \n", "   \n", "\\\n", "\n\n", "\t", "\u00a0", ""];

const piece = fc.constantFrom(...MARKUP.split(" "), ...SENTENCES.map(([, sentence]) => sentence.slice(0, 20)));
const document = fc
  .array(fc.tuple(piece, fc.constantFrom(...SPACES)), { maxLength: 16 })
  .map((parts) => parts.flat().join(""));

function nodesOf(tree: Tree): string[] {
  const nodes: string[] = [];
  tree.iterate({ enter: ({ name, from, to }) => void nodes.push(`${name} ${from} ${to}`) });
  return nodes;
}

describe("plain text that the parser passes over", () => {
  it("hides nothing that the library's own parser finds", () => {
    const gfm = parser.configure(GFM);
    fc.assert(
      fc.property(document, (text) => {
        fc.pre(!/-[^\n]*\|[ \t]+$/mu.test(text)); // the second row of a table, which is read otherwise on purpose
        expect(nodesOf(parseMarkdown(text))).toEqual(nodesOf(gfm.parse(text)));
      }),
      { numRuns: 2000 },
    );
  });

  it("leaves a list item alone that ends in a bar and spaces", () => {
    expect(nodesOf(parseMarkdown("- | "))).toEqual(nodesOf(parser.configure(GFM).parse("- | ")));
  });

  it.each([
    ["one word", "a".repeat(190_000)],
    ["letters of another script", "ไ".repeat(190_000)],
    ["words", "word ".repeat(38_000)],
    ["brackets", "(".repeat(190_000)],
  ])("may be long: %s before an address", (_, words) => {
    expect(nodesOf(parseMarkdown(`${words} a@b.co`))).toContain(`URL ${words.length + 1} ${words.length + 7}`);
  });
});
