import { describe, expect, it } from "vitest";
import { summaryDocument } from "../../../src/extension/summarize/summaryDocument.ts";

describe("a summary's document", () => {
  it("names its source, its coverage and its model, and takes none of them for markup", () => {
    const document = {
      sourceName: "a_b*.md",
      target: "th",
      summary: "สรุป\n",
      parts: 3,
      modelName: "Model [v4]",
    } as const;
    expect(summaryDocument(document)).toBe(
      "# Summary of a\\_b\\*.md\n\n*3 of 3 parts · ไทย - Thai · Model \\[v4\\]*\n\nสรุป\n",
    );
  });
});
