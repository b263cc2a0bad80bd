import { expect, it } from "vitest";
import { LANGUAGES } from "../../../../src/core/languages.ts";
import { parseGlossary, termsFor } from "../../../../src/core/translate/glossary/parseGlossary.ts";
import { glossaryExample } from "../../../../src/extension/translate/glossary/glossaryExample.ts";

it("a new glossary changes no translation", () => {
  expect(parseGlossary(glossaryExample())).toEqual({ glossary: { entries: [] }, problems: [] });
});

it("its rows are read without a problem when they are comments no more, and every language has a term in them", () => {
  const { glossary, problems } = parseGlossary(glossaryExample().replaceAll("# ", ""));
  expect(problems).toEqual([]);
  expect(glossary.entries).toHaveLength(3);
  for (const { tag } of LANGUAGES) {
    expect(termsFor(glossary, tag)).toContainEqual(
      expect.objectContaining({ source: "SEA-LION", target: "SEA-LION", caseSensitive: true }),
    );
  }
  expect(termsFor(glossary, "th")).toContainEqual(expect.objectContaining({ source: "model", target: "โมเดล" }));
});
