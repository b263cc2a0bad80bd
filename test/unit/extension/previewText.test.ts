import { describe, expect, it } from "vitest";
import { previewText } from "../../../src/extension/translate/previewText.ts";

describe("the preview of a translation", () => {
  it("shows a short one whole, in one line", () => {
    expect(previewText("  สวัสดี\n\nครับ ")).toBe("สวัสดี ครับ");
  });

  it("shows the end of a long one", () => {
    expect(previewText("one two three four", 5)).toBe("… four");
  });

  it("never shows a part of a character", () => {
    const family = "👨‍👩‍👧‍👦";
    expect(previewText(`${family}${family}${family}`, 2)).toBe(`…${family}${family}`);
    const burmese = "မြန်မာ";
    expect(burmese.endsWith(previewText(burmese.repeat(50), 1).slice(1))).toBe(true);
  });

  it("stays quick and short with a very long text", () => {
    expect(previewText("ก".repeat(1_000_000), 80)).toBe(`…${"ก".repeat(80)}`);
  });
});
