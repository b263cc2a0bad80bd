import { describe, expect, it } from "vitest";
import { textLanguage } from "../../../src/core/text/textLanguage.ts";
import { SAMPLES } from "../../webview/support/samples.ts";

describe("textLanguage", () => {
  it.each(SAMPLES.map(({ lang, long }) => [lang, long] as const))("tells %s", (lang, long) => {
    expect(textLanguage(long)).toBe(lang);
  });

  it.each([
    ["code", "const a = 1; x = y + z;"],
    ["figures", "1 + 1 = 2"],
    ["nothing", ""],
    ["a language that is none of the eleven", "Alle Menschen sind frei und gleich an Würde und Rechten geboren."],
  ])("tells none for %s", (_what, text) => {
    expect(textLanguage(text)).toBeUndefined();
  });
});
