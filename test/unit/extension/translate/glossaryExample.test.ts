import { expect, it } from "vitest";
import { LANGUAGES } from "../../../../src/core/languages.ts";
import { parseGlossary, termsFor } from "../../../../src/core/translate/glossary/parseGlossary.ts";
import { glossaryExample } from "../../../../src/extension/translate/glossary/glossaryExample.ts";

it("a new glossary is read without a problem, and every language has a term in it", () => {
  const { glossary, problems } = parseGlossary(glossaryExample());
  expect(problems).toEqual([]);
  expect(glossary.entries).toHaveLength(3);
  for (const { tag } of LANGUAGES) {
    expect(termsFor(glossary, tag)).toContainEqual(
      expect.objectContaining({ source: "SEA-LION", target: "SEA-LION", caseSensitive: true }),
    );
  }
  expect(termsFor(glossary, "th")).toContainEqual(expect.objectContaining({ source: "model", target: "โมเดล" }));
});
